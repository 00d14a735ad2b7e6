// What is typed into a form with a draft is kept while it is typed. Forms work without this file: a post that does not
// pass is kept as well.
(() => {
  if (document.documentElement.hasAttribute("data-writing")) return; // a page with several forms names this file often
  document.documentElement.setAttribute("data-writing", "");
  const EVERY = 3000; // milliseconds
  const AGAIN = 10000;
  const LEAVING = 1500; // how long a form waits for its last words to be kept before it is sent
  const LARGEST = 60000; // bytes a browser still sends when its page goes
  const known = new WeakSet();
  const open = []; // what each watched form has not kept yet

  const watch = (form) => {
    if (known.has(form)) return;
    known.add(form);
    const line = form.querySelector("[data-draft-line]");
    const boxes = () => [...form.querySelectorAll('textarea[name], input[type="text"][name], input[type="hidden"][name]')]
      .filter((box) => !box.disabled && (box.type !== "hidden" || /(^|-)seen$/.test(box.name)));
    // Days, lists and ticks that are kept as well; `atFirst`: as the page came.
    const choices = new Set((form.dataset.draftChoices || "").split(" ").filter(Boolean));
    const chosen = (box, atFirst) => {
      if (box.options) return [...box.options].filter((each) => (atFirst ? each.defaultSelected : each.selected)).map((each) => each.value);
      if (/^(radio|checkbox)$/.test(box.type)) return (atFirst ? box.defaultChecked : box.checked) ? [box.value] : [];
      return [atFirst ? box.defaultValue : box.value];
    };
    const written = (atFirst = false) => {
      const body = new URLSearchParams();
      for (const box of boxes()) if (!choices.has(box.name)) body.append(box.name, atFirst ? box.defaultValue : box.value);
      for (const box of form.elements)
        if (choices.has(box.name) && !box.disabled) for (const value of chosen(box, atFirst)) body.append(box.name, value);
      return body;
    };
    const say = (name) => {
      const text = line ? line.dataset[name] : "";
      if (line && line.textContent !== text) line.textContent = text; // said aloud once, not every three seconds
    };
    // Who types while the page is still loading has written something as well.
    let kept = String(written(form.contains(document.activeElement)));
    let timer = 0;
    let sending = null;
    let gone = false;

    const later = (wait) => { if (!timer && !gone) timer = setTimeout(() => { timer = 0; save(); }, wait); };
    const save = async (leaving = false) => {
      const body = written();
      const now = String(body);
      if (gone || now === kept) return;
      if (sending && !leaving) return later(EVERY);
      const stamp = form.elements.draft_stamp; // which draft this page went on from: one it has not seen is not written over
      if (stamp) body.append(stamp.name, stamp.value);
      body.append("draft_place", form.dataset.draft);
      body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
      const mine = sending = new AbortController();
      try {
        const answer = await fetch(form.dataset.draftUrl, {
          method: "POST", body, redirect: "manual", signal: mine.signal, headers: { "X-Unasked": "draft" },
          keepalive: leaving && String(body).length < LARGEST,
        });
        if (answer.status === 204) {
          kept = now;
          if (stamp) stamp.value = answer.headers.get("X-Draft-Stamp");
          say("saved");
        }
        else { say(answer.status === 413 ? "full" : answer.status >= 500 ? "offline" : "signedOut"); later(AGAIN); }
      } catch (error) {
        if (error.name !== "AbortError") { say("offline"); later(AGAIN); }
      } finally {
        if (sending === mine) sending = null;
      }
    };

    open.push({ isOpen: () => form.isConnected && !gone && String(written()) !== kept, save: () => save(true) });
    form.addEventListener("input", () => { gone = false; later(EVERY); });
    form.addEventListener("submit", (event) => {
      if (event.defaultPrevented || gone) return;
      clearTimeout(timer);
      timer = 0;
      if (String(written()) === kept || form.hasAttribute("hx-post")) { gone = true; return; }
      // The last words are kept first, so that none goes should the form not arrive.
      event.preventDefault();
      const { submitter } = event;
      const wait = new Promise((done) => setTimeout(done, LEAVING));
      Promise.race([save(), wait]).then(() => {
        if (sending) sending.abort();
        gone = true;
        form.requestSubmit(submitter);
      });
    });
    if (String(written()) !== kept) later(EVERY);
    document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") save(true); });
    addEventListener("pagehide", () => save(true));
    addEventListener("pageshow", () => { gone = false; });
  };

  // Another button of the page: what stands in the boxes goes along with it.
  document.addEventListener("submit", (event) => {
    const { target, submitter } = event;
    const waiting = open.filter((each) => each.isOpen());
    if (event.defaultPrevented || target.matches("form[data-draft], [hx-post]") || target.dataset.went || !waiting.length) return;
    event.preventDefault();
    const wait = new Promise((done) => setTimeout(done, LEAVING));
    Promise.race([Promise.all(waiting.map((each) => each.save())), wait]).then(() => {
      target.dataset.went = "yes";
      target.requestSubmit(submitter);
    });
  });

  const all = (root) => { for (const form of root.querySelectorAll("form[data-draft]")) watch(form); };
  all(document);
  document.addEventListener("htmx:load", (event) => {
    if (event.detail.elt.matches("form[data-draft]")) watch(event.detail.elt);
    all(event.detail.elt);
  });
})();
