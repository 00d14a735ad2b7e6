"""My journey: what stands open, the years, the same page with a partner's eyes, and the record to take along."""

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from growthring.audit.models import Event
from growthring.commitments.models import Promise
from growthring.commitments.services.actions import add_action, tick
from growthring.commitments.services.promises import add_promise, keep
from growthring.conversations.models import Conversation, Party, Wellbeing, Words
from growthring.conversations.services.lines import write_line
from growthring.conversations.services.meeting import end, set_outcome
from growthring.conversations.services.signing import leave_as_signed, reopen
from growthring.conversations.tests.worlds import World, signs, world
from growthring.core import clock
from growthring.people.models import Person, Post
from growthring.writing.services.drafts import save_draft, throw_away
from tests.factories import PartnershipFactory, PostFactory, acting

Queries = Callable[[int], Any]
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _still() -> Iterator[None]:
    with time_machine.travel("2026-03-10T09:00:00Z", tick=False):
        yield


@pytest.fixture
def here(db: None) -> World:
    return world()


def client_of(person: Person) -> Client:
    client = Client()
    client.force_login(person.user)  # type: ignore[arg-type]
    return client


def page(person: Person, address: str = "/journey/") -> str:
    answer = client_of(person).get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def action(here: World, owner: Person, text: str, post: Post | None = None) -> Any:
    made = post or here.post
    return add_action(actor=acting(made.person), post=made, owner=owner, kind="do", text=text)


def promise(here: World, what: str, **more: Any) -> Promise:
    given: dict[str, Any] = {"kind": "cover", "why": "To breathe", "due_on": clock.today() + 5 * DAY} | more
    return add_promise(actor=acting(here.manager), post=here.post, what=what, owed_by=here.manager, **given)


def as_partner(here: World) -> str:
    return reverse("journey_as_partner", args=[here.post.key])


def preview(here: World, held: Any) -> str:
    return reverse("journey_preview", args=[here.post.key, held.key])


def lived(here: World, rows: int) -> None:
    """Rows of everything a journey shows, on the learner's own post and on a colleague's."""
    other = PostFactory.create(school=here.school, person=here.colleague)
    PartnershipFactory.create(post=other, partner=here.learner)
    for number in range(rows):
        here.signed(at=clock.now() - (20 + number) * DAY)
        here.planned(at=clock.now() + (7 + number) * DAY, other=here.coaching)
        tick(actor=acting(here.learner), action=action(here, here.learner, f"Done {number}"))
        action(here, here.learner, f"In hand {number}")
        action(here, here.coach, f"For me {number}")
        action(here, here.learner, f"For a colleague {number}", post=other)
        keep(actor=acting(here.manager), promise=promise(here, f"Kept {number}"))
        promise(here, f"Open {number}")


@pytest.mark.parametrize("rows", [1, 3])
def test_the_queries_of_a_journey(here: World, django_assert_num_queries: Queries, rows: int) -> None:
    lived(here, rows)
    learner, coach = client_of(here.learner), client_of(here.coach)

    with django_assert_num_queries(8):
        assert learner.get("/journey/").status_code == 200
    with django_assert_num_queries(8):
        assert coach.get(as_partner(here)).status_code == 200
    with django_assert_num_queries(8):
        assert learner.get(preview(here, here.coaching)).status_code == 200
    with django_assert_num_queries(7):
        assert learner.get(reverse("journey_record")).status_code == 200


def test_the_present_stands_on_top(here: World) -> None:
    lived(here, 1)
    shown = page(here.learner)
    wanted = [
        "My next conversation",
        "What I have in hand",
        "In hand 0",
        "What I owe colleagues",
        "For a colleague 0",
        "What I am owed",
        "Open 0",
        "For me 0",
        "Who supports me",
        "The school year 2025/26",
        "Done 0",
        "Who looked",
    ]
    places = [shown.index(text) for text in wanted if text != "Done 0"]

    assert places == sorted(places)
    assert shown.index("Done 0") > shown.index("The school year 2025/26")
    assert "Kept 0" in shown


