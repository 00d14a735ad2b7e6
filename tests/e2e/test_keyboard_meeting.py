"""A conversation by keyboard alone: planned, prepared, begun, written in, signed; and the pages round it."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, expect
from pytest_django.live_server_helper import LiveServer

from growthring.conversations.models import Conversation
from growthring.conversations.tests.worlds import World, reread, world
from growthring.core import clock
from growthring.people.models import Person
from tests.e2e.conftest import DESK, PATIENCE_MS
from tests.e2e.keys import Keys
from tests.e2e.looking import axe, laid_out, tabbed
from tests.e2e.test_meeting import session_of, url

pytestmark = pytest.mark.django_db(transaction=True)
Opens = Callable[..., Keys]
# A day in the next year whose month and day are one number: browsers differ in which is typed first.
DIGITS = f"0202{clock.today().year + 1}"


@pytest.fixture
def here(live_server: LiveServer) -> World:
    return world()


@pytest.fixture
def opens(browser: Browser, live_server: LiveServer) -> Iterator[Opens]:
    """A page of somebody's own, signed in, under their fingers."""
    opened: list[BrowserContext] = []

    def page(person: Person, address: str, **look: object) -> Keys:
        context = browser.new_context(base_url=live_server.url, viewport=DESK, locale="en-GB", **look)  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE_MS)
        context.add_cookies([session_of(person, live_server.url)])  # type: ignore[list-item]
        opened.append(context)
        found = context.new_page()
        found.goto(address)
        return Keys(found)

    yield page
    for context in opened:
        context.close()


def test_a_conversation_from_preparation_to_both_signatures(here: World, opens: Opens) -> None:
    at = here.planned()
    mine = opens(here.learner, url(at))
    mine.fill("What do you want to achieve", "Reading aloud every day").follow("I am prepared")
    expect(mine.page.get_by_role("status").first).to_be_visible()
    mine.to("Begin the meeting").press("Enter").follow("Begin$")

    mine.follow("Write this line")
    near = Keys(mine.page, most=3)  # the box is the next thing, not the page from its beginning
    near.to("What we agree").type("Read aloud on three days a week").follow("Save the line")
    expect(mine.page.locator("#line-1")).to_contain_text("Read aloud on three days a week")
    mine.to("Not said").press("ArrowUp").follow("Save these two")
    mine.follow("We are done").follow("Sign this record")

    theirs = opens(here.manager, url(at))
    theirs.to("Where I see it differently").type("On two days, as I see it.").follow("Sign this record")
    assert reread(at).state == Conversation.State.SIGNED
    assert reread(at).degree == Conversation.Degree.DELEGATE


def test_what_is_missing_is_said_and_led_to_before_a_meeting_is_planned(here: World, opens: Opens) -> None:
    mine = opens(here.learner, f"/my/meetings/plan/{here.post.key}/")
    mine.to("Minutes").press("Control+a", "Delete").follow("Plan it")
    assert mine.page.locator("#problems a").all_inner_texts() == ["Say how many minutes the meeting takes."]
    assert mine.to_first_problem() == "minutes"
    mine.type("45").follow("Plan it")
    expect(mine.page.locator(".messages")).to_contain_text("Planned for")


def test_a_promise_is_made_and_the_school_may_see_it(here: World, opens: Opens) -> None:
    mine = opens(here.learner, f"/journey/{here.post.key}/commitments/")
    mine.to("Add a promise").press("Enter").follow("Add this promise")
    told = mine.page.locator("#problems a").all_inner_texts()
    assert told == ["Say what is promised.", "Choose who owes it.", "Choose the day by which it is given."]
    assert mine.to_first_problem() == "what"
    mine.type("An hour to watch a lesson").to("Who owes it").type("Given").to("By").type(DIGITS)
    mine.to("The school may see it").press("Space").follow("Add this promise")
    expect(mine.page.get_by_text("An hour to watch a lesson").first).to_be_visible()


def test_an_offer_is_made_and_withdrawn(here: World, opens: Opens) -> None:
    mine = opens(here.learner, "/my/offers/")
    mine.follow("Offer")
    assert mine.page.locator("#problems a").all_inner_texts() == ["Say what you can help with."]
    assert mine.to_first_problem() == "text"
    mine.type("Marking less, and faster").follow("Offer").follow("Withdraw")
    expect(mine.page.get_by_role("status").first).to_be_visible()


def test_when_mail_comes_is_chosen(here: World, opens: Opens) -> None:
    mine = opens(here.learner, "/account/mail/")
    mine.to("At$").type("06").follow("Save")
    assert mine.to_first_problem() == "at"
    mine.to("Also in the evening").press("Space").follow("Save")
    expect(mine.page.get_by_role("status").first).to_be_visible()


def test_how_much_room_is_left_is_said_and_nothing_is_cut_off(here: World, opens: Opens) -> None:
    mine = opens(here.learner, url(here.planned(), "move/"))
    mine.to("A word to the others").page.keyboard.insert_text("x" * 250)
    left = mine.page.locator("#id_word_limit")
    expect(left).to_have_text("Characters left: 50")
    mine.page.keyboard.insert_text("y" * 60)
    expect(left).to_have_text("Characters too many: 10")
    mine.follow("Move it")
    [told] = mine.page.locator("#problems a").all_inner_texts()
    assert told == "A word to the others: at most 300 characters; there are 310. Please shorten it."
    expect(mine.page.locator("#id_word")).to_have_value("x" * 250 + "y" * 60)


LOOKS = {
    "forced colours": {"forced_colors": "active"},
    "no motion, dark": {"reduced_motion": "reduce", "color_scheme": "dark"},
}
STEPS = ("planned", "begun", "recorded", "signed")


def addresses(here: World, step: str) -> list[str]:
    """The meeting at this step, and what belongs to it there."""
    at = getattr(here, step)(has_wellbeing=True)
    of_step = {"planned": ["prepare/", "move/", "call-off/"], "begun": ["prepare/", "lines/1/"]}
    return [url(at, more) for more in ("", *of_step.get(step, []))]


@pytest.mark.long
@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("who", ["learner", "manager"])
def test_a_focus_is_seen_at_every_place_of_the_new_pages(here: World, opens: Opens, who: str, look: str) -> None:
    found = []
    places = [place for step in STEPS for place in addresses(here, step)]
    places += ["/journey/", "/support/", "/support/term/", "/my/meetings/", "/my/offers/", "/account/mail/"]
    places += [f"/my/meetings/plan/{here.post.key}/", f"/journey/{here.post.key}/commitments/", "/my/drafts/"]
    for place in places if who == "manager" else [each for each in places if not each.startswith("/support/")]:
        page = opens(getattr(here, who), place, **LOOKS[look]).page
        faults = [*tabbed(page), *laid_out(page), *axe(page)]
        found += [f"{place}: {fault}" for fault in faults]
        page.context.close()
    assert found == []
