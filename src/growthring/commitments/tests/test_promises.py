from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError

from growthring.audit.models import Event
from growthring.commitments.models import Promise, PromiseReason, PromiseStep
from growthring.commitments.seen import line_seen
from growthring.commitments.services import promises
from growthring.commitments.tests.worlds import TODAY, TOMORROW, World
from growthring.core.access import Forbidden
from growthring.people.models import PartnerKind
from growthring.people.services.partnerships import start_partnership
from tests.factories import PartnershipFactory

LATER = TOMORROW + timedelta(days=7)
A_MONTH = timedelta(days=30)
ALL = ("learner", "manager", "coach", "head", "pd_lead", "colleague")


def sees(here: World, model: type = Promise) -> list[str]:
    return [name for name in ALL if model.objects.visible_to(here.actor(name)).exists()]  # type: ignore[attr-defined]


def steps(promise: Promise) -> list[tuple[str, str, str]]:
    rows = PromiseStep.objects.unscoped(reason="test").filter(promise=promise).select_related("person")
    return [(each.person.family_name, each.act, each.word) for each in rows]


def test_a_promise_is_between_the_learner_and_their_partners(here: World) -> None:
    promise = here.promise()

    assert sees(here) == sees(here, PromiseReason) == sees(here, PromiseStep) == ["learner", "manager", "coach"]
    assert steps(promise) == [("Okell", "made", "")]
    assert list(Event.objects.unscoped(reason="test").values_list("verb", "where")) == [("added", "promise of support")]


def test_shared_it_is_seen_by_those_who_lead_but_not_why(here: World) -> None:
    promise = here.promise()

    here.shared(promise)
    here.shared(promise)
    assert sees(here) == ["learner", "manager", "coach", "head", "pd_lead"]
    assert sees(here, PromiseReason) == sees(here, PromiseStep) == ["learner", "manager", "coach"]
    promises.take_back(actor=here.actor("learner"), promise=promise)
    assert sees(here) == ["learner", "manager", "coach"]
    assert [act for _who, act, _word in steps(promise)] == ["made", "shared", "taken_back"]


@pytest.mark.parametrize("who", ["manager", "coach"])
def test_the_learner_alone_shares(here: World, who: str) -> None:
    actor, promise = here.actor(who), here.promise()
    with pytest.raises(Forbidden):
        promises.share(actor=actor, promise=promise, seen=line_seen(promise))
    with pytest.raises(Forbidden):
        promises.take_back(actor=actor, promise=promise)


REWORDED = [("kind", "time"), ("what", "Two free periods"), ("due_on", LATER), ("owed_by", "coach")]


@pytest.mark.parametrize(("field", "value"), REWORDED)
def test_what_became_of_it_since_it_was_read_is_not_shared(here: World, field: str, value: object) -> None:
    promise = here.promise()
    read = line_seen(promise)
    new = here.coach if value == "coach" else value
    Promise.objects.unscoped(reason="test").update(**{field: new})

    with pytest.raises(ValidationError, match="The words have changed since you read them"):
        promises.share(actor=here.actor("learner"), promise=promise, seen=read)
    assert sees(here) == ["learner", "manager", "coach"]
    promise.refresh_from_db()
    assert promises.share(actor=here.actor("learner"), promise=promise, seen=line_seen(promise)).shared_at


def test_a_partner_does_not_share_by_promising(here: World) -> None:
    with pytest.raises(Forbidden):
        here.promise(by="manager", with_school=True)
    assert sees(here) == []


def test_the_head_owes_only_once_the_learner_shares(here: World) -> None:
    promise = here.promise(by="learner", owed_by="head")

    assert "head" not in sees(here)
    with pytest.raises(Forbidden):
        promises.keep(actor=here.actor("head"), promise=promise)
    here.shared(promise)
    assert promises.keep(actor=here.actor("head"), promise=promise).state == Promise.State.KEPT
    assert sees(here, PromiseStep) == ["learner", "manager", "coach", "head"]
    mine = PromiseStep.objects.visible_to(here.actor("head"))
    assert [each.act for each in mine] == ["kept"]


def test_a_promise_is_not_owed_by_a_colleague_or_by_oneself(here: World) -> None:
    for nobody in ("colleague", "learner"):
        with pytest.raises(ValidationError):
            here.promise(owed_by=nobody)


def test_another_day_is_asked_for_and_agreed_to(here: World) -> None:
    promise = here.promise()

    asked = promises.ask_for_another_day(actor=here.actor("manager"), promise=promise, due_on=LATER, word="Mocks")
    assert (asked.state, asked.due_on) == ("asked", TOMORROW)
    agreed = promises.answer_other_day(
        actor=here.actor("learner"), promise=promise, agrees=True, seen=LATER.isoformat()
    )
    assert (agreed.state, agreed.due_on) == ("open", LATER)
    assert steps(promise)[1:] == [("Okell", "asked", "Mocks"), ("Vane", "agreed", "")]


def test_a_day_that_is_over_is_not_asked_for(here: World) -> None:
    promise = here.promise()
    with pytest.raises(ValidationError, match="Choose today or a day to come"):
        promises.ask_for_another_day(
            actor=here.actor("manager"), promise=promise, due_on=TODAY - timedelta(days=1), word=""
        )
    asked = promises.ask_for_another_day(actor=here.actor("manager"), promise=promise, due_on=TODAY)
    assert asked.state == "asked"


