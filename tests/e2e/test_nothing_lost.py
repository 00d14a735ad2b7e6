"""D7 and D8 in a browser: it is killed in mid-sentence, loses its connection, or sends a form that does not arrive."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings as told
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Page, Route, ViewportSize, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from growthring.people.models import Person
from growthring.writing.services.bins import put_in_bin
from growthring.writing.services.drafts import save_draft
from growthring.writing.tests.conftest import Place
from growthring.writing.tests.lines import line_of
from tests import browser as chromium
from tests.e2e.conftest import DESK, PHONE
from tests.e2e.looking import axe, laid_out, unfolded

pytestmark = pytest.mark.django_db(transaction=True)
ROOMY = 5.0  # seconds: what may be lost at most
LONG = "".join(f"Sentence {number:03} of what they are writing here. " for number in range(44))[:2000]
SAVED = "Saved as you type, only for you."
SAID = "This is what you were writing on"
Signed = Callable[..., Page]


@pytest.fixture
def here(settings: Settings, live_server: LiveServer) -> Place:
    settings.ROOT_URLCONF = "growthring.writing.tests.pages"
    return Place()


@pytest.fixture
def signed(here: Place, live_server: LiveServer) -> Signed:
    """A page with a form, open in somebody's browser: the small one of `writing.tests.pages`, or another."""

    def opened(context: BrowserContext, who: Person = here.first, address: str = here.page) -> Page:
        session = {"name": told.SESSION_COOKIE_NAME, "value": session_of(who), "url": live_server.url}
        context.add_cookies([session])  # type: ignore[list-item]
        page = context.new_page()
        page.goto(address)
        return page

    return opened


def session_of(person: Person) -> str:
    client = Client()
    client.force_login(person.user)  # type: ignore[arg-type]
    return str(client.cookies[told.SESSION_COOKIE_NAME].value)


@pytest.fixture
def doomed(browser: Browser, live_server: LiveServer) -> Iterator[tuple[BrowserContext, int]]:
    """A browser in a process of its own, and the number of that process."""
    launched = browser.browser_type.launch(executable_path=chromium.path())
    processes = launched.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    pid = next(int(each["id"]) for each in processes if each["type"] == "browser")
    yield launched.new_context(base_url=live_server.url), pid
    if launched.is_connected():
        launched.close()


def kept(here: Place, box: str = "name") -> str:
    drafts = here.drafts()
    return str(drafts[0][box]) if drafts else ""


def until(page: Page, true: Callable[[], bool], seconds: float = 10) -> bool:
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        page.wait_for_timeout(50)
    return true()


def test_a_browser_that_is_killed_loses_five_seconds_at_most(
    doomed: tuple[BrowserContext, int], context: BrowserContext, here: Place, signed: Signed
) -> None:
    """On the page where somebody prepares a conversation."""
    line, learner, manager = line_of()
    address = reverse("conversations_prepare", args=[line.conversation.key])
    dying, pid = doomed
    page = signed(dying, learner, address)
    page.locator("#id_q1").focus()
    typed: list[tuple[float, int]] = []
    for start in range(0, len(LONG), 20):
        page.keyboard.type(LONG[start : start + 20], delay=6)
        typed.append((time.monotonic(), start + 20))
    os.kill(pid, signal.SIGKILL)
    at = time.monotonic()
    time.sleep(0.5)  # what had left the browser arrives

    least = max(length for when, length in typed if when <= at - ROOMY)
    found = kept(here, "q1")
    assert typed[-1][0] - typed[0][0] > 2 * ROOMY, "else there is nothing to lose"
    assert LONG.startswith(found)
    assert len(found) >= least
    again = signed(context, learner, address)
    expect(again.locator("#id_q1")).to_have_value(found)
    expect(again.get_by_text(SAID)).to_be_visible()
    context.clear_cookies()
    assert found[:60] not in signed(context, manager, address).content()


def test_what_is_typed_is_said_to_be_saved_and_there_without_being_sent(
    context: BrowserContext, here: Place, signed: Signed
) -> None:
    page = signed(context)
    expect(page.locator("[data-draft-line]")).to_have_text("")
    page.locator("#id_name").press_sequentially("Half a sent")
    expect(page.get_by_text(SAVED)).to_be_visible()
    page.locator("#id_name").press_sequentially("ence")
    page.goto("/my/drafts/")  # less than three seconds later: the page is left
    assert until(page, lambda: kept(here) == "Half a sentence")
    page.reload()
    expect(page.get_by_role("link", name="Go on writing Half a sentence")).to_be_visible()


