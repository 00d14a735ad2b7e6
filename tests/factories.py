"""People, posts and partnerships for tests; every text holds what the test gave it, or an invented name."""

from datetime import date
from typing import Any

import factory
from factory.django import DjangoModelFactory

from growthring.accounts.models import User
from growthring.core.access import Actor
from growthring.people.actors import actor_of
from growthring.people.models import PartnerKind, Partnership, Person, Post, PostKind, RoleGrant, School, Team, Trust

START = date(2024, 9, 1)


class UserFactory(DjangoModelFactory[User]):
    class Meta:
        model = User

    email = factory.Sequence(lambda n: f"person{n}@example.org")
    password = "!"  # nobody signs in with it: tests use `client.force_login`


class TrustFactory(DjangoModelFactory[Trust]):
    class Meta:
        model = Trust

    name = factory.Sequence(lambda n: f"Larkmoor Trust {n}")
    slug = factory.Sequence(lambda n: f"larkmoor-{n}")


class SchoolFactory(DjangoModelFactory[School]):
    class Meta:
        model = School

    trust = factory.SubFactory(TrustFactory)
    name = factory.Sequence(lambda n: f"Thistledown School {n}")
    slug = factory.Sequence(lambda n: f"thistledown-{n}")


class TeamFactory(DjangoModelFactory[Team]):
    class Meta:
        model = Team

    school = factory.SubFactory(SchoolFactory)
    trust = factory.SelfAttribute("school.trust")
    name = factory.Sequence(lambda n: f"Team {n}")


class PersonFactory(DjangoModelFactory[Person]):
    class Meta:
        model = Person

    trust = factory.SubFactory(TrustFactory)
    user = factory.SubFactory(UserFactory)
    given_name = factory.Sequence(lambda n: f"Given{n}")
    family_name = factory.Sequence(lambda n: f"Family{n}")
    email = factory.SelfAttribute("user.email")
    joined_on = START


class PostFactory(DjangoModelFactory[Post]):
    class Meta:
        model = Post

    school = factory.SubFactory(SchoolFactory)
    trust = factory.SelfAttribute("school.trust")
    person = factory.SubFactory(PersonFactory, trust=factory.SelfAttribute("..trust"))
    kind = PostKind.TEACHER
    starts_on = START


class PartnershipFactory(DjangoModelFactory[Partnership]):
    class Meta:
        model = Partnership

    post = factory.SubFactory(PostFactory)
    trust = factory.SelfAttribute("post.trust")
    partner = factory.SubFactory(PersonFactory, trust=factory.SelfAttribute("..trust"))
    kind = PartnerKind.LINE_MANAGER
    starts_on = START


class RoleGrantFactory(DjangoModelFactory[RoleGrant]):
    class Meta:
        model = RoleGrant

    person = factory.SubFactory(PersonFactory)
    trust = factory.SelfAttribute("person.trust")
    starts_on = START


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
