// Small courtesies. Every page works without this file.
(() => {
  const summary = document.querySelector("[data-focus]");
  if (summary) {
    // A link of the summary before stays in the address when the form is sent again, and would take the focus along.
    if (location.hash) history.replaceState(history.state, "", location.pathname + location.search);
    summary.focus();
  }

  const all = document.querySelector("[data-select-all]");
  if (all) {
    const form = all.closest("form");
    const boxes = () => [...form.querySelectorAll('.pick input[type="checkbox"]')];
    const told = form.querySelector("[data-chosen]");
    const count = () => {
      const chosen = boxes().filter((box) => box.checked).length;
      if (told) told.textContent = String(chosen);
      all.checked = chosen > 0 && chosen === boxes().length;
    };
    all.closest("label").hidden = false;
    all.addEventListener("change", () => {
      boxes().forEach((box) => { box.checked = all.checked; });
      count();
    });
    form.addEventListener("change", count);
    if (told) told.parentElement.hidden = false;
    addEventListener("pageshow", count); // boxes stay ticked when one comes back to a page
    count();
  }

  // A select that saves by itself does so when something was chosen in it. By keys every step on the way changes it,
  // so there it waits until one goes on.
  const waiting = new WeakMap();
  const saves = (event) => event.target.closest && event.target.closest('select[hx-trigger="chosen"]');
  const chosen = (select) => { waiting.delete(select); select.dispatchEvent(new Event("chosen", { bubbles: true })); };
  document.addEventListener("keydown", (event) => {
    const select = saves(event);
    if (!select || event.key === "Tab" || event.key === "Shift") return;
    if (event.key === "Enter" && waiting.get(select) === "changed") chosen(select);
    else if (!waiting.has(select)) waiting.set(select, "keys");
  });
  document.addEventListener("pointerdown", (event) => { const select = saves(event); if (select) waiting.delete(select); });
  document.addEventListener("change", (event) => {
    const select = saves(event);
    if (!select) return;
    if (waiting.has(select)) waiting.set(select, "changed");
    else chosen(select);
  });
  document.addEventListener("focusout", (event) => {
    const select = saves(event);
    if (select && waiting.get(select) === "changed") chosen(select);
    else if (select) waiting.delete(select);
  });

  // How much room is left in a long text, said once there is little. A new line counts as two, as it is sent.
  const soon = new WeakMap();
  document.addEventListener("input", ({ target }) => {
    const line = target.id && document.getElementById(`${target.id}_limit`);
    if (!line) return;
    line.dataset.first ??= line.hidden ? "" : line.textContent;
    clearTimeout(soon.get(target));
    soon.set(target, setTimeout(() => {
      const left = line.dataset.most - [...target.value.trim().replace(/\r?\n/g, "\r\n")].length;
      const isNear = left < line.dataset.most / 5;
      line.hidden = !isNear && !line.dataset.first;
      line.textContent = isNear ? `${left < 0 ? line.dataset.over : line.dataset.left} ${Math.abs(left)}` : line.dataset.first;
    }, 400));
  });

  for (const form of document.querySelectorAll("form[data-unsaved]")) {
    let changed = false;
    form.addEventListener("input", () => { changed = true; });
    form.addEventListener("submit", () => { changed = false; });
    addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });
  }
})();
