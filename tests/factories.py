"""People, posts and partnerships for tests; every text holds what the test gave it, or an invented name."""

from datetime import date
from typing import Any, Protocol, TypeVar, cast

import factory
from factory.django import DjangoModelFactory

from growthring.accounts.models import User
from growthring.core.access import Actor
from growthring.people.actors import actor_of
from growthring.people.models import PartnerKind, Partnership, Person, Post, PostKind, RoleGrant, School, Team, Trust

START = date(2024, 9, 1)
M = TypeVar("M")


class _User(DjangoModelFactory[User]):
    class Meta:
        model = User

    email = factory.Sequence(lambda n: f"person{n}@example.org")
    password = "!"  # nobody signs in with it: tests use `client.force_login`


class _Trust(DjangoModelFactory[Trust]):
    class Meta:
        model = Trust

    name = factory.Sequence(lambda n: f"Larkmoor Trust {n}")
    slug = factory.Sequence(lambda n: f"larkmoor-{n}")


class _School(DjangoModelFactory[School]):
    class Meta:
        model = School

    trust = factory.SubFactory(_Trust)
    name = factory.Sequence(lambda n: f"Thistledown School {n}")
    slug = factory.Sequence(lambda n: f"thistledown-{n}")


class _Team(DjangoModelFactory[Team]):
    class Meta:
        model = Team

    school = factory.SubFactory(_School)
    trust = factory.SelfAttribute("school.trust")
    name = factory.Sequence(lambda n: f"Team {n}")


class _Person(DjangoModelFactory[Person]):
    class Meta:
        model = Person

    trust = factory.SubFactory(_Trust)
    user = factory.SubFactory(_User)
    given_name = factory.Sequence(lambda n: f"Given{n}")
    family_name = factory.Sequence(lambda n: f"Family{n}")
    email = factory.SelfAttribute("user.email")
    joined_on = START


class _Post(DjangoModelFactory[Post]):
    class Meta:
        model = Post

    school = factory.SubFactory(_School)
    trust = factory.SelfAttribute("school.trust")
    person = factory.SubFactory(_Person, trust=factory.SelfAttribute("..trust"))
    kind = PostKind.TEACHER
    starts_on = START


class _Partnership(DjangoModelFactory[Partnership]):
    class Meta:
        model = Partnership

    post = factory.SubFactory(_Post)
    trust = factory.SelfAttribute("post.trust")
    partner = factory.SubFactory(_Person, trust=factory.SelfAttribute("..trust"))
    kind = PartnerKind.LINE_MANAGER
    starts_on = START


class _RoleGrant(DjangoModelFactory[RoleGrant]):
    class Meta:
        model = RoleGrant

    person = factory.SubFactory(_Person)
    trust = factory.SelfAttribute("person.trust")
    starts_on = START


class Makes(Protocol[M]):
    """What a factory does, in words the type checker takes: called with facts, it makes and saves a row."""

    def __call__(self, **facts: Any) -> M: ...

    def create(self, **facts: Any) -> M: ...

    def build(self, **facts: Any) -> M: ...

    def create_batch(self, size: int, **facts: Any) -> list[M]: ...


UserFactory = cast(Makes[User], _User)
TrustFactory = cast(Makes[Trust], _Trust)
SchoolFactory = cast(Makes[School], _School)
TeamFactory = cast(Makes[Team], _Team)
PersonFactory = cast(Makes[Person], _Person)
PostFactory = cast(Makes[Post], _Post)
PartnershipFactory = cast(Makes[Partnership], _Partnership)
RoleGrantFactory = cast(Makes[RoleGrant], _RoleGrant)


def acting(person: Person) -> Actor:
    """The actor for a person who must have something running today."""
    actor = actor_of(person)
    assert actor is not None, f"{person} has no post, role or partnership running"
    return actor


def holding(role: str, school: School | None = None, **person: Any) -> Person:
    """A person of the school who holds a role there (for the whole trust without a school), and no post."""
    trust = person.pop("trust", None) or (school.trust if school else TrustFactory())
    holder = PersonFactory.create(trust=trust, **person)
    RoleGrantFactory(person=holder, role=role, school=school)
    return holder
