"""A small trust with one person in each role, for the tests of the first screens."""

from dataclasses import dataclass
from datetime import date

from growthring.core.access import Role
from growthring.people.models import PartnerKind, Person, Post, PostKind, School, Trust
from tests.factories import (
    PartnershipFactory,
    PersonFactory,
    PostFactory,
    RoleGrantFactory,
    SchoolFactory,
    TeamFactory,
    TrustFactory,
)

TODAY = date(2026, 11, 21)


@dataclass
class World:
    trust: Trust
    school: School
    people: dict[str, Person]
    learner: Post

    def __getitem__(self, who: str) -> Person:
        return self.people[who]


def make_world(learners: int = 1) -> World:
    trust = TrustFactory(name="Larkmoor Trust")
    school = SchoolFactory(trust=trust, name="Thistledown School")
    people = {who: PersonFactory(trust=trust, given_name=who.title(), family_name="Vane") for who in ROLES}
    for who, role in ROLES.items():
        wide = role in (Role.CEO, Role.TPD, Role.DPO)
        if role is not None:
            RoleGrantFactory(person=people[who], role=role, school=None if wide else school)
    for who in ("head", "pd_lead", "office", "manager", "coach", "teacher"):
        PostFactory(person=people[who], school=school, kind=PostKind.LEADER if who == "head" else PostKind.TEACHER)
    people["guest"] = PersonFactory(trust=trust, given_name="Guest", family_name="Vane", is_guest=True)
    world = World(trust, school, people, Post.objects.unscoped(reason="test").get(person=people["teacher"]))
    support(world, world.learner)
    for _number in range(learners - 1):
        support(world, PostFactory(school=school, team=TeamFactory(school=school)))
    return world


ROLES: dict[str, Role | None] = {
    "teacher": None,
    "manager": None,
    "coach": None,
    "pd_lead": Role.PDL,
    "head": Role.HD,
    "governor": Role.GOV,
    "trust_leader": Role.CEO,
    "pd_director": Role.TPD,
    "office": Role.OFF,
    "records": Role.DPO,
}


def support(world: World, post: Post) -> None:
    PartnershipFactory(post=post, partner=world["manager"], kind=PartnerKind.LINE_MANAGER)
    PartnershipFactory(post=post, partner=world["coach"], kind=PartnerKind.COACH)
    PartnershipFactory(post=post, partner=world["guest"], kind=PartnerKind.MENTOR)
