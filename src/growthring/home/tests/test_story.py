"""A story is asked for as a learner where it is about oneself: what one holds for others adds nothing to it."""

from typing import Any

import pytest

from growthring.conversations.tests.worlds import World
from growthring.core import clock
from growthring.core.access import Actor, Role
from growthring.home.queries import journey, story
from growthring.home.tests.test_journey import _still, here, lived
from growthring.people.models import PartnerKind
from growthring.stages.models import Placement, State
from growthring.stages.services.assurance import write_assurances
from growthring.stages.services.placements import place
from growthring.standards.models import Stage
from growthring.standards.services.start import start_trust_standards
from tests.factories import PartnershipFactory, PostFactory, RoleGrantFactory, acting

__all__ = ["_still", "here"]


def placed(here: World) -> Placement:
    start_trust_standards(here.school.trust)
    stage = Stage.objects.unscoped(reason="test").get(trust=here.school.trust, position=3)
    made = place(actor=acting(here.manager), post=here.post, stage=stage, effective_on=clock.today())
    made.state = State.AGREED
    made.save()
    write_assurances([here.post], on=clock.today())
    return made


def plain(worded: Any) -> Any:
    """The queryset itself, with no wording between."""
    return worded.__wrapped__


def told(actor: Actor, post: int) -> list[list[str]]:
    rows = plain(story._mine)(actor), plain(journey._placements)(actor, posts=[post])
    return [sorted(map(repr, each)) for each in rows]


def test_what_one_holds_for_others_adds_nothing_to_ones_own_story(here: World, monkeypatch: pytest.MonkeyPatch) -> None:
    lived(here, 2)
    placed(here)
    managed = PostFactory.create(school=here.school, person=here.colleague)
    PartnershipFactory.create(post=managed, partner=here.learner, kind=PartnerKind.LINE_MANAGER)
    RoleGrantFactory.create(person=here.learner, role=Role.HD, school=here.school)
    actor = acting(here.learner)
    shorter = told(actor, here.post.pk)
    monkeypatch.setattr(Actor, "as_learner", lambda self: self)

    assert told(actor, here.post.pk) == shorter
    kinds = {"conversation", "sat", "action", "promise", "placement", "item", "post", "partnership", "role", "year"}
    assert {row["line_kind"] for row in plain(story._mine)(actor)} == kinds
    assert all(shorter)
