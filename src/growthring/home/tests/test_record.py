"""Who looked at my record: by name, page by page, added up, and only while I was there."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from growthring.audit.services import Verb, record
from growthring.core.access import Role
from growthring.home.queries.looks import my_record
from growthring.home.tests.conftest import SignIn
from growthring.home.tests.world import World
from growthring.people.models import Person
from tests.factories import PersonFactory, acting

STAGE = "Stage placement"


def looks(who: Person, on: str, **about: object) -> None:
    with time_machine.travel(f"{on} 10:00 +0000", tick=False):
        about.setdefault("kind", STAGE)
        record(actor=acting(who), verb=Verb.LOOKED, **about)  # type: ignore[arg-type]


def told(world: World) -> list[tuple[str, str, str, int]]:
    return [(look.name, look.role, look.where, look.times) for look in my_record(acting(world["teacher"])).looks]


def test_looks_at_one_place_are_one_line_with_their_days(world: World) -> None:
    me = world["teacher"]
    for day in ("2026-11-02", "2026-11-02", "2026-11-09"):
        looks(world["head"], day, where="staff table", subject_id=me.pk, acting_as=Role.HD)

    [look] = my_record(acting(me)).looks

    assert (look.name, look.role, look.where, look.times) == ("Head Vane", "the head", "staff table", 3)
    assert look.days == [(date(2026, 11, 9), 1), (date(2026, 11, 2), 2)]


def test_a_partner_goes_by_what_they_are_to_me(world: World) -> None:
    looks(world["manager"], "2026-11-02", where="People I support", caseload_of=world["manager"].pk)

    assert told(world) == [("Manager Vane", "your line manager", "People I support", 1)]


def test_pages_about_a_group_count_while_i_was_in_it(world: World) -> None:
    world.learner.starts_on = date(2026, 11, 5)
    world.learner.save()
    for day in ("2026-11-04", "2026-11-05"):
        looks(world["head"], day, where="profile", school_id=world.school.pk)

    assert told(world) == [("Head Vane", "the head", "profile", 1)]


def test_what_is_not_about_me_is_not_there(world: World) -> None:
    other = PersonFactory(trust=world.trust)
    looks(world["head"], "2026-11-02", subject_id=other.pk, school_id=world.school.pk)  # of the school, about another
    looks(world["teacher"], "2026-11-02", subject_id=world["teacher"].pk)  # my own
    looks(world["manager"], "2026-11-02", caseload_of=other.pk)
    looks(world["head"], "2026-05-02", subject_id=world["teacher"].pk)  # before this term

    assert told(world) == []


def test_when_i_signed_in_stands_there_too(world: World, signed_in: SignIn) -> None:
    signed_in(world["teacher"])

    assert my_record(acting(world["teacher"])).sign_ins == [datetime(2026, 11, 21, 9, tzinfo=UTC)]


def test_the_page_names_the_head_with_how_often(world: World, signed_in: SignIn) -> None:
    looks(world["head"], "2026-11-02", where="staff table", subject_id=world["teacher"].pk, acting_as=Role.HD)
    page = signed_in(world["teacher"]).get("/my/record/").content.decode()

    assert "Head Vane" in page
    assert "Staff table" in page


def test_a_head_sees_that_it_happened_and_no_name(world: World, signed_in: SignIn) -> None:
    looks(world["manager"], "2026-11-02", where="staff table", school_id=world.school.pk)
    looks(world["manager"], "2026-11-03", where="staff table", school_id=world.school.pk)
    page = signed_in(world["head"]).get(f"/school/{world.school.key}/record/").content.decode()

    assert ">2<" in page
    assert "Manager Vane" not in page
    assert "Teacher Vane" not in page


@pytest.mark.parametrize("who", ["teacher", "manager", "pd_lead", "governor", "office", "trust_leader"])
def test_nobody_else_gets_that_page(world: World, signed_in: SignIn, who: str) -> None:
    assert signed_in(world[who]).get(f"/school/{world.school.key}/record/").status_code == 404
