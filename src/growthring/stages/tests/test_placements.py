"""The dialogue about a stage: its states, its rules, who may say what."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError

from growthring.core.access import Actor, Forbidden
from growthring.people.models import PartnerKind
from growthring.stages.models import Assurance, Basis, Placement, State, Voice
from growthring.stages.services.placements import agree, differ, place, place_self
from growthring.stages.services.settling import ask_to_void, keep, moderate, void, withdraw
from growthring.stages.tests.worlds import World, scale_for, world
from growthring.standards.models import SchoolStages, StageMode
from tests.factories import PartnershipFactory, RoleGrantFactory, acting

pytestmark = pytest.mark.django_db

TODAY = date(2025, 11, 20)


@pytest.fixture(autouse=True)
def _today() -> Any:
    with time_machine.travel(datetime(2025, 11, 20, 12), tick=False):
        yield


class Scene:
    """Words said in turn about one post; a stage is named by its position."""

    def __init__(self, mode: StageMode = StageMode.AGREED) -> None:
        self.world = world(mode)
        self.learner, self.manager, self.head = (
            acting(person) for person in (self.world.learner, self.world.manager, self.world.head)
        )

    def learner_places(self, position: int, on: date = TODAY, sentence: str = "I plan with others.") -> Placement:
        return place_self(
            actor=self.learner, post=self.world.post, stage=self.stage(position), sentence=sentence, effective_on=on
        )

    def manager_places(self, position: int, on: date = TODAY) -> Placement:
        return place(actor=self.manager, post=self.world.post, stage=self.stage(position), effective_on=on)

    def differs(self, actor: Actor, position: int) -> Placement:
        return differ(actor=actor, placement=self.only, stage=self.stage(position), sentence="I see it so.")

    def moderates(self, actor: Actor, position: int) -> Placement:
        return moderate(actor=actor, placement=self.only, stage=self.stage(position), sentence="By what I saw.")

    def stage(self, position: int) -> Any:
        return self.world.stages[position - 1]

    @property
    def only(self) -> Placement:
        return Placement.objects.unscoped(reason="test").get(voided_at__isnull=True)

    @property
    def told(self) -> tuple[str, int]:
        return self.only.state, self.only.stage.position

    @property
    def acts(self) -> list[tuple[str, str, int]]:
        voices = Voice.objects.unscoped(reason="test").select_related("stage")
        return [(voice.part, voice.act, voice.stage.position) for voice in voices]


def test_the_same_stage_from_both_is_agreed() -> None:
    scene = Scene()
    scene.learner_places(4)
    assert scene.told == ("proposed", 4)
    scene.manager_places(4)
    assert scene.told == ("agreed", 4)
    assert scene.acts == [("learner", "places", 4), ("line_manager", "agrees", 4)]
    assert scene.only.settled_at is not None


def test_the_line_manager_proposes_and_the_learner_agrees() -> None:
    scene = Scene()
    scene.manager_places(3)
    agree(actor=scene.learner, placement=scene.only)
    assert scene.told == ("agreed", 3)
    assert (scene.only.basis, scene.only.effective_on) == (Basis.DIALOGUE, TODAY)


def test_another_stage_asks_the_first_who_may_come_to_it() -> None:
    scene = Scene()
    scene.learner_places(5)
    scene.differs(scene.manager, 4)
    assert scene.told == ("proposed", 4)
    agree(actor=scene.learner, placement=scene.only)
    assert scene.told == ("agreed", 4)


def test_standing_firm_makes_it_contested_and_the_head_settles() -> None:
    scene = Scene()
    scene.learner_places(5)
    scene.differs(scene.manager, 4)
    scene.differs(scene.learner, 5)
    assert scene.told == ("contested", 5)
    scene.moderates(scene.head, 4)
    assert scene.told == ("agreed", 4)
    assert scene.only.basis == Basis.MODERATED
    assert [act for _part, act, _stage in scene.acts] == ["places", "contests", "contests", "moderates"]


def test_while_contested_either_may_still_come_to_the_others_stage() -> None:
    scene = Scene()
    scene.manager_places(4)
    scene.differs(scene.learner, 5)
    scene.differs(scene.manager, 4)
    assert scene.told == ("contested", 4)
    agree(actor=scene.learner, placement=scene.only)
    assert scene.told == ("agreed", 4)


def test_naming_the_others_stage_in_an_answer_agrees() -> None:
    scene = Scene()
    scene.learner_places(5)
    scene.differs(scene.manager, 5)
    assert scene.acts[-1] == ("line_manager", "agrees", 5)
    assert scene.told == ("agreed", 5)


def test_a_new_word_of_the_one_who_proposed_leaves_the_other_asked() -> None:
    scene = Scene()
    scene.learner_places(4)
    scene.learner_places(5, on=TODAY - timedelta(days=3))
    assert scene.told == ("proposed", 5)
    assert scene.only.effective_on == TODAY - timedelta(days=3)


def test_a_repeat_is_one_word() -> None:
    scene = Scene()
    for _time in range(2):
        scene.learner_places(4)
    assert scene.acts == [("learner", "places", 4)]


def test_agreeing_twice_is_agreeing_once() -> None:
    scene = Scene()
    placement = scene.manager_places(4)
    for _time in range(2):
        agree(actor=scene.learner, placement=placement)
    assert len(scene.acts) == 2


def test_a_new_placement_is_added_beside_the_agreed_one() -> None:
    scene = Scene()
    scene.manager_places(3, on=date(2025, 9, 8))
    agree(actor=scene.learner, placement=scene.only)
    scene.learner_places(4)
    states = Placement.objects.unscoped(reason="test").values_list("state", "stage__position", "effective_on")
    assert list(states) == [("agreed", 3, date(2025, 9, 8)), ("proposed", 4, TODAY)]


# ---- Who


@pytest.mark.parametrize("who", ["coach", "head", "pd_lead", "learner"])
def test_nobody_but_the_line_manager_places_another(who: str) -> None:
    scene = Scene()
    with pytest.raises(Forbidden):
        place(actor=acting(getattr(scene.world, who)), post=scene.world.post, stage=scene.stage(4), effective_on=TODAY)


@pytest.mark.parametrize("who", ["coach", "head", "pd_lead", "manager"])
def test_nobody_places_themself_in_somebody_elses_name(who: str) -> None:
    scene = Scene()
    actor = acting(getattr(scene.world, who))
    with pytest.raises(Forbidden):
        place_self(actor=actor, post=scene.world.post, stage=scene.stage(4), sentence="", effective_on=TODAY)


@pytest.mark.parametrize("who", ["coach", "head", "pd_lead"])
def test_nobody_but_the_two_answers(who: str) -> None:
    scene = Scene()
    scene.manager_places(4)
    with pytest.raises(Forbidden):
        agree(actor=acting(getattr(scene.world, who)), placement=scene.only)


@pytest.mark.parametrize("who", ["coach", "pd_lead", "manager", "learner"])
def test_nobody_but_the_head_settles(who: str) -> None:
    scene = contested()
    with pytest.raises(Forbidden):
        scene.moderates(acting(getattr(scene.world, who)), 4)


def test_a_head_who_is_the_line_manager_leaves_it_to_another() -> None:
    scene = contested()
    RoleGrantFactory.create(person=scene.world.manager, role="HD", school=scene.world.school)
    with pytest.raises(Forbidden, match="a trust leader gives the head's role"):
        scene.moderates(acting(scene.world.manager), 4)
    scene.moderates(scene.head, 4)


def test_a_head_does_not_settle_their_own_post() -> None:
    scene = contested()
    RoleGrantFactory.create(person=scene.world.learner, role="HD", school=scene.world.school)
    with pytest.raises(Forbidden):
        scene.moderates(acting(scene.world.learner), 5)


def test_only_what_is_contested_is_settled() -> None:
    scene = Scene()
    scene.manager_places(4)
    with pytest.raises(ValidationError):
        scene.moderates(scene.head, 4)


def contested(learner: int = 5, manager: int = 4) -> Scene:
    scene = Scene()
    scene.learner_places(learner)
    scene.differs(scene.manager, manager)
    scene.differs(scene.learner, learner)
    return scene


# ---- When


@pytest.mark.parametrize(
    ("on", "allowed"),
    [
        (date(2024, 8, 31), False),  # the day before the post began
        (date(2024, 9, 1), True),
        (TODAY + timedelta(days=31), True),
        (TODAY + timedelta(days=32), False),
    ],
)
def test_a_placement_takes_effect_inside_the_post_and_at_most_a_month_ahead(on: date, allowed: bool) -> None:
    scene = Scene()
    if allowed:
        assert scene.learner_places(4, on=on).effective_on == on
    else:
        with pytest.raises(ValidationError) as refused:
            scene.learner_places(4, on=on)
        assert list(refused.value.message_dict) == ["effective_on"]


def test_not_before_the_person_joined() -> None:
    scene = Scene()
    scene.world.learner.joined_on = date(2025, 1, 6)
    scene.world.learner.save()
    with pytest.raises(ValidationError, match="before they joined"):
        scene.learner_places(4, on=date(2025, 1, 5))


@pytest.mark.parametrize(
    ("mandatory", "non_negotiables", "highest"),
    [(None, None, 1), (date(2025, 10, 1), None, 2), (date(2025, 10, 1), date(2025, 11, 21), 2)],
)
def test_nothing_above_what_an_open_list_allows(
    mandatory: date | None, non_negotiables: date | None, highest: int
) -> None:
    scene = Scene()
    Assurance.objects.create(
        trust=scene.world.school.trust,
        post=scene.world.post,
        started_on=date(2025, 9, 1),
        mandatory_met_on=mandatory,
        non_negotiables_met_on=non_negotiables,
    )
    with pytest.raises(ValidationError) as refused:
        scene.manager_places(highest + 1)
    assert list(refused.value.message_dict) == ["stage"]
    assert scene.manager_places(highest).state == State.PROPOSED


def test_the_scale_in_force_on_the_day_is_kept() -> None:
    scene = Scene()
    newer = scale_for(scene.world.school.trust, number=2, in_force_from=date(2025, 11, 1), school=scene.world.school)
    before = scene.learner_places(4, on=date(2025, 10, 31))
    assert (before.scale_id, before.stage_id) == (scene.stage(4).scale_id, scene.stage(4).pk)
    moved = scene.learner_places(4, on=TODAY)
    assert (moved.pk, moved.scale_id, moved.stage_id) == (before.pk, newer[3].scale_id, newer[3].pk)


# ---- How the school works


def test_where_people_place_themselves_it_counts_at_once() -> None:
    scene = Scene(StageMode.SELF_PLACED)
    for _time in range(2):
        placement = scene.learner_places(4)
        assert (placement.state, placement.basis) == (State.AGREED, Basis.SELF)
    assert scene.acts == [("learner", "places", 4)]
    with pytest.raises(ValidationError):
        scene.manager_places(4)


def test_a_proposal_left_from_before_gives_way_to_ones_own_placement() -> None:
    scene = Scene()
    scene.manager_places(3)
    SchoolStages.objects.unscoped(reason="test").update(mode=StageMode.SELF_PLACED)
    scene.learner_places(4)
    assert scene.told == ("agreed", 4)


@pytest.mark.parametrize("mode", [StageMode.OFF, StageMode.ASSURANCE])
def test_where_nobody_is_placed_nobody_places(mode: StageMode) -> None:
    scene = Scene(mode)
    with pytest.raises(ValidationError):
        scene.learner_places(4)
    with pytest.raises(ValidationError):
        scene.manager_places(4)


# ---- Putting right


def test_ones_own_proposal_can_be_withdrawn_while_nobody_answered() -> None:
    scene = Scene()
    placement = scene.manager_places(4)
    with pytest.raises(ValidationError):
        withdraw(actor=scene.learner, placement=placement)
    withdraw(actor=scene.manager, placement=placement)
    assert Placement.objects.visible_to(scene.learner).count() == 0
    scene.learner_places(5)
    scene.differs(scene.manager, 4)
    with pytest.raises(ValidationError):
        withdraw(actor=scene.learner, placement=scene.only)


def test_an_error_is_voided_hidden_and_kept() -> None:
    scene = agreed()
    void(actor=scene.manager, placement=scene.only, reason="The wrong post.")
    for actor in (scene.learner, scene.manager, scene.head):
        assert Placement.objects.visible_to(actor).count() == 0
    kept = Placement.objects.unscoped(reason="test").get()
    assert (kept.void_reason, kept.voided_by_id) == ("The wrong post.", scene.manager.person_id)


@pytest.mark.parametrize("who", ["coach", "pd_lead", "learner"])
def test_nobody_but_line_manager_and_head_voids(who: str) -> None:
    scene = agreed()
    with pytest.raises(Forbidden):
        void(actor=acting(getattr(scene.world, who)), placement=scene.only, reason="x")


def test_the_learner_asks_and_is_answered() -> None:
    scene = agreed()
    for _time in range(2):
        ask_to_void(actor=scene.learner, placement=scene.only, sentence="That was my other post.")
    assert scene.acts[2:] == [("learner", "contests", 4)]
    keep(actor=scene.manager, placement=scene.only, sentence="We spoke about this one.")
    assert scene.acts[3:] == [("line_manager", "agrees", 4)]
    assert scene.told == ("agreed", 4)


def agreed() -> Scene:
    scene = Scene()
    scene.learner_places(4)
    scene.manager_places(4)
    return scene


def test_a_new_line_manager_answers_where_the_old_one_left_off() -> None:
    scene = Scene()
    scene.learner_places(5)
    partnership = scene.world.post.partnerships.unscoped(reason="test").get(kind=PartnerKind.LINE_MANAGER)
    partnership.ends_on = TODAY
    partnership.save()
    PartnershipFactory.create(post=scene.world.post, partner=scene.world.pd_lead, starts_on=TODAY)
    with pytest.raises(Forbidden):
        agree(actor=scene.manager, placement=scene.only)
    agree(actor=acting(scene.world.pd_lead), placement=scene.only)
    assert scene.told == ("agreed", 5)


def test_worlds_do_not_mix() -> None:
    scene, elsewhere = Scene(), world()
    with pytest.raises(Forbidden):
        place(actor=scene.manager, post=elsewhere.post, stage=elsewhere.stages[3], effective_on=TODAY)
    assert isinstance(elsewhere, World)