def test_a_meeting_ahead_says_how_far_i_am_with_it(here: World) -> None:
    meeting = here.planned(at=clock.now() + 3 * DAY, sent_at=clock.now())
    link = reverse("conversations_meeting", args=[meeting.key])
    before = page(here.learner)
    Words.objects.create(
        trust=meeting.trust,
        conversation=meeting,
        question=here.questions[0],
        person=here.learner,
        text="x",
        written_at=clock.now(),
    )

    assert f'href="{link}"' in before
    assert "The questions are here." in before
    assert "You have begun to prepare." in page(here.learner)
    Party.objects.create(
        trust=meeting.trust, conversation=meeting, person=here.learner, joined_at=clock.now(), ready_at=clock.now()
    )
    assert "You are prepared." in page(here.learner)


def test_to_begin_to_prepare_is_to_write_in_its_boxes(here: World) -> None:
    meeting = here.planned(at=clock.now() + 3 * DAY, sent_at=clock.now())
    actor, begun = acting(here.learner), "You have begun to prepare."
    save_draft(actor=actor, place=f"conversations_move:{meeting.key}", fields={"word": "Could we"})
    assert begun not in page(here.learner)
    draft = save_draft(actor=actor, place=f"conversations_prepare:{meeting.key}", fields={"q1": "I"})
    assert begun in page(here.learner)
    assert draft is not None
    throw_away(actor=actor, draft=draft)
    assert begun not in page(here.learner)


def test_one_that_was_missed_does_not_hide_the_next(here: World) -> None:
    """A meeting nobody held stays planned: the next one is what is to come, and the missed one without any."""
    for days in (100, 20):
        here.planned(at=clock.now() - days * DAY)
    assert "It was planned for 18 Feb 2026" in page(here.learner)
    here.planned(at=clock.now() + 3 * DAY, where="The new room")
    here.planned(at=clock.now() + 30 * DAY, where="Much later")

    shown = page(here.learner)
    assert "The new room" in shown
    assert "It was planned for" not in shown
    assert "Much later" not in shown


def test_years_one_after_another(here: World) -> None:
    here.signed(at=clock.now() - 400 * DAY)
    Conversation.objects.unscoped(reason="test").update(held_on=clock.today() - 400 * DAY)
    shown, before = page(here.learner), page(here.learner, "/journey/?year=2024")

    assert "The school year 2025/26" in shown
    assert 'href="?year=2024"' in shown
    assert "waits to be signed" not in shown
    assert "The school year 2024/25" in before
    assert "· signed" in before
    assert "My next conversation" not in before
    assert "The school year 2025/26" in page(here.learner, "/journey/?year=nonsense")


def test_what_i_did_myself_says_you(here: World) -> None:
    tick(actor=acting(here.learner), action=action(here, here.learner, "Read with Year 4"))
    shown = next(line for line in lines_of(page(here.learner)) if "Read with Year 4" in line)
    assert "Do · you" in shown
    assert str(here.learner) not in shown


def test_the_picture_is_drawn_once_there_is_something_to_see(here: World) -> None:
    action(here, here.learner, "In hand")
    assert "The same as a table" not in page(here.learner)
    lived(here, 2)
    shown = page(here.learner)

    for text in ("2 conversations", "2 actions done", "2 promises kept", "A ring for each school year"):
        assert text in shown
    assert '<th scope="row">2025/26</th><td class="num">2</td><td class="num">2</td><td class="num">2</td>' in shown
    assert "A ring for each school year" not in page(here.learner, "/journey/?year=2025")


def test_a_partner_sees_what_they_may_and_it_says_so(here: World) -> None:
    lived(here, 1)
    between = here.signed(at=clock.now() - 50 * DAY)
    shown = page(here.coach, as_partner(here))

    assert "This is what you may see of" in shown
    assert "(Coach), nothing more" in shown
    assert "In hand 0" in shown
    assert "For a colleague 0" not in shown
    assert reverse("conversations_meeting", args=[between.key]) not in shown
    assert reverse("conversations_meeting", args=[between.key]) in page(here.manager, as_partner(here))


