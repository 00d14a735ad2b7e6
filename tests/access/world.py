"""One small world for the four nets: two trusts, three schools, every role at every distance, a token in every text.

`subject` is the teacher everything is about. Whoever is named for a role holds it *for the subject*: line manager and
coach of the subject, head of the subject's school. `elsewhere` holds the same roles in another school of the trust, `abroad`
in another trust, `beside` those of the same school who hold theirs for somebody else.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db import models

from growthring.core import clock
from growthring.core.access import Actor, Role
from growthring.core.models import Keyed
from growthring.core.records import declarations
from growthring.people.models import PartnerKind, Person, Post, PostKind, School, Trust
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


@dataclass(slots=True)
class Place:
    """A school with its staff: a teacher, those who support the teacher, and those who lead."""

    school: School
    post: Post
    cast: Cast

    @property
    def subject(self) -> Person:
        return self.post.person


@dataclass(slots=True)
class World:
    here: Place
    beside: Place  # the same school: another teacher, with a line manager and a coach of their own
    elsewhere: Place
    abroad: Place
    tokens: dict[str, tuple[str, int, str]] = field(default_factory=dict)  # token -> (model, pk, field)

    def actor(self, role: Role, place: Place | None = None) -> Actor:
        return acting((place or self.here).cast[role])


def build() -> World:
    home, other = TrustFactory(name="Home trust", slug="home"), TrustFactory(name="Other trust", slug="other")
    here = _place(home, "here", leaders=True)
    beside = _place(home, "beside", school=here.school)
    elsewhere = _place(home, "elsewhere", leaders=True)
    abroad = _place(other, "abroad", leaders=True)
    return World(here, beside, elsewhere, abroad)


def _place(trust: Trust, name: str, *, school: School | None = None, leaders: bool = False) -> Place:
    school = school or SchoolFactory(trust=trust, name=f"School {name}", slug=name)
    team = TeamFactory(school=school, name=f"Team {name}")
    starts_on = clock.today() - timedelta(days=400)
    post = _post(school, f"Subject-{name}", team=team, starts_on=starts_on)
    cast: Cast = {Role.SELF: post.person}
    cast[Role.LM] = _partner(
        post, PartnerKind.LINE_MANAGER, _post(school, f"Manager-{name}", starts_on=starts_on).person
    )
    cast[Role.CM] = _partner(post, PartnerKind.COACH, _post(school, f"Coach-{name}", starts_on=starts_on).person)
    cast[Role.COLLEAGUE] = _post(school, f"Colleague-{name}", starts_on=starts_on).person
    guest = PersonFactory(
        trust=trust, given_name=f"Guest-{name}", family_name="G", is_guest=True, home_body="An agency"
    )
    cast[Role.GM] = _partner(post, PartnerKind.MENTOR, guest)
    for role in SCHOOL_ROLES if leaders else ():
        cast[role] = _holder(trust, role, school, name)
    for role in TRUST_ROLES if leaders else ():
        cast[role] = _holder(trust, role, None, name)
    return Place(school, post, cast)


def _post(school: School, name: str, *, starts_on: date, **facts: object) -> Post:
    person = PersonFactory(trust=school.trust, given_name=name, family_name="F")
    return PostFactory(school=school, person=person, kind=PostKind.TEACHER, starts_on=starts_on, **facts)


def _partner(post: Post, kind: PartnerKind, partner: Person) -> Person:
    PartnershipFactory(post=post, partner=partner, kind=kind, starts_on=post.starts_on)
    return partner


def _holder(trust: Trust, role: Role, school: School | None, name: str) -> Person:
    person = PersonFactory(trust=trust, given_name=f"{role}-{name}", family_name="F")
    RoleGrantFactory(person=person, role=role, school=school, starts_on=clock.today() - timedelta(days=400))
    return person


def plant(world: World) -> None:
    """Put a token into every free text of every private row, and remember where it stands."""
    for model, record in declarations():
        if not issubclass(model, Keyed) or model._meta.label in {"audit.Event"}:
            continue
        names = [f.name for f in model._meta.concrete_fields if _is_free_text(f)]
        for row in model._base_manager.all() if names else ():
            values = {name: f"tok{model.__name__.lower()}{row.pk}{name.replace('_', '')}" for name in names}
            values = {n: v[: model._meta.get_field(n).max_length or 200] for n, v in values.items()}
            model._base_manager.filter(pk=row.pk).update(**values)
            for name, value in values.items():
                world.tokens[value] = (model._meta.label, row.pk, name)


def _is_free_text(field: models.Field) -> bool:  # type: ignore[type-arg]
    text = isinstance(field, models.CharField | models.TextField)
    special = isinstance(field, models.EmailField | models.SlugField)
    coded = field.name in {
        "key",
        "token_digest",
        "digest",
        "urn",
        "source_id",
        "format",
        "record_kind",
        "why",
        "withheld",
    }
    return text and not special and not coded and not field.choices
