// What is wrong with how a page tells of errors: title, focus, links to boxes, the same words there, what was typed.
([words, number]) => {
  const faults = [];
  const plain = (text) => (text || "").trim().replace(/\s+/g, " ");
  const summary = document.querySelector(".error-summary");
  if (!summary) return ["no summary of what is wrong"];
  if (document.activeElement !== summary) faults.push("the summary has not taken the focus");
  if (!/:.* – |^\[?[^ ]+:/.test(document.title)) faults.push(`the title does not begin with the error: ${document.title}`);
  const told = [...summary.querySelectorAll("li")];
  if (!told.some((each) => plain(each.textContent))) faults.push("the summary says nothing");
  for (const each of told) // read here, where no label stands beside it
    if (/^(This field|Enter a |Select a |Ensure |\(Hidden)/.test(plain(each.textContent))) faults.push(`which box is “${plain(each.textContent)}” about?`);
  for (const link of summary.querySelectorAll("a")) {
    const said = plain(link.textContent);
    const box = document.getElementById(link.hash.slice(1));
    if (!box || !["INPUT", "SELECT", "TEXTAREA"].includes(box.tagName)) { faults.push(`“${said}” leads to no box: ${link.hash}`); continue; }
    if (!box.checkVisibility({ visibilityProperty: true })) faults.push(`“${said}” leads to a hidden box: ${link.hash}`);
    if (box.getAttribute("aria-invalid") !== "true") faults.push(`${link.hash} is not marked as wrong`);
    const around = box.closest("fieldset");
    const ids = `${box.getAttribute("aria-describedby") || ""} ${(around && around.getAttribute("aria-describedby")) || ""}`.split(" ");
    const heard = ids.filter(Boolean).map((id) => document.getElementById(id)).filter((each) => each && each.checkVisibility()).map((each) => plain(each.textContent)).join(" ");
    if (!heard.includes(said)) faults.push(`${link.hash} says “${heard}”, the summary “${said}”`);
  }
  const linked = new Set([...summary.querySelectorAll("a")].map((each) => each.hash.slice(1).replace(/_\d+$/, "")));
  for (const box of document.querySelectorAll("input[aria-invalid=true], select[aria-invalid=true], textarea[aria-invalid=true]"))
    if (!linked.has(box.id) && !linked.has(box.id.replace(/_\d+$/, ""))) faults.push(`#${box.id} is marked as wrong, and not in the summary`);
  if (words) {
    const form = [...document.querySelectorAll("form")].filter((each) => each.method === "post")[number];
    for (const box of form ? form.querySelectorAll("textarea, input[type=text], input[type=email], input[type=search], input[type=url]") : [])
      if (!box.readOnly && !box.disabled && box.name && box.autocomplete !== "one-time-code" && plain(box.value).toLowerCase() !== words) faults.push(`#${box.id} has lost what was typed`);
  }
  return faults;
}
