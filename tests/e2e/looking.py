"""What can be seen of a page by script: that nothing is wider than the window, cut off, or written over."""

from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

LAID_OUT = (Path(__file__).parent / "scripts" / "laid_out.js").read_text(encoding="utf-8")


def laid_out(page: Page) -> list[str]:
    """Faults of the layout; what scrolls inside a box of its own is not one."""
    found: list[str] = page.evaluate(LAID_OUT)
    return found


def axe(page: Page) -> list[str]:
    found: Any = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
    return [f"{each['id']} {each['nodes'][0]['target']}" for each in found.response["violations"]]
