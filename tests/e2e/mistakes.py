"""Forms sent as they should not be, in a browser: each form's page with what is wrong in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from playwright.sync_api import Browser, Page

from tests.e2e.demo_site import shape_of
from tests.e2e.dresses import PHONE
from tests.e2e.fresh import PERSONAS, still_me
from tests.e2e.looking import script
from tests.e2e.walk import Site

EMPTY, NONSENSE = "", "zz what is this?"
FILL = script("fill")
FORMS = """() => [...document.querySelectorAll("form")].filter((each) => each.method === "post").map((each) => {
  const shown = [...each.elements].filter((box) => box.checkVisibility({ visibilityProperty: true }));
  const boxes = shown.filter((box) => box.name && box.localName !== "button" && !box.disabled);
  const can = shown.some((box) => box.localName === "button" && box.type === "submit");
  return [each.getAttribute("action") || location.pathname, can ? boxes.map((box) => box.name) : []];
})"""
NUMBERS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Mistake:
    """`number` counts the forms of the page that are sent by post."""

    persona: str
    path: str
    number: int
    words: str

    @property
    def name(self) -> str:
        return f"{self.path} form {self.number} {'left empty' if self.words == EMPTY else 'with nonsense'}"

    def make(self, page: Page) -> int:
        """The status of the answer; 0 where the form is not there any more."""
        page.goto(self.path)
        forms = page.evaluate(FORMS)
        if len(forms) <= self.number or not forms[self.number][1]:
            return 0
        with page.expect_navigation() as came:
            page.evaluate(FILL, [self.number, self.words])
        answer = came.value
        return answer.status if answer else 0


def mistakes(site: Site, browser: Browser) -> list[Mistake]:
    """One of each form and way of filling it that is answered by 422, once all the others have done what they do."""
    found = [mistake for mistake, status in _tried(site, browser) if status == 422]
    pages: dict[str, Page] = {}
    return [mistake for mistake in found if mistake.make(_page(site, browser, mistake.persona, pages)) == 422]


def _page(site: Site, browser: Browser, persona: str, pages: dict[str, Page]) -> Page:
    if persona not in pages:
        pages[persona] = PHONE.context(browser, site.base, site.cookies(persona)).new_page()
        if persona in PERSONAS and site.links:
            still_me(pages[persona], site, persona)
    return pages[persona]


def _tried(site: Site, browser: Browser) -> Iterator[tuple[Mistake, int]]:
    known: set[tuple[str, str]] = set()
    pages: dict[str, Page] = {}
    for persona, path in site.pages():
        page = _page(site, browser, persona, pages)
        page.goto(path)
        for number, (action, names) in enumerate(page.evaluate(FORMS)):
            shape = (shape_of(action), NUMBERS.sub("", " ".join(sorted(set(names)))))
            if not names or shape in known:
                continue
            known.add(shape)
            for words in (EMPTY, NONSENSE):
                mistake = Mistake(persona, path, number, words)
                yield mistake, mistake.make(page)
    for page in pages.values():
        page.context.close()
