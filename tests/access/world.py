"""One small world for the four nets: two trusts, three schools, every role at every distance, a token in every text.

`subject` is the teacher everything is about. Whoever is named for a role holds it *for the subject*: line manager and
coach of the subject, head of the subject's school. `elsewhere` holds the same roles in another school of the trust,
`abroad` in another trust, `beside` those of the same school who hold theirs for somebody else.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta

from growthring.conversations.services.starting import start_trust_questions
from growthring.core import clock
from growthring.core.access import Actor, Role
from growthring.people.models import PartnerKind, Partnership, Person, Post, PostKind, School, Team, Trust
from growthring.standards.services import start_trust_standards
from tests.access.life import Life, lead_a_life, share_all
from tests.factories import (
    PartnershipFactory,
    PersonFactory,
    PostFactory,
    RoleGrantFactory,
    SchoolFactory,
    TeamFactory,
    TrustFactory,
    acting,
)

Cast = dict[Role, Person]
SCHOOL_ROLES = (Role.PDL, Role.HD, Role.GOV, Role.OFF, Role.HR)
TRUST_ROLES = (Role.TPD, Role.CEO, Role.DPO)
LONG_AGO = timedelta(days=400)


@dataclass(slots=True)
class Place:
    """A school with its staff: a teacher, those who support the teacher, and those who lead."""

    name: str
    school: School
    post: Post
    team: Team
    cast: Cast
    newcomer: Person  # on the staff list, without a login
    opened: Cast  # a coach and a guest to whom the subject has opened stage and lists
    life: Life | None = None

    @property
    def subject(self) -> Person:
        return self.post.person

    @property
    def lived(self) -> Life:
        assert self.life is not None
        return self.life

    def partnership(self, partner: Person) -> Partnership:
        return Partnership.objects.unscoped(reason="test").get(post=self.post, partner=partner)


@dataclass(slots=True)
class World:
    here: Place
    beside: Place  # the same school: another teacher, with a line manager and a coach of their own
    elsewhere: Place
    abroad: Place
    wide: Cast  # office and human resources of the whole trust
    gone: Person  # a login whose posts have all ended
    left: Person  # somebody who left the trust
    tokens: dict[str, tuple[str, int, str]] = field(default_factory=dict)  # token -> (model, pk, field)

    def actor(self, role: Role, place: Place | None = None) -> Actor:
        return acting((place or self.here).cast[role])

    @property
    def places(self) -> tuple[Place, ...]:
        return (self.here, self.beside, self.elsewhere, self.abroad)


def build(*, lives: bool = False) -> World:
    """The world; with `lives`, also what is recorded about each subject."""
    home, other = TrustFactory(name="Home trust", slug="home"), TrustFactory(name="Other trust", slug="other")
    here = _place(home, "here", leaders=True)
    beside = _place(home, "beside", school=here.school)
    elsewhere = _place(home, "elsewhere", leaders=True)
    abroad = _place(other, "abroad", leaders=True)
    wide = {role: _holder(home, role, None, "wide") for role in (Role.OFF, Role.HR)}
    ended = {"starts_on": clock.today() - LONG_AGO, "ends_on": clock.today()}
    gone = _post(here.school, "Gone-here", **ended).person
    left = _post(here.school, "Left-here", **ended).person
    Person.objects.unscoped(reason="test").filter(pk=left.pk).update(left_on=clock.today())
    world = World(here, beside, elsewhere, abroad, wide, gone, left)
    if lives:
        for trust in (home, other):
            start_trust_standards(trust)
            start_trust_questions(trust)
        for place in world.places:
            place.life = lead_a_life(place.name, place.post, place.team, place.cast, first=place is not beside)
            share_all(place.post, place.opened.values())
    return world


def _place(trust: Trust, name: str, *, school: School | None = None, leaders: bool = False) -> Place:
    school = school or SchoolFactory(trust=trust, name=f"School {name}", slug=name)
    team = TeamFactory(school=school, name=f"Team {name}")
    starts_on = clock.today() - LONG_AGO
    post = _post(school, f"Subject-{name}", team=team, starts_on=starts_on)
    cast: Cast = {Role.SELF: post.person}
    cast[Role.LM] = _partner(
        post, PartnerKind.LINE_MANAGER, _post(school, f"Manager-{name}", starts_on=starts_on).person
    )
    cast[Role.CM] = _partner(post, PartnerKind.COACH, _post(school, f"Coach-{name}", starts_on=starts_on).person)
    cast[Role.COLLEAGUE] = _post(school, f"Colleague-{name}", starts_on=starts_on).person
    cast[Role.GM] = _partner(post, PartnerKind.MENTOR, _guest(trust, f"Guest-{name}"))
    opened: Cast = {}
    opened[Role.CM] = _partner(post, PartnerKind.MENTOR, _post(school, f"Mentor-{name}", starts_on=starts_on).person)
    opened[Role.GM] = _partner(post, PartnerKind.MENTOR, _guest(trust, f"Opened-{name}"))
    for role in SCHOOL_ROLES if leaders else ():
        cast[role] = _holder(trust, role, school, name)
    for role in TRUST_ROLES if leaders else ():
        cast[role] = _holder(trust, role, None, name)
    newcomer = PersonFactory(trust=trust, given_name=f"Newcomer-{name}", family_name="F", user=None, email="")
    PostFactory(school=school, person=newcomer, kind=PostKind.SITE, starts_on=starts_on)
    return Place(name, school, post, team, cast, newcomer, opened)


def _guest(trust: Trust, name: str) -> Person:
    return PersonFactory(trust=trust, given_name=name, family_name="G", is_guest=True, home_body="An agency")


def _post(school: School, name: str, *, starts_on: date, **facts: object) -> Post:
    person = PersonFactory(trust=school.trust, given_name=name, family_name="F")
    return PostFactory(school=school, person=person, kind=PostKind.TEACHER, starts_on=starts_on, **facts)


def _partner(post: Post, kind: PartnerKind, partner: Person) -> Person:
    PartnershipFactory(post=post, partner=partner, kind=kind, starts_on=post.starts_on)
    return partner


def _holder(trust: Trust, role: Role, school: School | None, name: str) -> Person:
    person = PersonFactory(trust=trust, given_name=f"{role}-{name}", family_name="F")
    RoleGrantFactory(person=person, role=role, school=school, starts_on=clock.today() - LONG_AGO)
    return person
