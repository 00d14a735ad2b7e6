"""A conversation in two browsers, from preparation to both signatures: one of them drops out in mid-sentence."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings as told
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from growthring.conversations.models import Conversation
from growthring.conversations.services.lines import write_line as save_line
from growthring.conversations.services.meeting import end
from growthring.conversations.services.preparing import write_words
from growthring.conversations.tests.worlds import World, reread, signs, world
from growthring.core import clock
from growthring.people.models import Person
from tests.e2e.conftest import DESK, PATIENCE_MS
from tests.e2e.looking import axe, laid_out
from tests.factories import acting

pytestmark = pytest.mark.django_db(transaction=True)
SAVED = "Saved as you type, only for you."
Opens = Callable[..., Page]


@pytest.fixture
def here(live_server: LiveServer) -> World:
    return world()


@pytest.fixture
def opens(browser: Browser, live_server: LiveServer) -> Iterator[Opens]:
    """A page in a browser of somebody's own, signed in; with or without JavaScript."""
    opened: list[BrowserContext] = []

    def page(person: Person, address: str, *, scripts: bool = True) -> Page:
        context = browser.new_context(
            base_url=live_server.url, viewport=DESK, locale="en-GB", java_script_enabled=scripts
        )
        context.set_default_timeout(PATIENCE_MS)
        context.add_cookies([session_of(person, live_server.url)])  # type: ignore[list-item]
        opened.append(context)
        found = context.new_page()
        found.goto(address)
        return found

    yield page
    for context in opened:
        context.close()


def session_of(person: Person, url: str) -> dict[str, str]:
    client = Client()
    assert person.user is not None
    client.force_login(person.user)
    return {"name": told.SESSION_COOKIE_NAME, "value": client.cookies[told.SESSION_COOKIE_NAME].value, "url": url}


def url(at: Conversation, more: str = "") -> str:
    return f"/meetings/{at.key}/{more}"


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).first.click()


def write_line(page: Page, number: int, text: str) -> None:
    page.locator(f"#line-{number}").get_by_role("button").click()
    page.locator("#id_text").fill(text)
    press(page, "Save the line")
    expect(page.locator(f"#line-{number}")).to_contain_text(text)


def prepare(page: Page, text: str) -> None:
    page.locator("#id_q1").fill(text)
    press(page, "Save")
    expect(page.locator("#id_q1")).to_have_value(text)
    press(page, "I am prepared")


def begin(page: Page) -> None:
    page.get_by_text("Begin the meeting").click()
    page.locator("#begin").get_by_role("button", name="Begin").click()
    expect(page.get_by_role("button", name="We are done")).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False], ids=["with JavaScript", "without"])
def test_a_conversation_from_preparation_to_both_signatures(here: World, opens: Opens, scripts: bool) -> None:
    at = here.planned()
    mine, theirs = (opens(each, url(at), scripts=scripts) for each in (here.learner, here.manager))
    prepare(mine, "Reading aloud every day")
    prepare(theirs, "A lesson seen in May")
    expect(mine.get_by_text("A lesson seen in May")).to_have_count(0)

    begin(mine)
    theirs.reload()
    for page in (mine, theirs):
        expect(page.get_by_text("Reading aloud every day")).to_be_visible()
        expect(page.get_by_text("A lesson seen in May")).to_be_visible()
    write_line(mine, 1, "Read aloud on three days a week")
    if not scripts:
        theirs.get_by_role("link", name="Look for what was written meanwhile").click()
    expect(theirs.get_by_text("Read aloud on three days a week")).to_be_visible()
    write_line(theirs, 2, "It works with half of the class")
    theirs.locator("#id_outcome_degree").get_by_text("Coach").click()
    press(theirs, "Save these two")
    press(theirs, "We are done")
    press(theirs, "Sign this record")
    expect(theirs.get_by_text("You have signed.")).to_be_visible()

    mine.goto(url(at))
    mine.locator("#id_sign_disagreement").fill("Two thirds of the class, as I see it.")
    press(mine, "Sign this record")
    expect(mine.get_by_role("link", name="Plan the next meeting")).to_be_visible()
    theirs.goto(url(at, "print/"))
    expect(theirs.get_by_text("Two thirds of the class, as I see it.")).to_be_visible()
    assert reread(at).state == Conversation.State.SIGNED


def test_whoever_still_prepares_is_told_that_it_has_begun_and_loses_no_word(here: World, opens: Opens) -> None:
    at = here.planned()
    mine, theirs = (opens(each, url(at)) for each in (here.learner, here.manager))
    expect(mine.locator("#meeting-news")).to_be_empty()
    begin(theirs)
    mine.locator("#id_q3").press_sequentially("Half a thought")
    news = mine.locator("#meeting-news")
    expect(news).to_contain_text("The meeting has begun", timeout=2 * PATIENCE_MS)
    expect(news).to_be_in_viewport()
    expect(mine.locator("#id_q3")).to_have_value("Half a thought")
    assert axe(mine) == []

    news.get_by_role("link", name="Go to the meeting").click()
    mine.get_by_role("link", name="Go on with it").click()
    expect(mine.locator("#id_q3")).to_have_value("Half a thought")
    theirs.reload()
    expect(theirs.get_by_text("Half a thought")).to_have_count(0)


