"""Ways by which somebody could have read or changed what was not theirs; each was found by trying."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from growthring.conversations.models import Edition, Evidence, Line, Party, Purpose, Words
from growthring.conversations.services import evidence, meeting, planning, preparing, signing
from growthring.conversations.services.lines import write_line
from growthring.conversations.tests.planning import client_of
from growthring.conversations.tests.worlds import World, questions_for, signs, world
from growthring.core import clock
from growthring.people.models import Person, Share
from tests.factories import acting

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> World:
    return world()


def reads(person: Person, address: str, token: str) -> bool:
    answer = client_of(person).get(address)
    return answer.status_code == 200 and token in answer.content.decode()


def writes(person: Person, conversation, text: str) -> None:  # type: ignore[no-untyped-def]
    question = conversation.questions.questions.unscoped(reason="test").first()
    preparing.write_words(actor=acting(person), conversation=conversation, texts={question.pk: text})


def test_what_a_coach_calls_a_review_does_not_pass_to_the_line_manager(here: World) -> None:
    asked = questions_for(here.school.trust, 3, Purpose.REVIEW)
    facts = {"with_manager": False, "other": here.coaching, "purpose": Purpose.REVIEW, "questions": asked}
    held = here.begun(**facts)
    writes(here.learner, held, "between the two of us")
    meeting.end(actor=acting(here.learner), conversation=held)
    signs(here.learner, held)
    signs(here.coach, held)

    assert reads(here.learner, f"/meetings/{held.key}/", "between the two of us")
    assert client_of(here.manager).get(f"/meetings/{held.key}/").status_code == 404


def test_what_somebody_brought_who_never_sat_there_stays_theirs(here: World) -> None:
    held = here.planned()
    evidence.add_evidence(actor=acting(here.manager), conversation=held, note="a note of before", link="")
    follows = here.replace_manager()
    present = {follows.pk, here.learner.pk}
    meeting.begin(actor=acting(follows), conversation=held, present=present, held_on=clock.today())

    for person in (follows, here.learner):
        assert not Evidence.objects.visible_to(acting(person)).exists()


def test_whoever_moves_a_meeting_to_today_lets_another_begin_it(here: World) -> None:
    held = here.planned(at=clock.now() + timedelta(days=20))
    writes(here.learner, held, "not for today")
    planning.move(actor=acting(here.manager), conversation=held, starts_at=clock.now(), minutes=45, where="", word="")
    present = {here.manager.pk, here.learner.pk}

    with pytest.raises(ValidationError, match="let one of the others begin it"):
        meeting.begin(actor=acting(here.manager), conversation=held, present=present, held_on=clock.today())

    assert not Words.objects.visible_to(acting(here.manager)).exists()
    meeting.begin(actor=acting(here.learner), conversation=held, present=present, held_on=clock.today())


def test_calling_a_meeting_off_makes_what_was_shared_ones_own_again(here: World) -> None:
    held = here.planned(at=clock.now() + timedelta(days=3))
    writes(here.learner, held, "shared for now")
    preparing.share_preparation(actor=acting(here.learner), conversation=held)
    assert Words.objects.visible_to(acting(here.manager)).exists()

    planning.call_off(actor=acting(here.manager), conversation=held)

    assert not Words.objects.visible_to(acting(here.manager)).exists()
    assert set(Party.objects.unscoped(reason="test").values_list("shared_at", flat=True)) == {None}


def test_a_reader_finds_the_newest_signed_edition_alone_and_not_why_it_was_changed(here: World) -> None:
    held = here.signed()
    signing.reopen(actor=acting(here.learner), conversation=held, reason="a name was wrong")
    signs(here.learner, held)
    signs(here.manager, held)
    Share.objects.create(
        trust=here.school.trust, partnership=here.coaching, record_kind="Conversation record", shared_at=clock.now()
    )

    assert [each.number for each in Edition.objects.visible_to(acting(here.coach))] == [2]
    assert client_of(here.coach).get(f"/meetings/{held.key}/editions/1/").status_code == 404
    assert not reads(here.coach, f"/meetings/{held.key}/editions/2/", "a name was wrong")
    assert reads(here.manager, f"/meetings/{held.key}/editions/2/", "a name was wrong")


def test_one_shares_with_whom_the_page_named(here: World) -> None:
    held = here.planned(at=clock.now() + timedelta(days=3))
    writes(here.learner, held, "for the one I know")
    page = client_of(here.learner)
    assert f'name="with" value="{here.manager.key}"' in page.get(f"/meetings/{held.key}/").content.decode()
    follows = here.replace_manager()

    answer = page.post(f"/meetings/{held.key}/share/", {"do": "share", "with": here.manager.key})

    assert answer.status_code == 422
    assert "Somebody else has taken a seat meanwhile." in answer.content.decode()
    assert not Words.objects.visible_to(acting(follows)).exists()


def test_a_line_is_not_put_right_by_one_who_is_left_alone(here: World) -> None:
    held = here.recorded()
    here.replace_manager()
    question = Line.objects.unscoped(reason="test").filter(conversation=held).first()
    assert question is not None

    with pytest.raises(ValidationError, match="the lines stay as you both left them"):
        write_line(
            actor=acting(here.learner), conversation=held, question=question.question_id, text="as I say", seen=0
        )


def test_what_stands_in_the_boxes_goes_along_when_it_is_shared(here: World) -> None:
    from growthring.writing.services.drafts import draft_of, save_draft

    held = here.planned(at=clock.now() + timedelta(days=3))
    place, actor = f"conversations_prepare:{held.key}", acting(here.learner)
    save_draft(actor=actor, place=place, fields={"q1": "typed, not sent"})

    client_of(here.learner).post(f"/meetings/{held.key}/share/", {"do": "share", "with": here.manager.key})

    assert [each.text for each in Words.objects.visible_to(actor)] == ["typed, not sent"]
    assert draft_of(actor=actor, place=place) is None


def test_words_typed_before_it_began_are_looked_over_before_they_are_open(here: World) -> None:
    held = here.begun()
    page = client_of(here.learner)

    first = page.post(
        f"/meetings/{held.key}/prepare/", {"q1": "half a thought", "stood": "planned", "repeat_key": str(uuid4())}
    )

    assert first.status_code == 422
    assert "The meeting has begun while you were writing." in first.content.decode()
    assert not Words.objects.visible_to(acting(here.manager)).exists()
    again = page.post(
        f"/meetings/{held.key}/prepare/", {"q1": "a whole one", "stood": "begun", "repeat_key": str(uuid4())}
    )
    assert again.status_code == 302
