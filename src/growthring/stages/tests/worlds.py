"""A small school for the tests of this package: a learner, a line manager, a coach, a head, a PD lead."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from growthring.core import clock
from growthring.core.access import Role
from growthring.people.models import PartnerKind, Person, Post, School
from growthring.stages.models import Basis, Placement, State
from growthring.standards.models import ScaleVersion, SchoolStages, Stage, StageMode
from tests.factories import START, PartnershipFactory, PersonFactory, PostFactory, RoleGrantFactory, SchoolFactory

NAMES = ("Entering", "Joining in", "Developing", "Fitting", "Leading", "Making new")
PHASES = ("First steps", "Shared practice", "Beyond")


@dataclass
class World:
    school: School
    stages: list[Stage]
    post: Post
    learner: Person
    manager: Person
    coach: Person
    head: Person
    pd_lead: Person


def scale_for(trust: Any, number: int = 1, in_force_from: date = START, school: School | None = None) -> list[Stage]:
    scale = ScaleVersion.objects.create(trust=trust, school=school, number=number, in_force_from=in_force_from)
    return [
        Stage.objects.create(
            trust=trust, scale=scale, position=i, phase=(i + 1) // 2, phase_name=PHASES[(i - 1) // 2], name=name
        )
        for i, name in enumerate(NAMES, start=1)
    ]


def world(mode: StageMode = StageMode.AGREED) -> World:
    school = SchoolFactory.create()
    trust = school.trust
    SchoolStages.objects.create(trust=trust, school=school, mode=mode)
    stages = scale_for(trust)
    learner, manager, coach, head, pd_lead = (
        PersonFactory.create(trust=trust, family_name=name) for name in ("Vane", "Okell", "Marrow", "Tallis", "Brook")
    )
    post = PostFactory.create(school=school, person=learner)
    for person in (manager, coach, head, pd_lead):
        PostFactory.create(school=school, person=person)
    PartnershipFactory.create(post=post, partner=manager)
    PartnershipFactory.create(post=post, partner=coach, kind=PartnerKind.COACH)
    RoleGrantFactory.create(person=head, role=Role.HD, school=school)
    RoleGrantFactory.create(person=pd_lead, role=Role.PDL, school=school)
    return World(school, stages, post, learner, manager, coach, head, pd_lead)


def placed(post: Post, stage: Stage, on: date = START, **fields: Any) -> Placement:
    """A settled placement, written straight into the database."""
    given = {"state": State.AGREED, "basis": Basis.DIALOGUE, "recorded_at": clock.now(), "settled_at": clock.now()}
    return Placement.objects.create(
        trust=post.trust, post=post, stage=stage, scale=stage.scale, effective_on=on, **(given | fields)
    )