def test_the_look_of_a_partner_is_written_down_and_the_learners_own_is_not(here: World) -> None:
    page(here.learner, preview(here, here.coaching))
    page(here.coach, as_partner(here))

    looked = Event.objects.unscoped(reason="test").filter(verb="looked", where="journey")
    assert [(each.actor_id, each.subject_id) for each in looked] == [(here.coach.pk, here.learner.pk)]


def test_nobody_else_finds_it(here: World) -> None:
    nowhere = client_of(here.head).get("/journey/nosuchkey/as-partner/").content
    for name in ("learner", "head", "pd_lead", "colleague"):
        answer = client_of(getattr(here, name)).get(as_partner(here))
        assert answer.status_code == 404
    assert client_of(here.head).get(as_partner(here)).content == nowhere
    here.coaching.ends_on = clock.today()
    here.coaching.save()
    assert client_of(here.coach).get(as_partner(here)).status_code == 404
    assert client_of(here.learner).get(preview(here, here.coaching)).status_code == 404


def test_only_the_learner_looks_with_a_partners_eyes(here: World) -> None:
    for name in ("manager", "coach", "head", "colleague"):
        assert client_of(getattr(here, name)).get(preview(here, here.coaching)).status_code == 404


@pytest.mark.parametrize("who", ["manager", "coach", "guest"])
def test_the_preview_shows_the_partners_page(here: World, who: str) -> None:
    """Every line of the one is a line of the other, with "you" for the partner's own name."""
    lived(here, 2)
    held = {"manager": here.managing, "coach": here.coaching, "guest": here.guiding}[who]
    theirs = lines_of(page(getattr(here, who), as_partner(here)))
    shown = lines_of(page(here.learner, preview(here, held)))

    assert [line.replace(str(held.partner), "you") for line in shown] == [
        line.replace(">You ", ">you ") for line in theirs
    ]
    assert len(theirs) > 4


def lines_of(shown: str) -> list[str]:
    starts = ('<div class="row-main">', "<li><time")
    return [
        line.strip()
        for line in shown.splitlines()
        if line.strip().removeprefix("<li>").startswith(starts[0]) or starts[1] in line
    ]


def test_a_preview_says_nothing_of_the_partners_preparation(here: World) -> None:
    meeting = here.planned(at=clock.now() + 3 * DAY, sent_at=clock.now())
    Words.objects.create(
        trust=meeting.trust,
        conversation=meeting,
        question=here.questions[0],
        person=here.manager,
        text="x",
        written_at=clock.now(),
    )

    assert "You have begun to prepare." in page(here.manager, as_partner(here))
    assert "begun to prepare" not in page(here.learner, preview(here, here.managing))


def test_whoever_leaves_soon_is_told_to_take_their_record(here: World) -> None:
    assert "Take your record with you" not in page(here.learner)
    here.post.ends_on = clock.today() + 20 * DAY
    here.post.save()
    assert "Take your record with you" in page(here.learner)


def record_of(person: Person) -> tuple[str, dict[str, Any]]:
    answer = client_of(person).get(reverse("journey_record"))
    with zipfile.ZipFile(io.BytesIO(answer.content)) as file:
        assert sorted(file.namelist()) == ["record.html", "record.json"]
        return file.read("record.html").decode(), json.loads(file.read("record.json"))