def test_or_the_learner_keeps_to_the_day(here: World) -> None:
    promise = here.promise()
    promises.ask_for_another_day(actor=here.actor("manager"), promise=promise, due_on=LATER)

    kept_to = promises.answer_other_day(
        actor=here.actor("learner"), promise=promise, agrees=False, seen=LATER.isoformat(), word="Please"
    )
    assert (kept_to.state, kept_to.due_on) == ("open", TOMORROW)
    with pytest.raises(ValidationError):
        promises.answer_other_day(actor=here.actor("learner"), promise=promise, agrees=True, seen=LATER.isoformat())


@pytest.mark.parametrize("agrees", [True, False])
def test_an_answer_is_to_the_day_that_was_read(here: World, agrees: bool) -> None:
    promise, even_later = here.promise(), LATER + timedelta(days=30)
    for day in (LATER, even_later):
        promises.ask_for_another_day(actor=here.actor("manager"), promise=promise, due_on=day)
    learner = here.actor("learner")

    for read in (LATER.isoformat(), TOMORROW.isoformat(), ""):
        with pytest.raises(ValidationError, match="The day asked for has changed since you read it"):
            promises.answer_other_day(actor=learner, promise=promise, agrees=agrees, seen=read)
    promise.refresh_from_db()
    assert (promise.state, promise.due_on) == ("asked", TOMORROW)
    given = promises.answer_other_day(actor=learner, promise=promise, agrees=agrees, seen=even_later.isoformat())
    assert (given.state, given.due_on) == ("open", even_later if agrees else TOMORROW)


def test_kept_may_be_answered_by_the_learner(here: World) -> None:
    promise = here.promise()

    assert promises.keep(actor=here.actor("manager"), promise=promise).settled_on == TODAY
    assert promises.keep(actor=here.actor("learner"), promise=promise).state == "kept"
    opened = promises.say_not_kept(actor=here.actor("learner"), promise=promise, word="Nobody came")
    assert (opened.state, opened.settled_on) == ("open", None)
    assert steps(promise)[1:] == [("Okell", "kept", ""), ("Vane", "not_kept", "Nobody came")]


def test_declined_with_a_reason_by_whoever_owes_it(here: World) -> None:
    promise = here.promise()

    with pytest.raises(ValidationError):
        promises.decline(actor=here.actor("manager"), promise=promise, reason=" ")
    with pytest.raises(Forbidden):
        promises.decline(actor=here.actor("learner"), promise=promise, reason="Not needed")
    assert promises.decline(actor=here.actor("manager"), promise=promise, reason="No money left").state == "declined"
    with pytest.raises(ValidationError):
        promises.keep(actor=here.actor("manager"), promise=promise)


@pytest.mark.parametrize("who", ["coach", "learner"])
def test_only_whoever_owes_it_asks_for_another_day(here: World, who: str) -> None:
    with pytest.raises(Forbidden):
        promises.ask_for_another_day(actor=here.actor(who), promise=here.promise(), due_on=LATER)


def test_a_word_changed_is_the_learners_alone_once_it_is_shared(here: World) -> None:
    promise = here.promise()
    words = {"kind": "time", "what": "An hour a week", "why": ""}

    changed = promises.change_promise(actor=here.actor("manager"), promise=promise, **words)
    assert (changed.kind, changed.what) == ("time", "An hour a week")
    assert not PromiseReason.objects.unscoped(reason="test").exists()
    here.shared(changed)
    with pytest.raises(Forbidden):
        promises.change_promise(actor=here.actor("manager"), promise=promise, **words)


def test_a_first_day_in_the_past_opens_nothing_from_before_the_partner_was_entered(here: World) -> None:
    before = here.promise()
    with time_machine.travel(f"{TOMORROW.isoformat()}T09:00:00Z", tick=False):
        start_partnership(
            actor=None, post=here.post, partner=here.colleague, kind=PartnerKind.COACH, starts_on=TODAY - A_MONTH
        )
        assert sees(here, PromiseReason) == ["learner", "manager", "coach"]
        since = here.promise(due_on=LATER)
        seen = Promise.objects.visible_to(here.actor("colleague"))
    assert (list(seen), before.promised_on, since.promised_on) == ([since], TODAY, TOMORROW)


def test_a_new_line_manager_sees_what_is_open_and_not_what_is_settled(here: World) -> None:
    """Ruling 5: open promises go with the post."""
    open_one, settled = here.promise(owed_by="coach"), here.promise(owed_by="coach")
    promises.keep(actor=here.actor("coach"), promise=settled)
    here.managed.ends_on = TODAY
    here.managed.save()
    PartnershipFactory.create(post=here.post, partner=here.colleague, starts_on=TODAY)
    past = {"promised_on": TODAY - timedelta(days=30)}
    Promise.objects.unscoped(reason="test").update(**past)
    assert list(Promise.objects.visible_to(here.actor("colleague"))) == [open_one]
    assert list(Promise.objects.visible_to(here.actor("manager"))) == []
