"""A meeting goes step by step: planned, begun, recorded, signed. None is skipped, and two at once are one."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from growthring.conversations.models import Conversation, Edition, Line, Party, Signature
from growthring.conversations.queries.questions import questions_of
from growthring.conversations.services.lines import write_line
from growthring.conversations.services.meeting import begin, end, let_in, may_come, set_outcome
from growthring.conversations.services.preparing import say_ready, share_preparation, withdraw_preparation, write_words
from growthring.conversations.services.signing import reopen, sign
from growthring.conversations.tests.worlds import World, reread, seen_in, signs, world, yesterday
from growthring.core import clock
from growthring.core.access import Actor, Forbidden
from tests.factories import acting

pytestmark = pytest.mark.django_db
State = Conversation.State
Verb = Callable[[Actor, Conversation], Any]


@pytest.fixture
def here() -> World:
    return world()


def both(here: World) -> set[int]:
    return {here.learner.pk, here.manager.pk}


def first_question(at: Conversation) -> int:
    return questions_of(at.questions)[0].pk


VERBS: dict[str, Verb] = {
    "prepare": lambda actor, at: say_ready(actor=actor, conversation=at, ready=True),
    "share": lambda actor, at: share_preparation(actor=actor, conversation=at),
    "withdraw": lambda actor, at: withdraw_preparation(actor=actor, conversation=at),
    "begin": lambda actor, at: begin(
        actor=actor,
        conversation=at,
        present=set(Party.objects.unscoped(reason="test").values_list("person", flat=True))
        | {at.post.person_id, actor.person_id},
        held_on=clock.today(),
    ),
    "words": lambda actor, at: write_words(actor=actor, conversation=at, texts={}),
    "line": lambda actor, at: write_line(
        actor=actor, conversation=at, question=first_question(at), text="So be it", seen=0
    ),
    "outcome": lambda actor, at: set_outcome(actor=actor, conversation=at, degree="coach", next_on=None),
    "end": lambda actor, at: end(actor=actor, conversation=at),
    "sign": lambda actor, at: sign(actor=actor, conversation=at, seen=seen_in(at)),
    "reopen": lambda actor, at: reopen(actor=actor, conversation=at, reason="A figure was wrong."),
}
MAY = {
    State.PLANNED: {"prepare", "share", "withdraw", "begin", "words"},
    State.BEGUN: {"begin", "words", "line", "outcome", "end"},
    State.RECORDED: {"words", "line", "outcome", "end", "sign", "reopen"},
    State.SIGNED: {"reopen"},
    State.CALLED_OFF: set(),
}


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("state", State)
def test_each_verb_has_its_steps(here: World, state: State, verb: str) -> None:
    steps: dict[State, Callable[[], Conversation]] = {
        State.PLANNED: here.planned,
        State.BEGUN: here.begun,
        State.RECORDED: here.recorded,
        State.SIGNED: here.signed,
        State.CALLED_OFF: lambda: here.planned(state=State.CALLED_OFF),
    }
    at = reread(steps[state]())
    try:
        VERBS[verb](acting(here.manager), at)
    except ValidationError:
        assert verb not in MAY[state]
        assert reread(at).state == state
    else:
        assert verb in MAY[state]


def test_a_meeting_begins_with_those_who_are_here(here: World) -> None:
    at = here.planned(other=here.coaching)

    begin(actor=acting(here.manager), conversation=at, present=both(here), held_on=clock.today())

    at = reread(at)
    assert (at.state, at.held_on) == (State.BEGUN, clock.today())
    parties = Party.objects.unscoped(reason="test").filter(conversation=at)
    assert {p.person_id for p in parties if p.sat_at} == both(here)
    assert {p.person_id for p in parties} == both(here) | {here.coach.pk}
    assert Line.objects.unscoped(reason="test").filter(conversation=at).count() == 3


def test_who_comes_later_is_let_in(here: World) -> None:
    at = here.planned(other=here.coaching)
    begin(actor=acting(here.manager), conversation=at, present=both(here), held_on=clock.today())
    assert [each.person for each in may_come(reread(at))] == [here.coach]

    let_in(actor=acting(here.learner), conversation=at, person=here.coach.pk)

    assert Conversation.objects.visible_to(acting(here.coach)).filter(pk=at.pk).exists()
    assert may_come(reread(at)) == []


@pytest.mark.parametrize("who", ["learner alone", "partners alone", "without the one who begins"])
def test_it_takes_the_learner_and_a_partner(here: World, who: str) -> None:
    at = here.planned(other=here.coaching)
    present = {
        "learner alone": {here.learner.pk},
        "partners alone": {here.manager.pk, here.coach.pk},
        "without the one who begins": {here.learner.pk, here.coach.pk},
    }[who]
    actor = acting(here.learner if who == "learner alone" else here.manager)

    with pytest.raises(ValidationError):
        begin(actor=actor, conversation=at, present=present, held_on=clock.today())

    assert reread(at).state == State.PLANNED


def test_it_does_not_begin_before_its_day(here: World) -> None:
    at = here.planned(at=clock.now() + timedelta(days=1))
    with pytest.raises(ValidationError):
        begin(actor=acting(here.manager), conversation=at, present=both(here), held_on=clock.today())


@pytest.mark.parametrize(("days", "takes"), [(-2, False), (-1, True), (0, True), (1, False)])
def test_one_that_was_held_is_recorded_afterwards(here: World, days: int, takes: bool) -> None:
    at, day = here.planned(at=yesterday()), clock.today() + timedelta(days=days)
    try:
        begin(actor=acting(here.manager), conversation=at, present=both(here), held_on=day)
    except ValidationError:
        assert not takes
    else:
        assert takes
        assert reread(at).held_on == day


def test_beginning_twice_is_beginning_once(here: World) -> None:
    at = here.begun()
    first = reread(at).begun_at
    begin(actor=acting(here.manager), conversation=at, present=both(here), held_on=clock.today())
    assert reread(at).begun_at == first


@pytest.mark.parametrize("who", ["coach", "guest", "colleague", "head", "pd_lead", "ceo"])
@pytest.mark.parametrize("verb", VERBS)
def test_nobody_else_has_a_part_in_it(here: World, who: str, verb: str) -> None:
    for at in (here.planned(), here.begun(), here.recorded(), here.signed()):
        with pytest.raises(Forbidden):
            VERBS[verb](acting(getattr(here, who)), reread(at))


def test_the_record_waits_for_both(here: World) -> None:
    at = here.recorded()
    signs(here.learner, at)
    assert reread(at).state == State.RECORDED
    signs(here.manager, at, disagreement="I saw the third lesson differently.")

    assert reread(at).state == State.SIGNED
    edition = Edition.objects.unscoped(reason="test").get(conversation=at)
    assert edition.number == 1
    assert edition.signed_at is not None
    said = {s.person_id: s.disagreement for s in Signature.objects.unscoped(reason="test").filter(edition=edition)}
    assert said == {here.learner.pk: "", here.manager.pk: "I saw the third lesson differently."}


def test_all_three_of_a_triad_sign(here: World) -> None:
    at = here.recorded(other=here.coaching)
    signs(here.learner, at)
    signs(here.manager, at)
    assert reread(at).state == State.RECORDED
    signs(here.coach, at)
    assert reread(at).state == State.SIGNED


def test_signing_twice_is_signing_once(here: World) -> None:
    at = here.recorded()
    signs(here.learner, at)
    signs(here.learner, at, disagreement="Said too late")
    assert [s.disagreement for s in Signature.objects.unscoped(reason="test")] == [""]


def test_what_changed_since_it_was_read_is_not_signed(here: World) -> None:
    at = here.recorded()
    read = seen_in(at)
    line = Line.objects.unscoped(reason="test").filter(conversation=at).first()
    assert line is not None
    write_line(actor=acting(here.manager), conversation=at, question=line.question_id, text="Another", seen=0)

    with pytest.raises(ValidationError):
        sign(actor=acting(here.learner), conversation=at, seen=read)

    assert not Signature.objects.unscoped(reason="test").exists()


def test_once_signed_by_one_it_stands_still(here: World) -> None:
    at = here.recorded()
    signs(here.learner, at)
    for verb in ("line", "outcome"):
        with pytest.raises(ValidationError):
            VERBS[verb](acting(here.manager), reread(at))
    with pytest.raises(ValidationError):
        write_words(actor=acting(here.manager), conversation=at, texts={here.questions[0].pk: "Later"})


def test_asking_to_change_it_opens_the_next_edition(here: World) -> None:
    at = here.recorded()
    signs(here.learner, at, disagreement="My own view")

    reopen(actor=acting(here.manager), conversation=at, reason="The second line is not what we said.")

    editions = list(Edition.objects.unscoped(reason="test").filter(conversation=at))
    assert [(e.number, e.signed_at, bool(e.content)) for e in editions] == [(1, None, True), (2, None, False)]
    assert editions[1].reason == "The second line is not what we said."
    assert [s.disagreement for s in Signature.objects.unscoped(reason="test")] == ["My own view"]
    VERBS["line"](acting(here.learner), reread(at))
    signs(here.learner, at)
    signs(here.manager, at)
    assert reread(at).state == State.SIGNED


def test_a_reopened_record_keeps_the_edition_before(here: World) -> None:
    at = here.signed()
    first = Edition.objects.unscoped(reason="test").get(conversation=at).content
    reopen(actor=acting(here.learner), conversation=at, reason="A date was wrong.")
    VERBS["line"](acting(here.learner), reread(at))
    signs(here.learner, at)
    signs(here.manager, at)

    old, new = Edition.objects.unscoped(reason="test").filter(conversation=at)
    assert old.content == first
    assert old.signed_at is not None
    assert [q["line"] for q in new.content["questions"]] == ["So be it", "", ""]


def test_reopening_wants_a_reason(here: World) -> None:
    at = here.signed()
    with pytest.raises(ValidationError):
        reopen(actor=acting(here.learner), conversation=at, reason="  ")
    assert reread(at).state == State.SIGNED
