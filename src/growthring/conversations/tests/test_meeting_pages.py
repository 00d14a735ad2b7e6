"""The page of a meeting in each of its states, as its readers get it."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from growthring.audit.models import Event
from growthring.conversations.models import Conversation, Evidence
from growthring.conversations.services.lines import write_line
from growthring.conversations.services.preparing import share_preparation, write_words
from growthring.conversations.services.signing import reopen
from growthring.conversations.services.wellbeing import write_wellbeing
from growthring.conversations.tests.worlds import World, reread, signs, world, yesterday
from growthring.core import clock
from growthring.people.models import Person
from growthring.people.services.shares import share
from growthring.writing.bins import undo_of
from tests.factories import acting

pytestmark = pytest.mark.django_db
State = Conversation.State
STEPS = ("planned", "begun", "recorded", "signed")


@pytest.fixture
def here() -> World:
    return world()


def at_step(here: World, step: str, **facts: Any) -> Conversation:
    return reread(getattr(here, step)(**facts))


def url(at: Conversation, name: str = "meeting", *more: Any) -> str:
    return reverse(f"conversations_{name}", args=[at.key, *more])


def signed_in(person: Person) -> Client:
    client = Client()
    assert person.user is not None
    client.force_login(person.user)
    return client


def get(person: Person, address: str, *, status: int = 200) -> str:
    client = signed_in(person)
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def post(person: Person, address: str, *, status: int = 302, **data: Any) -> str:
    client = signed_in(person)
    answer = client.post(address, {"repeat_key": str(uuid4()), **data})
    page = answer.content.decode()
    assert answer.status_code == status, re.findall(r'class="error".*', page)
    return page


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("who", ["learner", "manager"])
def test_the_two_have_a_page_at_every_step(here: World, step: str, who: str) -> None:
    at = at_step(here, step, has_wellbeing=True)
    page = get(getattr(here, who), url(at))
    assert "Professional conversation" in page
    for question in here.questions:
        assert question.text in page


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("who", ["coach", "guest", "colleague", "head", "pd_lead", "ceo"])
def test_to_everybody_else_there_is_no_such_page(here: World, step: str, who: str) -> None:
    at = at_step(here, step)
    nothing = get(getattr(here, who), "/meetings/nosuchmeeting/", status=404)
    for name in ("meeting", "print", "look", "prepare", "wellbeing"):
        assert get(getattr(here, who), url(at, name), status=404) == nothing


def test_a_prompt_is_for_its_reader(here: World) -> None:
    at = at_step(here, "planned")
    mine, theirs = get(here.learner, url(at)), get(here.manager, url(at))
    assert "For the learner 1." in mine
    assert "For the partner 1." not in mine
    assert "For the partner 1." in theirs


@pytest.mark.django_db
def test_what_was_prepared_is_on_no_other_page_until_it_is_shared(here: World) -> None:
    at = at_step(here, "planned", has_wellbeing=True)
    post(here.learner, url(at, "prepare"), q1="HONEYCOMB", q2="", q3="", wellbeing="WAYWORN")
    assert "HONEYCOMB" in get(here.learner, url(at))
    for name in ("meeting", "print"):
        page = get(here.manager, url(at, name))
        assert "HONEYCOMB" not in page
        assert "WAYWORN" not in page

    post(here.learner, url(at, "share"), do="share")
    page = get(here.manager, url(at))
    assert "HONEYCOMB" in page
    assert "WAYWORN" not in page

    post(here.learner, url(at, "share"), do="withdraw")
    assert "HONEYCOMB" not in get(here.manager, url(at))


def test_whoever_shared_reads_who_has_looked(here: World) -> None:
    at = at_step(here, "planned")
    post(here.learner, url(at, "share"), do="share")
    assert "Nobody has looked yet." in get(here.learner, url(at))
    get(here.manager, url(at))
    assert f"{here.manager} has looked since." in get(here.learner, url(at))


def test_a_partner_reads_that_the_learner_has_looked(here: World) -> None:
    at = at_step(here, "planned")
    post(here.manager, url(at, "share"), do="share")
    get(here.learner, url(at))
    assert f"{here.learner} has looked since." in get(here.manager, url(at))


def test_who_has_taken_over_is_said_to_whoever_shared(here: World) -> None:
    at = at_step(here, "planned")
    post(here.learner, url(at, "share"), do="share")
    follows = here.replace_manager()
    page = get(here.learner, url(at))
    assert f"{follows} has taken a seat since you shared" in page
    assert f"What you shared was shared with {here.manager} alone." in page
    post(here.learner, url(at, "share"), do="share")
    assert "has taken a seat" not in get(here.learner, url(at))


def test_an_overdue_meeting_is_told_kindly(here: World) -> None:
    at = at_step(here, "planned", at=yesterday())
    assert "Did you meet, or shall we find another day?" in get(here.learner, url(at))
    present, day = [here.learner.key, here.manager.key], yesterday().date().isoformat()
    post(here.manager, url(at, "begin"), present=present, held_on=day)
    assert reread(at).held_on == yesterday().date()


def test_lines_are_written_one_at_a_time(here: World) -> None:
    at = at_step(here, "begun")
    post(here.learner, url(at, "pen", 1))
    assert "Save the line" in get(here.learner, url(at, "line", 1))
    assert f"{here.learner} is writing." in get(here.manager, url(at))
    post(here.learner, url(at, "line", 1), text="Read aloud each day", seen=0)
    page = get(here.manager, url(at))
    assert "Read aloud each day" in page
    assert "is writing." not in page


def test_the_second_writer_sees_both_texts(here: World) -> None:
    at = at_step(here, "begun")
    post(here.learner, url(at, "line", 1), text="HONEYCOMB", seen=0)
    page = post(here.manager, url(at, "line", 1), status=422, text="WAYWORN", seen=0)
    assert "HONEYCOMB\n\nWAYWORN" in page
    assert 'name="seen" value="1"' in page
    post(here.manager, url(at, "line", 1), text="HONEYCOMB and WAYWORN", seen=1)
    assert "HONEYCOMB and WAYWORN" in get(here.learner, url(at))


def without_token(page: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)


def test_what_a_page_fetches_is_what_a_fresh_page_has(here: World) -> None:
    at = at_step(here, "begun")
    post(here.learner, url(at, "line", 1), text="Read aloud each day", seen=0)
    write_words(actor=acting(here.learner), conversation=at, texts={here.questions[1].pk: "HONEYCOMB"})
    fetched, fresh = get(here.manager, url(at, "look") + "?but=2"), get(here.manager, url(at))
    parts = re.findall(r'<div class="(?:voice|line)" id="[\w-]+" hx-swap-oob="true">.*?\n</div>', fetched, re.DOTALL)
    assert len(parts) == 3 + 2  # the other's words to three questions, and two lines: not the one that is written
    for part in parts:
        assert without_token(part.replace(' hx-swap-oob="true"', "")) in without_token(fresh)
    assert 'id="line-2"' not in fetched


def test_from_planned_to_signed_by_pages_alone(here: World) -> None:
    at = at_step(here, "planned")
    both = [here.learner.key, here.manager.key]
    post(here.learner, url(at, "begin"), present=both, held_on=clock.today().isoformat())
    post(here.manager, url(at, "line", 1), text="The agreed line", seen=0)
    post(here.manager, url(at, "outcome"), degree="coach", next_on="2030-01-01")
    post(here.manager, url(at, "end"))
    for person, said in ((here.learner, ""), (here.manager, "I see the third differently.")):
        post(person, url(at, "sign"), disagreement=said, seen=read(person, at))
    assert reread(at).state == State.SIGNED
    for name in ("meeting", "print"):
        page = get(here.learner, url(at, name))
        assert "The agreed line" in page
        assert "I see the third differently." in page


def read(person: Person, at: Conversation) -> str:
    found = re.search(r'name="seen" value="(\w+)"', get(person, url(at)))
    assert found is not None
    return found[1]


def test_whoever_signs_before_reading_the_change_is_told(here: World) -> None:
    at = at_step(here, "recorded")
    seen = read(here.learner, at)
    post(here.manager, url(at, "line", 2), text="Put right", seen=0)
    page = post(here.learner, url(at, "sign"), status=422, seen=seen, disagreement="My own words")
    assert "The record has changed since you read it." in page
    assert "My own words" in page

    read_anew = re.findall(r'name="seen" value="(\w+)"', page)
    assert read_anew == [read(here.learner, at)]
    post(here.learner, url(at, "sign"), seen=read_anew[0], disagreement="My own words")


def test_a_line_is_put_right_before_anybody_signs(here: World) -> None:
    at = at_step(here, "recorded")
    assert "Save the line" in get(here.manager, url(at, "line", 2))
    post(here.manager, url(at, "line", 2), text="Put right", seen=0)
    page = post(here.manager, url(at, "line", 2), status=422, text="Said anew", seen="none")
    assert "Put right" in page
    assert "Said anew" in page
    assert "Something was written here in the meantime" in page
    signs(here.learner, at)
    assert "Save the line" not in get(here.manager, url(at, "line", 2), status=302)


def test_an_edition_before_stays_readable(here: World) -> None:
    at = at_step(here, "begun")
    write_line(actor=acting(here.learner), conversation=at, question=here.questions[0].pk, text="OLDLINE", seen=0)
    post(here.learner, url(at, "end"))
    signs(here.learner, at)
    signs(here.manager, at)
    post(here.learner, url(at, "reopen"), reason="A date was wrong.")
    post(here.manager, url(at, "line", 1), text="NEWLINE", seen=1)
    signs(here.learner, at)
    signs(here.manager, at)
    page = get(here.manager, url(at))
    assert "NEWLINE" in page
    assert "OLDLINE" not in page
    assert "OLDLINE" in get(here.manager, url(at, "edition", 1))
    assert get(here.manager, url(at, "edition", 3), status=404)


def test_a_coach_reads_what_the_learner_opened(here: World) -> None:
    at = at_step(here, "signed", has_wellbeing=True)
    begun = at_step(here, "begun")
    kind = "Conversation record"
    share(actor=acting(here.learner), partnership=here.coaching, record_kind=kind)
    page = get(here.coach, url(at))
    assert "has opened signed records to you" in page
    assert "Ask to change" not in page
    get(here.coach, url(begun), status=404)
    post(here.coach, url(at, "reopen"), status=403, reason="No")


def test_whoever_follows_reads_the_last_signed_review(here: World) -> None:
    review = at_step(here, "signed", purpose="review")
    follows = here.replace_manager()
    assert "the last signed review passes on to you" in get(follows, url(review))
    get(here.manager, url(review), status=404)


def test_a_reopened_record_stays_as_signed_to_readers(here: World) -> None:
    review = at_step(here, "signed", purpose="review")
    reopen(actor=acting(here.learner), conversation=review, reason="HONEYCOMB")
    write_line(actor=acting(here.learner), conversation=review, question=here.questions[0].pk, text="NEWLINE", seen=0)
    follows = here.replace_manager()
    for name in ("meeting", "print"):
        page = get(follows, url(review, name))
        assert "NEWLINE" not in page
        assert "HONEYCOMB" not in page
    get(follows, url(review, "edition", 2), status=404)


def test_wellbeing_is_the_twos_alone(here: World) -> None:
    at = at_step(here, "planned", has_wellbeing=True, other=here.coaching)
    write_wellbeing(actor=acting(here.learner), conversation=at, text="WAYWORN")
    write_wellbeing(actor=acting(here.manager), conversation=at, text="Well enough")
    everybody = [here.learner.key, here.manager.key, here.coach.key]
    post(here.learner, url(at, "begin"), present=everybody, held_on=clock.today().isoformat())
    assert "WAYWORN" in get(here.manager, url(at))
    assert "WAYWORN" not in get(here.coach, url(at))
    post(here.learner, url(at, "end"))
    for person in (here.learner, here.manager, here.coach):
        signs(person, at)
        for name in ("print", "edition"):
            args = (1,) if name == "edition" else ()
            assert "WAYWORN" not in get(here.learner, url(at, name, *args))
    assert get(here.learner, url(at, "wellbeing")) == "WAYWORN"
    get(here.manager, url(at, "wellbeing"), status=404)  # an export of it is the learner's alone


@pytest.mark.parametrize("who", ["learner", "manager"])
def test_one_event_a_page_about_somebody_else(here: World, who: str) -> None:
    at = at_step(here, "planned")
    share_preparation(actor=acting(here.manager), conversation=at)
    before = Event.objects.unscoped(reason="test").filter(verb="looked").count()
    get(getattr(here, who), url(at))
    events = list(Event.objects.unscoped(reason="test").filter(verb="looked").order_by("pk"))[before:]
    other = here.learner if who == "manager" else here.manager
    assert [(each.where, each.subject_id) for each in events] == [("conversation", other.pk)]


QUERIES = {
    ("planned", "learner"): 10,
    ("planned", "manager"): 11,
    ("begun", "learner"): 11,
    ("begun", "manager"): 12,
    ("recorded", "learner"): 11,
    ("recorded", "manager"): 12,
    ("signed", "learner"): 10,
    ("signed", "manager"): 11,
}


@pytest.mark.parametrize("questions", [1, 3])
@pytest.mark.parametrize(("step", "who"), QUERIES)
def test_a_page_costs_the_same_for_one_question_and_three(
    step: str, who: str, questions: int, django_assert_num_queries: Any
) -> None:
    here = world(questions)
    at = at_step(here, step)
    client = signed_in(getattr(here, who))
    client.get(url(at))
    with django_assert_num_queries(QUERIES[step, who]):
        client.get(url(at))


def test_evidence_is_brought_taken_away_and_brought_back(here: World) -> None:
    at = at_step(here, "planned")
    for number in range(5):
        post(here.learner, url(at, "evidence"), note=f"Photograph {number}", link="https://example.org/")
    assert "Five are enough" in get(here.learner, url(at))
    assert "Five are enough" in post(here.learner, url(at, "evidence"), status=422, note="One more")
    row = Evidence.objects.unscoped(reason="test").earliest("pk")
    post(here.manager, url(at, "evidence_remove"), status=422, evidence=row.key)
    post(here.learner, url(at, "evidence_remove"), evidence=row.key)
    assert "Photograph 0" not in get(here.learner, url(at))
    post(here.learner, undo_of(row))
    assert "Photograph 0" in get(here.learner, url(at))
    assert "Photograph" not in get(here.manager, url(at))


@pytest.mark.parametrize("link", ["javascript:alert(1)", "ftp://example.org/", "file:///etc/passwd"])
def test_a_link_leads_to_a_page(here: World, link: str) -> None:
    at = at_step(here, "planned")
    post(here.learner, url(at, "evidence"), status=422, note="Look", link=link)


def test_while_nobody_has_the_other_seat_one_prepares_alone(here: World) -> None:
    at = at_step(here, "planned", has_wellbeing=True)
    here.managing.ends_on = clock.today()
    here.managing.save()
    page = get(here.learner, url(at))
    assert "Nobody has the other seat today" in page
    assert "Share my preparation" not in page
    post(here.learner, url(at, "prepare"), q1="HONEYCOMB", q2="", q3="", wellbeing="")
    assert "HONEYCOMB" in get(here.learner, url(at))
    get(here.manager, url(at), status=404)


@pytest.mark.parametrize("who", ["learner", "manager"])
def test_one_called_off_keeps_what_was_prepared_for_its_writer(here: World, who: str) -> None:
    at = at_step(here, "planned")
    write_words(actor=acting(here.learner), conversation=at, texts={here.questions[0].pk: "HONEYCOMB"})
    Conversation.objects.unscoped(reason="test").filter(pk=at.pk).update(state=State.CALLED_OFF)
    assert ("HONEYCOMB" in get(getattr(here, who), url(at))) == (who == "learner")
