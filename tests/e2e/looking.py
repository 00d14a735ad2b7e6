"""What can be seen of a page by script: that nothing is wider than the window, cut off, or written over."""

from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def script(name: str) -> str:
    return (Path(__file__).parent / "scripts" / f"{name}.js").read_text(encoding="utf-8")


LAID_OUT, FOCUSED, PROBLEMS = script("laid_out"), script("focused"), script("problems")
OPEN = """() => [...document.querySelectorAll("details:not([open])")].map((each) => { each.open = true; }).length"""


def laid_out(page: Page) -> list[str]:
    """Faults of the layout; what scrolls inside a box of its own is not one."""
    found: list[str] = page.evaluate(LAID_OUT)
    return found


def unfolded(page: Page) -> list[str]:
    """Faults of the layout once whatever can be opened is open; the page stays so."""
    return laid_out(page) if page.evaluate(OPEN) else []


def problems(page: Page, words: str, number: int) -> list[str]:
    """Faults in how a page tells what is wrong with the form of a number, into which the words were written."""
    found: list[str] = page.evaluate(PROBLEMS, [words, number])
    return found


def axe(page: Page) -> list[str]:
    on_paper = page.evaluate("matchMedia('print').matches")  # where nothing is tapped
    rules = {"target-size": {"enabled": not on_paper}}
    found: Any = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}, "rules": rules})
    return [f"{each['id']} {each['nodes'][0]['target']}" for each in found.response["violations"]]


def tabbed(page: Page, most: int = 90) -> list[str]:
    """Faults of the focus, from the first place a key leads to until the last, or as many as `most`."""
    found: list[str] = []
    for _press in range(most):
        page.keyboard.press("Tab")
        faults = page.evaluate(FOCUSED)
        if faults is None:
            break
        found += faults
    return list(dict.fromkeys(found))
