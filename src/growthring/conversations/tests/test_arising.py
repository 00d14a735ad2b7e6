"""What came out of a meeting: what was added on its page by those who were there, until its record is signed."""

from datetime import timedelta
from importlib import import_module
from uuid import uuid4

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.urls import reverse
from django.utils.timezone import localdate

from growthring.conversations.models import Arisen, Conversation, Edition
from growthring.conversations.services.editions import content_of
from growthring.conversations.services.meeting import end
from growthring.conversations.services.signing import reopen
from growthring.conversations.tests.test_meeting_pages import get, post, signed_in, url
from growthring.conversations.tests.worlds import World, reread, signs, world
from growthring.core import clock
from growthring.people.models import Person
from tests.factories import acting

WHAT = ["action", "promise"]


@pytest.fixture
def here(db: None) -> World:
    return world()


def adds(here: World, who: Person, back: str, text: str, what: str = "action") -> str:
    """By the form of a page, which leads back to it; gives where it leads."""
    words = {"text": text, "kind": "learn", "owner": here.learner.key}
    due_on = (clock.today() + timedelta(days=7)).isoformat()
    promised = {"what": text, "kind": "time", "why": "", "owed_by": here.manager.key, "due_on": due_on}
    form = {**(words if what == "action" else promised), "back": back, "repeat_key": str(uuid4())}
    answer = signed_in(who).post(reverse(f"commitments_{what}_add", args=[here.post.key]), form)
    assert answer.status_code == 302
    return str(answer["Location"])


def came(at: Conversation) -> list[str]:
    content = content_of(reread(at))
    return [each["what"] for name in ("actions", "promises") for each in content[name]]


@pytest.mark.parametrize("what", WHAT)
def test_what_is_added_the_morning_after_is_in_the_record(
    here: World, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = here.begun()
    adds(here, here.learner, url(at), "In the meeting", what)
    end(actor=acting(here.manager), conversation=at)
    morning = clock.now() + timedelta(days=1)
    monkeypatch.setattr("growthring.core.clock.now", lambda: morning)
    monkeypatch.setattr("growthring.core.clock.today", lambda: localdate(morning))
    page = get(here.learner, url(at))
    address = f"/journey/{here.post.key}/commitments/?back={url(at)}"
    assert f'href="{address}"' in page
    assert f'name="back" value="{url(at)}"' in get(here.learner, address)
    assert adds(here, here.manager, url(at), "The morning after", what) == url(at)
    told = get(here.learner, url(at))
    signs(here.learner, at)
    signs(here.manager, at)

    [edition] = Edition.objects.unscoped(reason="test")
    assert [each["what"] for each in edition.content[f"{what}s"]] == ["In the meeting", "The morning after"]
    assert "The morning after" in told


@pytest.mark.parametrize("what", WHAT)
def test_nothing_of_a_partner_who_was_not_there(here: World, what: str) -> None:
    """On the same day, by their own page, by another meeting's, and by a form that names this one."""
    at, other = here.begun(), here.planned(with_manager=False, other=here.coaching)
    for back in ("", url(other), url(at)):
        adds(here, here.coach, back, "The coach's own matter", what)
    adds(here, here.learner, url(at), "Of this meeting", what)

    assert came(at) == ["Of this meeting"]


def test_nothing_from_elsewhere_or_another_post(here: World) -> None:
    at, elsewhere = here.begun(), world()
    adds(here, here.learner, "", "On my own page")
    adds(elsewhere, elsewhere.learner, url(at), "Of somebody else")

    assert came(at) == []


def test_nothing_before_it_begins_and_nothing_once_somebody_has_signed(here: World) -> None:
    ahead = here.planned()
    adds(here, here.learner, url(ahead), "Beforehand")
    at = here.recorded()
    signs(here.learner, at)
    adds(here, here.manager, url(at), "After the first signature")
    signs(here.manager, at)
    adds(here, here.learner, url(at), "After the last")

    assert (came(ahead), came(at)) == ([], [])
    assert "Add an action or a promise" not in get(here.learner, url(at))


def test_a_record_that_was_opened_again_takes_more(here: World) -> None:
    at = here.begun()
    adds(here, here.learner, url(at), "First")
    end(actor=acting(here.learner), conversation=at)
    signs(here.learner, at)
    signs(here.manager, at)
    reopen(actor=acting(here.learner), conversation=at, reason="Something is missing.")
    adds(here, here.learner, url(at), "Second")
    signs(here.learner, at)

    editions = Edition.objects.unscoped(reason="test").order_by("number")
    assert [[each["what"] for each in edition.content["actions"]] for edition in editions] == [
        ["First"],
        ["First", "Second"],
    ]


def test_whoever_has_read_the_record_before_reads_what_was_added(here: World) -> None:
    at = here.recorded()
    page = signed_in(here.learner).get(url(at))
    seen = page.context["room"].seen
    adds(here, here.manager, url(at), "Meanwhile")

    assert "has changed since you read it" in post(here.learner, url(at, "sign"), status=422, seen=seen)


def test_what_is_put_away_is_not_in_the_record(here: World) -> None:
    at = here.begun()
    adds(here, here.learner, url(at), "A slip")
    row = Arisen.objects.unscoped(reason="test").get().action
    assert row is not None
    signed_in(here.learner).post(reverse("commitments_action_put_away", args=[row.key]))

    assert came(at) == []


def test_meetings_that_are_not_signed_when_the_rule_changes_lose_nothing(here: World) -> None:
    at = here.begun()
    for text, who in (("Ours", here.manager), ("The coach's", here.coach)):
        adds(here, who, "", text)
        adds(here, who, "", f"{text}, promised", "promise")
    assert came(at) == []
    name = "0004_what_came_out_of_open_meetings"
    apps = MigrationLoader(connection).project_state(("conversations", name)).apps
    for _again in range(2):
        import_module(f"growthring.conversations.migrations.{name}").keep(apps, None)

    assert came(at) == ["Ours", "Ours, promised"]
