"""Every page in every dress: nothing is lost, hidden or left in English, and axe has nothing to say."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.e2e.dresses import LONG, PHONE, QUICK, Dress
from tests.e2e.looking import axe, laid_out, tabbed, unfolded
from tests.e2e.walk import Site
from tests.e2e.words import data_of, untranslated

DESK = Dress("desk", 1280, 800)
CLOSE = Dress("desk at 400 %", 320, 256)


def opened(dress: Dress, site: Site, browser: Browser) -> Iterator[tuple[str, Page]]:
    """Each page as its persona, in the dress."""
    pages: dict[str, Page] = {}
    for persona, path in site.pages():
        if persona not in pages:
            pages[persona] = dress.context(browser, site.base, site.cookies(persona)).new_page()
        page = pages[persona]
        page.goto(path)
        dress.put_on(page)
        yield path, page
    for page in pages.values():
        page.context.close()


@pytest.mark.parametrize("dress", QUICK, ids=lambda dress: dress.name)
def test_every_page_can_be_read(dress: Dress, site: Site, browser: Browser) -> None:
    assert faults(dress, site, browser) == []


@pytest.mark.long
@pytest.mark.parametrize("dress", LONG, ids=lambda dress: dress.name)
def test_every_page_can_be_read_in_every_dress(dress: Dress, site: Site, browser: Browser) -> None:
    assert faults(dress, site, browser) == []


def faults(dress: Dress, site: Site, browser: Browser) -> list[str]:
    data = data_of(site.home) if dress.is_made_up else ""
    found = []
    for path, page in opened(dress, site, browser):
        words = [f"in English: {word}" for word in untranslated(page, data)] if dress.is_made_up else []
        found += [f"{path}: {fault}" for fault in [*laid_out(page), *unfolded(page), *axe(page), *words]]
    return found


@pytest.mark.long
@pytest.mark.parametrize("dress", [PHONE, DESK, CLOSE], ids=lambda dress: dress.name)
def test_who_goes_by_keyboard_sees_where_they_are(dress: Dress, site: Site, browser: Browser) -> None:
    found = []
    for path, page in opened(dress, site, browser):
        found += [f"{path}: {fault}" for fault in tabbed(page)]
    assert found == []


@pytest.mark.long
def test_nothing_moves_for_who_does_not_want_it(site: Site, browser: Browser) -> None:
    moving = (
        "[...document.querySelectorAll('*')].filter((node) => ['transitionDuration', 'animationDuration']"
        ".some((name) => parseFloat(getComputedStyle(node)[name]) > 0)).length"
    )
    still = Dress("phone, no motion", 360, still=True)
    assert [path for path, page in opened(still, site, browser) if page.evaluate(moving)] == []
