import pytest
from django.core.exceptions import ValidationError

from growthring.audit.models import Event
from growthring.commitments.models import Action
from growthring.commitments.services.actions import change_action, put_away, take_out, tick, untick
from growthring.commitments.tests.worlds import TODAY, TOMORROW, World
from growthring.core.access import Forbidden
from growthring.writing.models import IN_USE
from growthring.writing.services.bins import NotInYourBin
from tests.factories import acting


def seen_by(here: World, name: str) -> list[Action]:
    return list(Action.objects.visible_to(here.actor(name)).filter(IN_USE))


def test_an_action_stands_with_the_learner_and_those_who_support_them(here: World) -> None:
    action = here.action(by="manager", owner="coach", due_on=TOMORROW)

    assert (action.owner, action.added_by, action.added_on, action.due_on) == (
        here.coach,
        here.manager,
        TODAY,
        TOMORROW,
    )
    assert {name: seen_by(here, name) for name in ("learner", "manager", "coach", "head", "pd_lead", "colleague")} == {
        "learner": [action],
        "manager": [action],
        "coach": [action],
        "head": [],
        "pd_lead": [],
        "colleague": [],
    }
    assert list(Event.objects.unscoped(reason="test").values_list("verb", "where", "subject_id")) == [
        ("added", "action", here.learner.pk)
    ]


@pytest.mark.parametrize("by", ["head", "pd_lead", "colleague"])
def test_nobody_else_adds_one(here: World, by: str) -> None:
    with pytest.raises(Forbidden):
        here.action(by=by)


def test_it_is_not_put_on_somebody_who_has_no_part_in_it(here: World) -> None:
    with pytest.raises(ValidationError) as refused:
        here.action(owner="colleague")

    assert refused.value.message_dict == {"owner": ["Choose somebody who is part of this today."]}


def test_its_owner_ticks_it_and_opens_it_again(here: World) -> None:
    action = here.action(owner="coach")

    done = tick(actor=here.actor("coach"), action=action, note="They came along")
    assert (done.done_on, done.note) == (TODAY, "They came along")
    assert tick(actor=here.actor("learner"), action=action).note == "They came along"
    assert untick(actor=here.actor("learner"), action=action).done_on is None


def test_a_partner_who_neither_owns_nor_learns_ticks_nothing(here: World) -> None:
    action = here.action(owner="coach")

    with pytest.raises(Forbidden):
        tick(actor=here.actor("manager"), action=action)


def test_whoever_added_it_and_the_learner_change_it(here: World) -> None:
    action = here.action(by="coach")

    change_action(actor=here.actor("coach"), action=action, text="Two classes", due_on=TOMORROW)
    changed = change_action(
        actor=here.actor("learner"), action=action, text="Three", due_on=None, kind="share", owner=here.manager
    )
    assert (changed.text, changed.due_on, changed.kind, changed.owner) == ("Three", None, "share", here.manager)
    with pytest.raises(Forbidden):
        change_action(actor=here.actor("manager"), action=action, text="Four", due_on=None)


def test_what_is_done_is_opened_before_it_is_changed(here: World) -> None:
    action = tick(actor=here.actor("learner"), action=here.action())

    with pytest.raises(ValidationError):
        change_action(actor=here.actor("learner"), action=action, text="Other", due_on=None)


def test_an_action_without_words_is_none(here: World) -> None:
    with pytest.raises(ValidationError):
        here.action(text="  ")


def test_what_is_put_away_is_its_binners_alone_and_comes_back(here: World) -> None:
    action = put_away(actor=here.actor("learner"), action=here.action())

    assert [seen_by(here, name) for name in ("learner", "manager", "coach")] == [[], [], []]
    with pytest.raises(NotInYourBin):
        take_out(actor=here.actor("coach"), action=action)
    take_out(actor=here.actor("learner"), action=action)
    assert seen_by(here, "coach") == [action]


def test_with_its_partnership_an_action_ends_for_the_partner(here: World) -> None:
    action = here.action(owner="coach")
    here.coached.ends_on = TODAY
    here.coached.save()

    assert seen_by(here, "coach") == []
    for verb in (tick, untick, put_away):
        with pytest.raises(Forbidden):
            verb(actor=acting(here.coach), action=action)