def test_the_record_says_what_was_signed_and_not_what_was_written_since(here: World) -> None:
    meeting, question = here.begun(), here.questions[0].pk
    learner: dict[str, Any] = {"actor": acting(here.learner), "conversation": meeting}
    write_line(**learner, question=question, text="As we both signed it", seen=0)
    set_outcome(**learner, degree="coach", next_on=None)
    end(**learner)
    for person in (here.learner, here.manager):
        signs(person, meeting)
    reopen(**learner, reason="A word is wrong.")
    write_line(**learner, question=question, text="Written since, signed by nobody", seen=1)
    leave_as_signed(**learner)
    shown, told = record_of(here.learner)

    assert told["conversations"][0]["questions"][0]["agreed"] == ["As we both signed it"]
    assert told["conversations"][0]["direction"] == "Coach"
    assert "Written since" not in shown + json.dumps(told)


def test_the_record_holds_what_is_mine_and_nothing_that_is_anothers(here: World) -> None:
    lived(here, 1)
    meeting = here.begun()
    quiet = here.planned(at=clock.now() + 9 * DAY)
    for conversation, person, text in [
        (meeting, here.learner, "Mine, said"),
        (meeting, here.manager, "Theirs, said to me"),
        (quiet, here.learner, "Mine, not yet said"),
        (quiet, here.manager, "Theirs, not yet said"),
    ]:
        facts = {"trust": conversation.trust, "conversation": conversation, "person": person, "written_at": clock.now()}
        Words.objects.create(**facts, question=here.questions[0], text=text)
        Wellbeing.objects.create(**facts, text=f"Well: {text}")
    shown, told = record_of(here.learner)
    data = json.dumps(told, ensure_ascii=False)

    for text in (
        "Mine, said",
        "Theirs, said to me",
        "Mine, not yet said",
        "Well: Mine, said",
        "To breathe",
        "Kept 0",
        "Done 0",
    ):
        assert text in shown
        assert text in data
    for text in ("Theirs, not yet said", "Well: Theirs", "For a colleague 0"):
        assert text not in shown
        assert text not in data
    assert told["person"] == str(here.learner)


def test_a_partners_record_holds_nothing_of_those_they_support(here: World) -> None:
    lived(here, 1)
    shown, told = record_of(here.manager)

    assert (told["conversations"], told["actions"], told["promises"]) == ([], [], [])
    assert "Kept 0" not in shown
    assert "Kept 0" not in json.dumps(told)


def test_the_years_of_a_record_hold_no_word_of_what_one_owes_to_others(here: World) -> None:
    """Done and kept, settled or shared: a colleague's words stay theirs; one's own, owed by others, are there."""
    other = PostFactory.create(school=here.school, person=here.colleague)
    PartnershipFactory.create(post=other, partner=here.learner)
    facts: dict[str, Any] = {"owed_by": here.learner, "due_on": clock.today(), "kind": "cover", "why": "WHYLEAK"}
    for done in (keep, None):
        made = add_promise(actor=acting(here.colleague), post=other, what=f"PROMISELEAK {done}", **facts)
        if done:
            done(actor=acting(here.learner), promise=made)
    for note in ("NOTELEAK", ""):
        given = action(here, here.learner, f"ACTIONLEAK {note}", post=other)
        tick(actor=acting(here.learner), action=given, note=note)
    tick(actor=acting(here.coach), action=action(here, here.coach, "Done for me"))
    keep(actor=acting(here.manager), promise=promise(here, "Kept for me"))
    shown, told = record_of(here.learner)
    lines = [line["text"] for year in told["years"] for line in year["lines"]]

    assert "PROMISELEAK" in page(here.learner)
    for text in (shown, json.dumps(told, ensure_ascii=False)):
        assert [word for word in ("PROMISELEAK", "ACTIONLEAK", "NOTELEAK", "WHYLEAK") if word in text] == []
    assert {"Done for me", "Kept for me"} <= set(lines)
    assert [row["text"] for row in told["actions"]] == ["Done for me"]
    assert [row["what"] for row in told["promises"]] == ["Kept for me"]


def test_taking_it_is_written_down(here: World) -> None:
    record_of(here.learner)

    took = Event.objects.unscoped(reason="test").get(verb="exported")
    assert (took.actor_id, took.subject_id, took.where) == (here.learner.pk, here.learner.pk, "record to take along")
