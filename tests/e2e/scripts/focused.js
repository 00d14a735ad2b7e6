// What is wrong with the place of the focus: nothing to be seen of it, hidden behind something, or out of order.
() => {
  const now = document.activeElement;
  if (!now || now === document.body) return null;
  const style = getComputedStyle(now);
  const told = `<${now.localName}> "${(now.getAttribute("aria-label") || now.textContent || now.name || "").trim().replace(/\s+/g, " ").slice(0, 40)}"`;
  const faults = [];
  const before = window.focusedBefore;
  if (before === now) return faults; // a date's day, month and year are one box
  if (before && now.matches(".skip")) return null; // round again
  if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) faults.push(`no outline: ${told}`);
  if (now.tabIndex > 0) faults.push(`a place of its own in the order: ${told}`);
  if (before && before.isConnected && !(before.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_FOLLOWING))
    faults.push(`out of order: ${told}`);
  window.focusedBefore = now;
  const own = (node) => node && (node === now || now.contains(node) || node.contains(now) && node.localName === "label" || [...(now.labels || [])].some((label) => label.contains(node)));
  const boxes = [...now.getClientRects()].filter((box) => box.width && box.height);
  const points = boxes.flatMap((box) => [0.2, 0.5, 0.8].map((part) => [box.left + box.width * part, box.top + box.height / 2]));
  const inside = points.filter(([x, y]) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight);
  if (!inside.some(([x, y]) => own(document.elementFromPoint(x, y)))) faults.push(`cannot be seen: ${told}`);
  return faults;
}
