"""The ways a page is worn: how wide, how bright, in which direction, in which words, how close, on paper."""

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

# What a reader may set for letters, words and lines: nothing may be lost by it (WCAG 1.4.12). A drawing keeps its
# own letters; its numbers stand in the table beside it.
SPACED = """
  *:not(svg *) { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-block-end: 2em !important; }
"""


@dataclass(frozen=True, slots=True)
class Dress:
    """`extra` is what the browser context is told besides."""

    name: str
    width: int
    height: int = 740
    language: str = "en-GB"
    is_dark: bool = False
    forced: bool = False
    still: bool = False
    on_paper: bool = False
    spaced: bool = False

    @property
    def is_made_up(self) -> bool:
        return self.language in ("en-xa", "ar-xb")

    def context(self, browser: Browser, base: str, cookies: list[Any]) -> BrowserContext:
        """Somebody's browser: their cookies, this look."""
        size: ViewportSize = {"width": self.width, "height": self.height}
        opened = browser.new_context(
            base_url=base,
            viewport=size,
            locale=self.language,
            color_scheme="dark" if self.is_dark else "light",
            forced_colors="active" if self.forced else "none",
            reduced_motion="reduce" if self.still else "no-preference",
            bypass_csp=self.spaced,
        )
        opened.add_cookies(cookies)
        return opened

    def take_off(self, page: Page) -> None:
        """What would be in the way of a hand: paper has no buttons."""
        if self.on_paper:
            page.emulate_media(media="screen")

    def put_on(self, page: Page) -> None:
        """What can only be done once the page is there."""
        if self.on_paper:
            page.emulate_media(media="print")
        if self.spaced:
            page.add_style_tag(content=SPACED)


PHONE = Dress("phone", 360)
MIRRORED_DARK_PHONE = Dress("phone, made-up words from right to left, dark", 360, language="ar-xb", is_dark=True)
QUICK = [PHONE, MIRRORED_DARK_PHONE]
LONG = [
    Dress("desk", 1280, 800),
    Dress("desk, dark", 1280, 800, is_dark=True),
    Dress("desk, made-up words from right to left", 1280, 800, language="ar-xb"),
    Dress("small phone, longer words", 320, 640, language="en-xa"),
    Dress("small phone, longer words from right to left", 320, 640, language="ar-xb"),
    Dress("desk at 400 %", 320, 256),
    Dress("phone, spaced letters", 360, spaced=True),
    Dress("desk, forced colours", 1280, 800, forced=True),
    Dress("phone, forced colours, dark", 360, forced=True, is_dark=True),
    Dress("phone, no motion", 360, still=True),
    Dress("paper", 673, 1000, on_paper=True),
    Dress("paper, longer words", 673, 1000, on_paper=True, language="en-xa"),
]
