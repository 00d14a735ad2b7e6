"""Worlds by chance: whatever people hold in and beside a school, a move loses nothing and leaves nothing across."""

import random
from datetime import date, timedelta
from typing import Any

import pytest
from django.db.models import Model

from growthring.core.access import Role
from growthring.people.actors import actor_of
from growthring.people.models import PartnerKind, Partnership, Person, Post, RoleGrant, School, Trust
from growthring.people.moving import owned_models
from growthring.people.services.moving import keys, move_school
from growthring.stages.profile import tally
from growthring.stages.queries.profile import profile_of
from growthring.stages.tests.worlds import placed, scale_for
from tests.factories import (
    PartnershipFactory,
    PersonFactory,
    PostFactory,
    RoleGrantFactory,
    SchoolFactory,
    TrustFactory,
)

pytestmark = pytest.mark.django_db
WHY = "test"
ON = date(2026, 9, 1)
YEAR = timedelta(days=365)


@pytest.fixture(autouse=True)
def late_in_the_year(time_machine: Any) -> None:
    time_machine.move_to("2026-10-05 09:00")


class World:
    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.school: School = SchoolFactory()
        self.old, self.new = self.school.trust, TrustFactory()
        self.places = [self.school, SchoolFactory(trust=self.old), None]
        self.stages = scale_for(self.old, in_force_from=date(2020, 9, 1))
        scale_for(self.new, in_force_from=date(2020, 9, 1))
        self.persons = [PersonFactory(trust=self.old, is_guest=self.chance.random() < 0.2) for _ in range(8)]
        self.posts = [self._post() for _ in range(10)]
        for _ in range(14):
            self._partnership()
        for _ in range(4):
            self._grant()
        for person in self.chance.sample(self.persons, 2):  # the new trust knows them by their login
            PersonFactory(trust=self.new, user=person.user, email="", is_guest=self.chance.random() < 0.5)

    def _days(self) -> dict[str, date | None]:
        starts_on = date(2022, 9, 1) + self.chance.randrange(4) * YEAR
        ends_on = self.chance.choice([None, None, ON, starts_on + YEAR, date(2026, 9, 20)])
        return {"starts_on": starts_on, "ends_on": ends_on if ends_on and ends_on > starts_on else None}

    def _post(self) -> Post:
        staff = [person for person in self.persons if not person.is_guest] or self.persons
        place = self.chance.choice(self.places)
        post = PostFactory(trust=self.old, school=place, person=self.chance.choice(staff), **self._days())
        for _ in range(self.chance.randrange(3)):
            on = post.starts_on + timedelta(days=self.chance.randrange(400))
            placed(post, self.chance.choice(self.stages), on, voided_by=self._anybody())
        return post

    def _anybody(self) -> Person | None:
        return self.chance.choice([None, *self.persons])

    def _partnership(self) -> None:
        post, partner = self.chance.choice(self.posts), self.chance.choice(self.persons)
        kind = self.chance.choice([PartnerKind.COACH, PartnerKind.MENTOR])
        if partner.pk != post.person_id:
            PartnershipFactory(trust=self.old, post=post, partner=partner, kind=kind, **self._days())

    def _grant(self) -> None:
        person, place = self.chance.choice(self.persons), self.chance.choice(self.places)
        role = Role.CEO if place is None else self.chance.choice([Role.HD, Role.PDL, Role.OFF])
        if not RoleGrant.objects.unscoped(reason=WHY).filter(person=person, role=role, school=place).exists():
            RoleGrantFactory(person=person, role=role, school=place, granted_by=self._anybody())


def numbers(school: School) -> list[Any]:
    profile = profile_of(School.objects.unscoped(reason=WHY).get(pk=school.pk), None)
    return [tally(profile.live(ON - timedelta(days=days)).rows, 6) for days in range(1, 1500, 60)]


def keys_of(model: type[Model]) -> dict[int, str]:
    return dict(model._base_manager.values_list("pk", "key"))


def logins(trust: Trust) -> set[int]:
    """Who can act in the trust today."""
    people = Person.objects.unscoped(reason=WHY).filter(trust=trust, user__isnull=False)
    return {person.user_id or 0 for person in people if actor_of(person)}


@pytest.mark.parametrize("seed", range(20))
def test_whatever_there_is(seed: int) -> None:
    world = World(seed)
    before, there = numbers(world.school), {model: keys_of(model) for model in owned_models()}
    running = Post.objects.unscoped(reason=WHY).exclude(ends_on__lte=date(2026, 10, 5)).select_related("person")
    here = {post.person.user_id for post in running.filter(school=world.school)}
    elsewhere = {post.person.user_id for post in running.filter(trust=world.old).exclude(school=world.school)}

    move_school(school=world.school, to=world.new, on=ON)

    assert keys.crossing([world.old.pk, world.new.pk]) == []
    assert numbers(world.school) == before
    lost = {model: set(rows.items()) - set(keys_of(model).items()) for model, rows in there.items()}
    assert {model: rows for model, rows in lost.items() if rows} == {}
    assert here - logins(world.new) == set()
    assert elsewhere - logins(world.old) == set()
    posts = Post.objects.unscoped(reason=WHY)
    assert {post.trust_id for post in posts.filter(school=world.school)} <= {world.new.pk}
    assert {post.trust_id for post in posts.exclude(school=world.school)} <= {world.old.pk}
    across = Partnership.objects.unscoped(reason=WHY).exclude(ends_on__lte=date(2026, 10, 5))
    for each in across.filter(partner__user__isnull=True):
        assert each.ends_on is not None
