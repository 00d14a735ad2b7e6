"""What a walk along the links of a full world does not meet: a first day, errors, what stands between two steps."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.e2e.dresses import LONG, MIRRORED_DARK_PHONE, PHONE, Dress
from tests.e2e.fresh import PERSONAS, still_me
from tests.e2e.looking import axe, laid_out, problems, unfolded
from tests.e2e.mistakes import EMPTY, NONSENSE, Mistake, mistakes
from tests.e2e.states import State, at_work, first_days, nothing_saved, nothing_to_read
from tests.e2e.walk import Site
from tests.e2e.words import data_of, untranslated

# The usual run has one dress: dark, from right to left, in longer words.
every_dress = pytest.mark.parametrize(
    "dress",
    [MIRRORED_DARK_PHONE, *(pytest.param(dress, marks=pytest.mark.long) for dress in (PHONE, *LONG))],
    ids=lambda dress: dress.name,
)
States = list[tuple[Site, State]]
Mistakes = list[tuple[Site, Mistake]]


@pytest.fixture(scope="session")
def states(fresh: Site, busy: Site, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> States:
    folder: Path = tmp_path_factory.mktemp("files")
    return [
        *((fresh, state) for state in first_days(fresh, browser)),
        *((busy, state) for state in at_work(busy, browser, folder)),
    ]


@pytest.fixture(scope="session")
def made(fresh: Site, busy: Site, browser: Browser) -> Mistakes:
    return [(site, mistake) for site in (busy, fresh) for mistake in mistakes(site, browser)]


class Wardrobe:
    """A browser for each persona in the dress."""

    def __init__(self, dress: Dress, browser: Browser) -> None:
        self.dress, self.browser = dress, browser
        self.pages: dict[tuple[str, str], Page] = {}
        self.data: dict[str, str] = {}

    def page(self, site: Site, persona: str) -> Page:
        at = (site.base, persona)
        if at not in self.pages:
            self.pages[at] = self.dress.context(self.browser, site.base, site.cookies(persona)).new_page()
            if persona in PERSONAS and site.links:
                still_me(self.pages[at], site, persona)
        self.dress.take_off(self.pages[at])
        return self.pages[at]

    def faults(self, site: Site, page: Page) -> list[str]:
        self.dress.put_on(page)
        english: list[str] = []
        if self.dress.is_made_up:
            data = self.data.setdefault(site.base, data_of(site.home))
            english = [f"in English: {word}" for word in untranslated(page, data)]
        return [*laid_out(page), *unfolded(page), *axe(page), *english]

    def close(self) -> None:
        for page in self.pages.values():
            page.context.close()


@pytest.fixture
def wardrobe(browser: Browser) -> Iterator[Callable[[Dress], Wardrobe]]:
    opened: list[Wardrobe] = []

    def open_one(dress: Dress) -> Wardrobe:
        opened.append(Wardrobe(dress, browser))
        return opened[-1]

    yield open_one
    for each in opened:
        each.close()


@every_dress
def test_a_first_day_can_be_read(dress: Dress, fresh: Site, wardrobe: Callable[[Dress], Wardrobe]) -> None:
    worn, found = wardrobe(dress), []
    for persona, path in [each for each in fresh.pages() if dress != MIRRORED_DARK_PHONE or _is_new(each)]:
        page = worn.page(fresh, persona)
        page.goto(path)
        found += [f"{persona} {path}: {fault}" for fault in worn.faults(fresh, page)]
    assert found == []


def _is_new(page: tuple[str, str]) -> bool:
    """Not as in a trust that is at work: the pages of whoever is alone, and those of an account."""
    persona, path = page
    return persona == "bare" or path.startswith(("/account/", "/set-up/s"))


@every_dress
def test_what_stands_between_two_steps_can_be_read(
    dress: Dress, states: States, wardrobe: Callable[[Dress], Wardrobe]
) -> None:
    worn, found = wardrobe(dress), []
    for site, state in states:
        page = worn.page(site, state.persona)
        state.reach(page)
        found += [f"{state.name}: {fault}" for fault in worn.faults(site, page)]
    assert found == []


@every_dress
def test_a_database_in_trouble_can_be_read(dress: Dress, troubled: Site, wardrobe: Callable[[Dress], Wardrobe]) -> None:
    worn, found = wardrobe(dress), []
    for trouble in (nothing_to_read, nothing_saved):
        page = worn.page(troubled, "")
        assert trouble(troubled, page) == 503
        found += [f"{trouble.__name__}: {fault}" for fault in worn.faults(troubled, page)]
    assert found == []


@pytest.mark.long
@pytest.mark.parametrize("dress", [PHONE, MIRRORED_DARK_PHONE, *LONG], ids=lambda dress: dress.name)
def test_what_is_wrong_with_a_form_can_be_read(
    dress: Dress, made: Mistakes, wardrobe: Callable[[Dress], Wardrobe]
) -> None:
    """Left empty on the phone, filled with nonsense in every other dress."""
    worn, found = wardrobe(dress), []
    for site, mistake in made:
        if mistake.words != (EMPTY if dress == PHONE else NONSENSE):
            continue
        page = worn.page(site, mistake.persona)
        assert mistake.make(page) == 422, mistake.name
        told = [*problems(page, mistake.words, mistake.number), *worn.faults(site, page)]
        found += [f"{mistake.name}: {fault}" for fault in told]
    assert found == []


@pytest.mark.long
def test_forms_have_something_to_say(made: Mistakes) -> None:
    assert len({(mistake.path, mistake.number) for _site, mistake in made}) > 30
