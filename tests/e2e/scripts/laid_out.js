// Faults of the layout: too wide, cut off, outside the window or the picture, written over.
() => {
  const found = [];
  const root = document.documentElement;
  const name = (node) => {
    const cls = typeof node.className === "string" ? node.className : "";
    return `<${node.localName} ${cls}> "${(node.textContent || "").trim().replace(/\s+/g, " ").slice(0, 50)}"`;
  };
  if (root.scrollWidth > root.clientWidth) found.push(`${root.scrollWidth - root.clientWidth} px too wide`);
  const ids = [...document.querySelectorAll("[id]")].map((node) => node.id);
  for (const id of new Set(ids.filter((each, index) => ids.indexOf(each) !== index))) found.push(`twice: #${id}`);
  const up = (node, test) => { while (node && node !== root) { if (test(node)) return node; node = node.parentElement; } return null; };
  const hidden = (node) => !node.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    || up(node, (each) => { const s = getComputedStyle(each); return s.clipPath.startsWith("inset(50%"); });
  const scrolls = (node) => up(node, (each) => ["auto", "scroll"].includes(getComputedStyle(each).overflowX));
  const floats = (node) => up(node, (each) => ["fixed", "sticky"].includes(getComputedStyle(each).position));

  for (const node of document.body.querySelectorAll("*")) {
    if (node.closest("svg") || hidden(node)) continue;
    const style = getComputedStyle(node);
    const cuts = ["hidden", "clip"].includes(style.overflowX) || ["hidden", "clip"].includes(style.overflowY);
    if (cuts && node.localName !== "progress" && node.textContent.trim()
        && (node.scrollWidth > node.clientWidth + 1 || node.scrollHeight > node.clientHeight + 1))
      found.push(`cut off: ${name(node)}`);
    if (node.localName === "select" || (node.localName === "input" && node.type === "submit")) {
      if (node.scrollWidth > node.clientWidth + 1) found.push(`cut off: ${name(node)}`);
    }
    if (style.textOverflow === "ellipsis" && node.type !== "file") found.push(`shortened: ${name(node)}`);
  }

  if (matchMedia("print").matches)
    for (const node of document.querySelectorAll(".table-box, .table"))
      if (!hidden(node) && node.scrollWidth > node.clientWidth + 1) found.push(`wider than the paper: ${name(node)}`);

  const lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const parent = text.parentElement;
    if (!text.data.trim() || ["SCRIPT", "STYLE", "OPTION", "TEXTAREA"].includes(parent.tagName) || parent.closest("select") || hidden(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const apart = floats(parent), inside = scrolls(parent), drawn = parent.closest("svg");
    for (const box of range.getClientRects()) {
      if (box.width < 1 || box.height < 1) continue;
      if (!inside && !drawn && (box.left < -1 || box.right > root.clientWidth + 1))
        found.push(`outside the window: ${name(parent)}`);
      if (drawn) {
        const frame = drawn.getBoundingClientRect();
        if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1)
          found.push(`outside the picture: ${name(parent)}`);
      }
      if (!apart && !inside) lines.push({ text, parent, box });
    }
  }
  lines.sort((one, other) => one.box.top - other.box.top);
  for (let i = 0; i < lines.length; i++) {
    for (let j = i + 1; j < lines.length && lines[j].box.top < lines[i].box.bottom; j++) {
      const [a, b] = [lines[i], lines[j]];
      if (a.text === b.text) continue;
      const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
      const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
      const least = Math.min(a.box.height, b.box.height);
      if (across > 2 && down > least * 0.35) found.push(`written over: ${name(a.parent)} and ${name(b.parent)}`);
    }
  }
  return [...new Set(found)].slice(0, 12);
}
