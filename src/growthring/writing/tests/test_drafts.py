"""What somebody is writing is there again, for them alone, until it is sent."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from growthring.core import clock
from growthring.writing.drafts import PLACE, STAMP
from growthring.writing.models import Draft
from growthring.writing.retention import drafts_nobody_went_on_with
from growthring.writing.services.drafts import (
    LARGEST,
    MOST,
    TooMuch,
    about_to_go,
    draft_of,
    drop_draft,
    save_draft,
    stamp_of,
)
from growthring.writing.tests.conftest import Browser, Place
from tests.factories import acting

WORDS = "Half a sen"
SAID = "This is what you were writing on"


def signed_place(client: Client, page: str) -> str:
    found = re.search(r'data-draft="([^"]+)"', client.get(page).content.decode())
    assert found is not None
    return found[1]


def keep(client: Client, here: Place, **boxes: str) -> int:
    sent = {PLACE: signed_place(client, here.page), **boxes}
    return client.post("/my/drafts/save/", sent, headers={"X-Unasked": "draft"}).status_code


def test_what_is_typed_is_in_the_box_again_on_another_device(here: Place, browser: Browser) -> None:
    status = keep(browser(here.first), here, name=WORDS, second="Line", seen="3", repeat_key=str(uuid4()))
    shown = browser(here.first).get(f"{here.page}?stored=Old").content.decode()
    assert (status, here.drafts()) == (204, [{"name": WORDS, "second": "Line", "seen": "3"}])
    assert f">\n{WORDS}</textarea>" in shown
    assert 'name="seen" value="3"' in shown
    assert SAID in shown


def test_nobody_else_finds_it(here: Place, browser: Browser) -> None:
    keep(browser(here.first), here, name=WORDS)
    pages = [browser(here.second).get(page).content.decode() for page in (here.page, "/my/drafts/")]
    assert [WORDS in page for page in pages] == [False, False]


def test_a_draft_that_says_what_is_saved_is_not_spoken_of(here: Place, browser: Browser) -> None:
    keep(browser(here.first), here, name=WORDS)
    assert SAID not in browser(here.first).get(f"{here.page}?stored={WORDS}").content.decode()


def test_a_post_that_does_not_pass_keeps_the_words_and_one_that_does_drops_them(here: Place, browser: Browser) -> None:
    client = browser(here.first)
    client.post(here.page, {"name": "not good, but mine", "kind": "b", "repeat_key": str(uuid4())})
    kept = here.drafts()
    client.post(here.page, {"name": "Good", "repeat_key": str(uuid4())})
    assert kept == [{"name": "not good, but mine", "second": "", "seen": ""}]
    assert here.drafts() == []


def test_boxes_without_a_word_are_no_draft(here: Place, browser: Browser) -> None:
    client = browser(here.first)
    keep(client, here, name=WORDS)
    status = keep(client, here, name="  ", second="", seen="3")
    assert (status, here.drafts()) == (204, [])


def test_a_place_is_not_made_up_nor_taken_from_somebody_else(here: Place, browser: Browser) -> None:
    client = browser(here.first)
    mine = signed_place(client, here.page)
    statuses = [
        client.post("/my/drafts/save/", {PLACE: mine[:-1] + "x", "name": WORDS}).status_code,
        client.post("/my/drafts/save/", {PLACE: "nonsense", "name": WORDS}).status_code,
        client.post("/my/drafts/save/", {"name": WORDS}).status_code,
        browser(here.second).post("/my/drafts/save/", {PLACE: mine, "name": WORDS}).status_code,
    ]
    assert (statuses, here.drafts()) == ([404] * 4, [])


def test_a_draft_has_an_end_and_so_has_their_number(here: Place, browser: Browser) -> None:
    client, actor = browser(here.first), here.actor()
    too_long = keep(client, here, name="x" * (LARGEST + 1))
    for number in range(MOST):
        save_draft(actor=actor, place=f"somewhere:{number}", fields={"name": WORDS})
    one_more = keep(client, here, name=WORDS)
    save_draft(actor=actor, place="somewhere:0", fields={"name": "Goes on"})  # one of those that are there
    with pytest.raises(TooMuch):
        save_draft(actor=actor, place="elsewhere", fields={"name": WORDS})
    assert (too_long, one_more, len(here.drafts())) == (413, 413, MOST)


def test_thrown_away_it_lies_in_the_bin_and_comes_back(here: Place, browser: Browser) -> None:
    client = browser(here.first)
    keep(client, here, name=WORDS)
    draft = Draft.objects.unscoped(reason="test").get()
    told = client.post(f"/my/drafts/{draft.key}/drop/", headers={"referer": f"http://testserver{here.page}"})
    gone = client.get(here.page).content.decode()
    undo = re.search(r'action="(/my/bin/[^"]+)"', gone)
    assert (told["Location"], WORDS in gone) == (here.page, False)
    assert undo is not None
    client.post(undo[1])
    assert WORDS in client.get(here.page).content.decode()


@pytest.mark.parametrize(("about_another", "until"), [(False, "31 January"), (True, "11 January")])
def test_how_long_the_bin_keeps_a_draft_is_said(here: Place, browser: Browser, about_another: bool, until: str) -> None:
    about = here.second.pk if about_another else None
    with time_machine.travel("2026-12-12T09:00:00Z", tick=False):
        save_draft(actor=here.actor(), place=here.name, fields={"name": WORDS}, about=about)
    draft = Draft.objects.unscoped(reason="test").get()
    with time_machine.travel("2027-01-01T09:00:00Z", tick=False):
        client = browser(here.first)
        client.post(f"/my/drafts/{draft.key}/drop/")
        assert f"Until {until} it is in your bin." in client.get("/my/drafts/").content.decode()


def test_what_is_written_since_makes_room_for_a_draft_that_comes_back(here: Place, browser: Browser) -> None:
    client = browser(here.first)
    keep(client, here, name=WORDS)
    first = Draft.objects.unscoped(reason="test").get()
    client.post(f"/my/drafts/{first.key}/drop/")
    keep(client, here, name="Written since")
    client.post(f"/my/bin/writing.draft/{first.key}/restore/")
    assert WORDS in client.get(here.page).content.decode()
    assert "Written since" in client.get("/my/bin/").content.decode()


def test_my_drafts_lead_to_where_they_belong(here: Place, browser: Browser) -> None:
    client = browser(here.first)
    keep(client, here, name=WORDS)
    save_draft(actor=here.actor(), place="a page that is gone:1", fields={"name": "Kept all the same"})
    shown = client.get("/my/drafts/").content.decode()
    assert re.findall(r'class="button button-small button-quiet" href="([^"]+)"', shown) == [here.page]
    assert "Kept all the same" in shown


def test_somebody_elses_draft_is_no_page(here: Place, browser: Browser) -> None:
    keep(browser(here.first), here, name=WORDS)
    draft = Draft.objects.unscoped(reason="test").get()
    statuses = [browser(here.second).post(f"/my/drafts/{key}/drop/").status_code for key in (draft.key, "nobodys")]
    assert (statuses, draft_of(actor=here.actor(), place=here.name)) == ([404, 404], draft)


def test_every_byte_of_a_text_is_kept_but_those_no_database_takes(here: Place) -> None:
    text = "  A\ttab,\r\na line – “quotes” & 𝔘nicode \u202e\0 "
    save_draft(actor=here.actor(), place=here.name, fields={"name": text})
    assert here.drafts() == [{"name": "  A\ttab,\na line – “quotes” & 𝔘nicode \u202e "}]


@pytest.mark.parametrize(("about_another", "days"), [(True, 30), (False, 365)])
def test_drafts_go_after_their_time(here: Place, about_another: bool, days: int) -> None:
    about = here.second.pk if about_another else None
    save_draft(actor=here.actor(), place=here.name, fields={"name": WORDS}, about=about)
    now, found = clock.now(), []
    for later in (timedelta(days=days, minutes=-1), timedelta(days=days, minutes=1)):
        with time_machine.travel(now + later):
            found.append(drafts_nobody_went_on_with().count())
    assert found == [0, 1]


def test_what_one_writes_about_oneself_is_ones_own(here: Place) -> None:
    draft = save_draft(actor=here.actor(), place=here.name, fields={"name": WORDS}, about=here.first.pk)
    assert draft is not None
    assert draft.about is None


def test_before_a_draft_goes_its_writer_is_told_twice(here: Place) -> None:
    save_draft(actor=here.actor(), place="own", fields={"name": WORDS})
    save_draft(actor=here.actor(), place="other", fields={"name": WORDS}, about=here.second.pk)
    own = draft_of(actor=here.actor(), place="own")
    other = draft_of(actor=here.actor(), place="other")
    assert own is not None
    assert other is not None
    days = {
        (each.draft.place, on): each.warning
        for on in (own.goes - timedelta(days=n) for n in (31, 30, 8, 7))
        for each in about_to_go(here.first, on)
        if each.draft.place == "own"
    }
    assert list(days.values()) == [1, 1, 2]
    assert [each.warning for each in about_to_go(here.first, other.goes - timedelta(days=8))] == []
    assert [each.warning for each in about_to_go(here.first, other.goes - timedelta(days=7))] == [2]
    assert list(about_to_go(here.second, own.goes)) == []


def test_a_draft_is_dropped_by_its_writer_alone(here: Place) -> None:
    save_draft(actor=here.actor(), place=here.name, fields={"name": WORDS})
    drop_draft(actor=acting(here.second), place=here.name)
    kept = len(here.drafts())
    drop_draft(actor=here.actor(), place=here.name)
    assert (kept, here.drafts()) == (1, [])


class Device:
    """One open page of somebody, as `writing.js` keeps it: it says which draft it went on from."""

    def __init__(self, client: Client, here: Place) -> None:
        self.client, self.here = client, here
        page = client.get(here.page).content.decode()
        self.place = page.partition('data-draft="')[2].partition('"')[0]
        self.stamp = page.partition('name="draft_stamp" value="')[2].partition('"')[0]

    def keep(self, text: str) -> None:
        sent = {PLACE: self.place, STAMP: self.stamp, "name": text}
        answer = self.client.post("/my/drafts/save/", sent, headers={"X-Unasked": "draft"})
        assert answer.status_code == 204
        self.stamp = answer["X-Draft-Stamp"]

    def send(self, text: str) -> int:
        return self.client.post(self.here.page, {"name": text, STAMP: self.stamp}).status_code


@pytest.fixture
def devices(here: Place, browser: Browser) -> list[Device]:
    return [Device(browser(here.first), here) for _ in range(2)]


def in_bin(devices: list[Device]) -> list[str]:
    shown = devices[0].client.get("/my/bin/").content.decode()
    return re.findall(r"<summary>([^<]+)</summary>", shown)


def names(here: Place) -> list[str]:
    rows = Draft.objects.unscoped(reason="test").filter(binned_at=None)
    return [row.fields["name"] for row in rows]


def test_a_page_left_open_elsewhere_writes_over_no_word(here: Place, devices: list[Device]) -> None:
    laptop, phone = devices
    laptop.keep("Begun on the laptop.")
    laptop.keep("Begun on the laptop, then another wording.")
    phone.keep("On the phone.")
    laptop.keep("Begun on the laptop, and once more.")
    assert names(here) == ["Begun on the laptop, and once more."]
    assert in_bin(devices) == ["On the phone.", "Begun on the laptop, then another wording."]


def test_one_page_that_goes_on_fills_no_bin(here: Place, devices: list[Device]) -> None:
    laptop, _phone = devices
    for text in ("One", "One two", "Quite another", "Else"):
        laptop.keep(text)
    sent = laptop.send("not good")
    after = Device(laptop.client, here)  # the page that says what is wrong goes on from what it kept
    after.keep("Corrected")
    assert (sent, after.send("Corrected"), in_bin(devices), names(here)) == (422, 302, [], [])


def test_what_stands_in_the_new_words_needs_no_bin(here: Place, devices: list[Device]) -> None:
    laptop, phone = devices
    laptop.keep("One.")
    phone.keep("One. And two.")
    assert (names(here), in_bin(devices)) == (["One. And two."], [])


def test_a_form_sent_on_one_device_does_not_take_the_words_of_the_other_along(
    here: Place, devices: list[Device]
) -> None:
    laptop, phone = devices
    phone.keep("Only on the phone.")
    status = laptop.send("From the laptop.")
    assert (status, here.notes(), names(here)) == (302, ["From the laptop."], [])
    assert in_bin(devices) == ["Only on the phone."]


def test_boxes_emptied_on_one_device_leave_the_words_of_the_other(here: Place, devices: list[Device]) -> None:
    laptop, phone = devices
    phone.keep("Only on the phone.")
    laptop.keep("")
    assert (names(here), in_bin(devices)) == ([], ["Only on the phone."])


def test_the_page_that_says_what_is_wrong_goes_on_from_what_it_kept(here: Place, browser: Browser) -> None:
    client = browser(here.first)
    page = client.post(here.page, {"name": "not good", STAMP: ""}).content.decode()
    stamp = page.partition('name="draft_stamp" value="')[2].partition('"')[0]
    draft = draft_of(actor=here.actor(), place=here.name)
    assert stamp == stamp_of(draft) != ""