def test_who_drops_out_in_mid_sentence_finds_it_again(here: World, opens: Opens) -> None:
    at = here.begun()
    mine = opens(here.learner, url(at))
    mine.locator("#line-1").get_by_role("button").click()
    with mine.expect_response(lambda answer: "three+d" in (answer.request.post_data or "") and answer.status == 204):
        mine.locator("#id_text").press_sequentially("Read aloud on three d")
    expect(mine.get_by_text(SAVED)).to_be_visible()
    mine.context.close()

    theirs = opens(here.manager, url(at))
    expect(theirs.locator("#line-1").get_by_text("is writing.")).to_be_visible()
    assert "Read aloud on three d" not in theirs.content()

    again = opens(here.learner, url(at))
    again.get_by_role("link", name="Go on with it").click()
    expect(again.locator("#id_text")).to_have_value("Read aloud on three d")
    again.locator("#id_text").fill("Read aloud on three days")
    press(again, "Save the line")
    expect(theirs.get_by_text("Read aloud on three days")).to_be_visible()


def test_a_session_that_ends_in_mid_sentence_brings_it_back(here: World, opens: Opens, live_server: LiveServer) -> None:
    from growthring.accounts.models import LoginSession

    at = here.begun()
    mine = opens(here.learner, url(at, "lines/1/"))
    mine.locator("#id_text").press_sequentially("Read aloud on")
    expect(mine.get_by_text(SAVED)).to_be_visible()
    with mine.expect_response(re.compile("sign-in")):  # it looks for news, and nobody is signed in
        LoginSession.objects.all().delete()
    expect(mine.locator("#meeting-news")).to_be_empty()
    mine.locator("#id_text").press_sequentially(" three days")
    press(mine, "Save the line")
    expect(mine).to_have_url(re.compile("sign-in"))

    mine.context.add_cookies([session_of(here.learner, live_server.url)])  # type: ignore[list-item]
    mine.goto("/account/kept/")
    expect(mine.locator("textarea").first).to_have_value("Read aloud on three days")
    mine.goto(url(at, "lines/1/"))
    expect(mine.locator("#id_text")).to_have_value(re.compile("^Read aloud on"))


def test_two_at_one_line_lose_no_sentence(here: World, opens: Opens) -> None:
    at = here.begun()
    mine, theirs = (opens(each, url(at, "lines/1/")) for each in (here.learner, here.manager))
    mine.locator("#id_text").fill("Three days a week.")
    theirs.locator("#id_text").fill("Every day.")
    press(mine, "Save the line")
    expect(mine.locator("#line-1")).to_contain_text("Three days a week.")
    expect(theirs.locator("#pen-1")).to_contain_text("The line as it stands now")
    expect(theirs.locator("#id_text")).to_have_value("Every day.")
    press(theirs, "Save the line")
    expect(theirs.locator("#both_text")).to_have_value("Three days a week.\n\nEvery day.")
    press(theirs, "Save the line")
    expect(theirs.locator("#line-1")).to_contain_text("Three days a week.")
    expect(theirs.locator("#line-1")).to_contain_text("Every day.")


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("step", ["planned", "begun", "recorded", "signed"])
def test_it_looks_as_it_should(here: World, opens: Opens, step: str, width: int, pictures: Path) -> None:
    here.signed(at=clock.now().replace(year=clock.now().year - 1))
    at = getattr(here, step)(has_wellbeing=True)
    for who in ("learner", "manager"):
        page = opens(getattr(here, who), url(at))
        page.set_viewport_size({"width": width, "height": 800})
        page.screenshot(path=pictures / f"meeting_{step}_{who}_{width}.png", full_page=True)
        assert laid_out(page) == []
        assert axe(page) == []


LONG = "We tried it twice with the whole class and once in pairs, and wrote down what each of them did with it. " * 2


def test_a_record_is_one_sheet_of_paper(here: World, opens: Opens) -> None:
    at = here.begun(next_on=clock.today() + timedelta(days=60), degree="coach")
    for person in (here.learner, here.manager):
        write_words(actor=acting(person), conversation=at, texts={each.pk: LONG for each in here.questions})
    for each in here.questions:
        save_line(actor=acting(here.learner), conversation=at, question=each.pk, text=LONG[:100], seen=0)
    end(actor=acting(here.learner), conversation=at)
    signs(here.learner, at, disagreement=LONG)
    signs(here.manager, at)
    page = opens(here.learner, url(at, "print/"))

    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", prefer_css_page_size=True))) == 1
