// Small courtesies. Every page works without this file.
(() => {
  const summary = document.querySelector("[data-focus]");
  if (summary) summary.focus();

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

  for (const form of document.querySelectorAll("form[data-unsaved]")) {
    let changed = false;
    form.addEventListener("input", () => { changed = true; });
    form.addEventListener("submit", () => { changed = false; });
    addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });
  }
})();
