"""A page by keyboard alone: a finger on Tab, Space, Enter and the arrows."""

import re

from playwright.sync_api import Page

from tests.e2e.looking import FOCUSED

MOST = 400  # presses of Tab to one place
HERE = """
() => {
  const now = document.activeElement;
  const named = now.labels && now.labels.length ? now.labels[0].textContent : "";
  return (now.getAttribute("aria-label") || named || now.textContent || "").trim().replace(/\\s+/g, " ");
}
"""


class Keys:
    def __init__(self, page: Page, most: int = MOST) -> None:
        """`most` presses may lead to whatever is wanted of a page."""
        self.page = page
        self.most = most

    @property
    def here(self) -> str:
        """What the focus is on, as it is called."""
        return str(self.page.evaluate(HERE))

    def to(self, name: str) -> "Keys":
        """Tab until the place of this name, which may only begin so; it has to be seen there."""
        seen = []
        for _press in range(self.most):
            self.page.keyboard.press("Tab")
            seen.append(self.here)
            if re.match(name, seen[-1]):
                self.is_seen()
                return self
        raise AssertionError(f"no key leads to {name!r}, only to {list(dict.fromkeys(seen))}")

    def is_seen(self) -> None:
        """The focus has an outline, and stands behind nothing."""
        self.page.evaluate("window.focusedBefore = null")
        assert self.page.evaluate(FOCUSED) == []

    def press(self, *names: str) -> "Keys":
        for name in names:
            self.page.keyboard.press(name)
        return self

    def go(self, key: str = "Enter") -> "Keys":
        """A key that leads to another page."""
        with self.page.expect_navigation():
            self.page.keyboard.press(key)
        return self

    def follow(self, name: str) -> "Keys":
        """Enter on a link or a button, and the page it leads to."""
        return self.to(name).go()

    def type(self, words: str) -> "Keys":
        self.page.keyboard.type(words)
        return self

    def fill(self, name: str, words: str) -> "Keys":
        return self.to(name).press("Control+a").type(words)

    def to_first_problem(self) -> str:
        """From the summary of a form that was not taken, which has the focus, by its first link; the box's name."""
        assert self.page.title().startswith("Error:"), self.page.title()
        assert self.page.evaluate("document.activeElement.id") == "problems", self.here
        self.press("Tab")
        self.is_seen()
        self.press("Enter")
        assert self.page.evaluate("document.activeElement.getAttribute('aria-invalid')") == "true", self.here
        self.is_seen()
        return str(self.page.evaluate("document.activeElement.name"))

    def be(self, persona: str, path: str = "/") -> "Keys":
        self.page.goto("/demo/")
        self.page.locator(f'form[action="/demo/{persona}/"] button').focus()
        self.go()
        if path != "/":
            self.page.goto(path)
        return self
