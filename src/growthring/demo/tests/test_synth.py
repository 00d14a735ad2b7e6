"""A made-up installation falls the same way every time, whatever its size."""

import hashlib
from statistics import median

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import transaction

from growthring.conversations.models import Conversation
from growthring.core import clock
from growthring.demo.mark import is_foreign
from growthring.demo.synth.building import build
from growthring.demo.synth.size import Size, schools_by_trust
from growthring.demo.tests.conftest import NOW
from growthring.people.models import Person, School, Trust
from growthring.stages.reports.export import tables
from tests.factories import TrustFactory

pytestmark = pytest.mark.django_db
WHY = "testing the made-up world"


def exported() -> str:
    found = hashlib.sha256()
    for school in School.objects.unscoped(reason=WHY).order_by("slug"):
        for name, text in sorted(tables(school, names=True).items()):
            found.update(f"{name}\n{text}".encode())
    return found.hexdigest()


def test_the_same_seed_gives_the_same_world_and_another_another() -> None:
    hashes = []
    with time_machine.travel(NOW, tick=False):
        for seed in (1, 1, 2):
            mark = transaction.savepoint()
            build(Size(1, 1, 20, 2, seed), clock.today())
            hashes.append(exported())
            transaction.savepoint_rollback(mark)
    assert hashes[0] == hashes[1] != hashes[2]


def test_without_talks_everything_else_falls_as_it_did() -> None:
    hashes, counts = [], []
    with time_machine.travel(NOW, tick=False):
        for talks in (0, 3):
            mark = transaction.savepoint()
            build(Size(1, 1, 20, 2, 1, talks), clock.today())
            hashes.append(exported())
            counts.append(Conversation.objects.unscoped(reason=WHY).count())
            transaction.savepoint_rollback(mark)
    assert hashes[0] == hashes[1]
    assert counts[0] == 0 < counts[1]


def test_a_world_beside_another_is_another() -> None:
    with time_machine.travel(NOW, tick=False):
        build(Size(1, 1, 20, 2, 1), clock.today())
        build(Size(1, 1, 20, 2, 1), clock.today())

    assert list(Trust.objects.order_by("pk").values_list("slug", flat=True)) == ["trust-1", "trust-2"]


def test_as_many_leave_as_leave_in_england() -> None:
    with time_machine.travel(NOW, tick=False):
        build(Size(1, 6, 500, 6, 3), clock.today())
        gone = Person.objects.unscoped(reason=WHY).filter(left_on__gt="2022-01-01", left_on__lte="2026-01-01").count()

    assert 0.07 <= gone / 4 / 500 <= 0.11


def test_trusts_have_the_sizes_they_have_in_england() -> None:
    counts = [len(schools) for schools in schools_by_trust(Size(60, 500, 60_000, 3, 1))]
    staff = [school.staff for schools in schools_by_trust(Size(60, 500, 60_000, 3, 1)) for school in schools]

    assert (len(counts), sum(counts), counts[0]) == (60, 500, 120)
    assert 3 <= median(counts) <= 6
    assert (len(staff), sum(staff)) == (500, 60_000)


def test_it_is_refused_over_somebodys_own_data() -> None:
    TrustFactory()

    with pytest.raises(CommandError, match="data of your own"):
        call_command("synth")
    assert Trust.objects.count() == 1
    assert is_foreign()


@pytest.mark.parametrize(
    "told", [{"trusts": 0}, {"trusts": 9, "schools": 8}, {"staff": 9}, {"years": 41}, {"talks": 4}]
)
def test_sizes_that_cannot_be_are_told_in_words(told: dict[str, int]) -> None:
    with pytest.raises(CommandError):
        call_command("synth", **told)
    assert Trust.objects.count() == 0
