// Fills the form of a number on the page, or empties it, and presses its first button.
([number, words]) => {
  const form = [...document.querySelectorAll("form")].filter((each) => each.method === "post")[number];
  const boxes = [...form.elements].filter((each) => each.name && each.type !== "hidden" && each.localName !== "button" && !each.disabled);
  for (const box of boxes) {
    if (box.type === "checkbox" || box.type === "radio") box.checked = false;
    else if (box.localName === "select") for (const each of box.options) each.selected = false;
    else if (["date", "number", "file", "color"].includes(box.type)) { if (!box.readOnly) box.value = ""; }
    else if (!box.readOnly) box.value = words;
  }
  form.noValidate = true;
  form.removeAttribute("data-unsaved");
  const button = form.querySelector("button:not([type=button])");
  button ? button.click() : form.submit();
}
