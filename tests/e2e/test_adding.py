"""D7 where a promise is made in a meeting: the browser is killed in mid-sentence, and the words are there again."""

import os
import signal
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from growthring.commitments.models import PromiseReason
from growthring.conversations.tests.worlds import World, world
from growthring.core import clock
from growthring.people.models import Person
from growthring.writing.models import Draft
from tests import browser as chromium
from tests.e2e.conftest import DESK, PATIENCE_MS, PHONE
from tests.e2e.test_meeting import session_of

pytestmark = pytest.mark.django_db(transaction=True)
SAVED = "Saved as you type, only for you."
SAID = "This is what you were writing on"
WHY = "She has not had an hour to herself since Mich"


@pytest.fixture
def here(live_server: LiveServer) -> World:
    return world()


def opened(browser: Browser, live_server: LiveServer, who: Person, address: str, *, is_phone: bool = False) -> Page:
    context = browser.new_context(base_url=live_server.url, viewport=PHONE if is_phone else DESK, locale="en-GB")
    context.set_default_timeout(PATIENCE_MS)
    context.add_cookies([session_of(who, live_server.url)])  # type: ignore[list-item]
    page = context.new_page()
    page.goto(address)
    return page


def in_a_week() -> str:
    return (clock.today() + timedelta(days=7)).isoformat()


def drafts() -> list[tuple[dict[str, str], bool]]:
    rows = Draft.objects.unscoped(reason="test").order_by("pk")
    return [(each.texts, each.binned_at is not None) for each in rows]


def test_a_promise_half_written_in_a_meeting(browser: Browser, live_server: LiveServer, here: World) -> None:
    at, on_post = f"/meetings/{here.begun().key}/", f"/journey/{here.post.key}/commitments/"
    doomed = browser.browser_type.launch(executable_path=chromium.path())
    processes = doomed.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    page = opened(doomed, live_server, here.manager, at)
    page.get_by_text("Promise support", exact=True).click()
    page.locator("#id_promise_what").press_sequentially("An hour on Tuesdays")
    page.locator("#id_promise_why").press_sequentially(WHY)
    page.locator("#id_promise_owed_by").select_option(index=1)
    page.locator("#id_promise_due_on").fill(in_a_week())
    expect(page.locator("#add-promise").get_by_text(SAVED)).to_be_visible()
    page.wait_for_timeout(4000)  # the page keeps what is typed every three seconds
    os.kill(next(int(each["id"]) for each in processes if each["type"] == "browser"), signal.SIGKILL)

    assert drafts() == [({"what": "An hour on Tuesdays", "why": WHY}, False)]
    phone = opened(browser, live_server, here.manager, on_post, is_phone=True)
    expect(phone.locator("#id_promise_why")).to_have_value(WHY)
    again = opened(browser, live_server, here.manager, at)
    expect(again.get_by_text(SAID)).to_be_visible()
    expect(again.locator("#id_promise_why")).to_have_value(WHY)
    other = opened(browser, live_server, here.learner, at)
    assert WHY not in other.content()

    again.locator("#id_promise_why").press("Control+End")
    again.locator("#id_promise_why").press_sequentially("aelmas.")
    expect(again.locator("#id_promise_owed_by")).not_to_have_value("")
    expect(again.locator("#id_promise_due_on")).to_have_value(in_a_week())
    again.get_by_role("button", name="Add this promise").click()
    expect(again.locator("#commitments + section").get_by_role("link", name="An hour on Tuesdays")).to_be_visible()
    again.wait_for_timeout(4000)
    assert PromiseReason.objects.unscoped(reason="test").get().text == f"{WHY}aelmas."
    assert drafts() == []
    for each in (phone, again, other):
        each.context.close()


def test_a_meeting_half_planned_is_there_on_the_phone(browser: Browser, live_server: LiveServer, here: World) -> None:
    """Without a word: a day and who meets are chosen, and the page is left."""
    address = f"/my/meetings/plan/{here.post.key}/"
    page = opened(browser, live_server, here.manager, address)
    page.locator("#id_on").fill(in_a_week())
    page.get_by_label("You (line manager) and").first.check()
    expect(page.get_by_text(SAVED)).to_be_visible()
    page.goto("/my/drafts/")
    page.get_by_role("link", name="Go on writing A day or a choice").click()
    phone = opened(browser, live_server, here.manager, address, is_phone=True)
    for each in (page, phone):
        expect(each.get_by_text(SAID)).to_be_visible()
        expect(each.locator("#id_on")).to_have_value(in_a_week())
        expect(each.get_by_label("You (line manager) and").first).to_be_checked()
    phone.get_by_role("button", name="Throw it away").click()
    expect(phone.get_by_text(SAID)).not_to_be_visible()
    expect(phone.get_by_label("You (line manager) and").first).not_to_be_checked()
    for each in (page, phone):
        each.context.close()