def test_what_is_typed_before_the_page_is_ready_is_kept_as_well(
    context: BrowserContext, here: Place, signed: Signed
) -> None:
    page, held = signed(context), list[Route]()
    page.route("**/writing*.js", lambda route: held.append(route))
    page.reload(wait_until="commit")
    page.locator("#id_name").press_sequentially("Before it was ready")
    held[0].continue_()
    expect(page.get_by_text(SAVED)).to_be_visible()
    assert until(page, lambda: kept(here) == "Before it was ready")


def test_without_a_connection_it_says_so_and_goes_on_when_there_is_one(
    context: BrowserContext, here: Place, signed: Signed
) -> None:
    page = signed(context)
    context.set_offline(True)
    page.locator("#id_name").press_sequentially("Far from any mast")
    expect(page.get_by_text("Not saved: no connection.")).to_be_visible()
    context.set_offline(False)
    expect(page.get_by_text(SAVED)).to_be_visible(timeout=20_000)
    assert kept(here) == "Far from any mast"


def test_a_form_that_is_sent_leaves_no_draft(context: BrowserContext, here: Place, signed: Signed) -> None:
    page = signed(context)
    page.locator("#id_name").press_sequentially("All of it")
    page.get_by_role("button", name="Save", exact=True).click()  # before anything was kept
    expect(page.locator("#id_name")).to_have_value("")
    assert here.notes() == ["All of it"]
    page.wait_for_timeout(4000)
    assert here.drafts() == []


def test_a_form_that_does_not_arrive_is_there_to_the_last_word(
    context: BrowserContext, here: Place, signed: Signed
) -> None:
    """The server stops between two clicks."""
    page = signed(context)
    page.route(f"**{here.page}", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    page.locator("#id_name").press_sequentially("To the last word")
    page.get_by_role("button", name="Save", exact=True).click()
    assert until(page, lambda: kept(here) == "To the last word")
    page.wait_for_timeout(500)
    page.unroute_all()
    page.goto(here.page)
    expect(page.locator("#id_name")).to_have_value("To the last word")
    assert here.notes() == []


def test_signed_out_elsewhere_it_says_so(context: BrowserContext, here: Place, signed: Signed) -> None:
    page = signed(context)
    context.clear_cookies(name=told.SESSION_COOKIE_NAME)
    page.locator("#id_name").press_sequentially("Still writing")
    expect(page.get_by_text("Not saved: you are signed out.")).to_be_visible()


def test_the_draft_is_thrown_away_and_brought_back(
    browser: Browser, live_server: LiveServer, here: Place, signed: Signed
) -> None:
    context = browser.new_context(base_url=live_server.url, viewport=PHONE)
    page = signed(context)
    page.locator("#id_name").press_sequentially("Rather not")
    expect(page.get_by_text(SAVED)).to_be_visible()
    page.reload()
    page.get_by_role("button", name="Throw it away").click()
    expect(page.locator("#id_name")).to_have_value("")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#id_name")).to_have_value("Rather not")
    context.close()


WORDS = "What I noticed today: a question that everybody could begin on, and twenty seconds of quiet before it."


def shown(page: Page, here: Place) -> Iterator[str]:
    """Each page of this room in turn, with something on it."""
    actor = here.actor()
    for number, text in enumerate((WORDS, "x" * 120)):
        save_draft(actor=actor, place=f"test_note:{number}", fields={"name": text})
        gone = save_draft(actor=actor, place=f"gone:{number}", fields={"name": text})
        assert gone is not None
        put_in_bin(actor=actor, row=gone)
    save_draft(actor=actor, place=here.name, fields={"name": WORDS})
    for name, address in {"drafts": "/my/drafts/", "bin": "/my/bin/", "note": here.page, "both": "/test/both/"}.items():
        page.goto(address)
        yield name
    other = page.context.new_page()  # the same form, by the same key, in a second window
    page.goto(here.page)
    other.goto(here.page)
    key = page.locator("[name=repeat_key]").get_attribute("value")
    other.locator("[name=repeat_key]").evaluate("(box, key) => { box.value = key; }", key)
    other.locator("#id_name").fill(WORDS)
    other.get_by_role("button", name="Save", exact=True).click()
    expect(other.locator("#id_name")).to_have_value("")
    other.close()
    page.locator("#id_name").fill(f"{WORDS} And more.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("sent before")
    yield "sent-before"


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_every_page_fits_and_can_be_read_by_all(
    browser: Browser, live_server: LiveServer, here: Place, signed: Signed, pictures: Path, size: ViewportSize
) -> None:
    context, wrong = browser.new_context(base_url=live_server.url, viewport=size), []
    page = signed(context)
    for name in shown(page, here):
        page.screenshot(path=pictures / f"writing-{name}-{size['width']}.png", full_page=True)
        wrong += [(name, fault) for fault in (*laid_out(page), *unfolded(page), *axe(page))]
    context.close()

    assert wrong == []
