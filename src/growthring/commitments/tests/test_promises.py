from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from growthring.audit.models import Event
from growthring.commitments.models import Promise, PromiseReason, PromiseStep
from growthring.commitments.services import promises
from growthring.commitments.tests.worlds import TODAY, TOMORROW, World
from growthring.core.access import Forbidden

LATER = TOMORROW + timedelta(days=7)
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

    promises.share(actor=here.actor("learner"), promise=promise)
    promises.share(actor=here.actor("learner"), promise=promise)
    assert sees(here) == ["learner", "manager", "coach", "head", "pd_lead"]
    assert sees(here, PromiseReason) == sees(here, PromiseStep) == ["learner", "manager", "coach"]
    promises.take_back(actor=here.actor("learner"), promise=promise)
    assert sees(here) == ["learner", "manager", "coach"]
    assert [act for _who, act, _word in steps(promise)] == ["made", "shared", "taken_back"]


@pytest.mark.parametrize("who", ["manager", "coach"])
@pytest.mark.parametrize("verb", [promises.share, promises.take_back])
def test_the_learner_alone_shares(here: World, who: str, verb: object) -> None:
    with pytest.raises(Forbidden):
        verb(actor=here.actor(who), promise=here.promise())  # type: ignore[operator]


def test_a_partner_does_not_share_by_promising(here: World) -> None:
    with pytest.raises(Forbidden):
        here.promise(by="manager", with_school=True)
    assert sees(here) == []


def test_the_head_owes_only_once_the_learner_shares(here: World) -> None:
    promise = here.promise(by="learner", owed_by="head")

    assert "head" not in sees(here)
    with pytest.raises(Forbidden):
        promises.keep(actor=here.actor("head"), promise=promise)
    promises.share(actor=here.actor("learner"), promise=promise)
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
    agreed = promises.answer_other_day(actor=here.actor("learner"), promise=promise, agrees=True)
    assert (agreed.state, agreed.due_on) == ("open", LATER)
    assert steps(promise)[1:] == [("Okell", "asked", "Mocks"), ("Vane", "agreed", "")]


def test_or_the_learner_keeps_to_the_day(here: World) -> None:
    promise = here.promise()
    promises.ask_for_another_day(actor=here.actor("manager"), promise=promise, due_on=LATER)

    kept_to = promises.answer_other_day(actor=here.actor("learner"), promise=promise, agrees=False, word="Please")
    assert (kept_to.state, kept_to.due_on) == ("open", TOMORROW)
    with pytest.raises(ValidationError):
        promises.answer_other_day(actor=here.actor("learner"), promise=promise, agrees=True)


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
    promises.share(actor=here.actor("learner"), promise=promise)
    with pytest.raises(Forbidden):
        promises.change_promise(actor=here.actor("manager"), promise=promise, **words)


def test_a_new_line_manager_sees_what_is_open_and_not_what_is_settled(here: World) -> None:
    """Ruling 5: open promises go with the post."""
    open_one, settled = here.promise(owed_by="coach"), here.promise(owed_by="coach")
    promises.keep(actor=here.actor("coach"), promise=settled)
    here.managed.ends_on = TODAY
    here.managed.save()
    from tests.factories import PartnershipFactory

    PartnershipFactory.create(post=here.post, partner=here.colleague, starts_on=TODAY)
    past = {"promised_on": TODAY - timedelta(days=30)}
    Promise.objects.unscoped(reason="test").update(**past)
    assert list(Promise.objects.visible_to(here.actor("colleague"))) == [open_one]
    assert list(Promise.objects.visible_to(here.actor("manager"))) == []
