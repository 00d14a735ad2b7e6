"""Who may decide about a batch; and what an office that takes one back learns of what is not its own."""

from collections.abc import Callable
from typing import Any

import pytest

from growthring.core import clock
from growthring.core.access import Actor, Forbidden, Role
from growthring.interop import running, services
from growthring.interop.models import ImportBatch
from growthring.interop.reading import Roster
from growthring.interop.tests.builders import roster, staff
from growthring.interop.tests.worlds import brought_in, previewed
from growthring.interop.undoing import CannotUndo
from growthring.people.models import LegalHold, Partnership, Person, RoleGrant, School, Share
from tests.factories import RoleGrantFactory, SchoolFactory, acting, holding

pytestmark = pytest.mark.django_db
WHY = "a test"


@pytest.fixture
def school() -> School:
    return SchoolFactory.create(name="Thistledown")


@pytest.fixture
def office(school: School) -> Person:
    return holding(Role.OFF, school)


@pytest.fixture
def reader(school: School) -> Actor:
    """Human resources of the trust, who keep the office of another school as well: they see every batch."""
    person = holding(Role.HR, trust=school.trust)
    RoleGrantFactory.create(person=person, role=Role.OFF, school=SchoolFactory.create(trust=school.trust))
    return acting(person)


DECIDE: list[Callable[[Actor, ImportBatch], Any]] = [
    lambda actor, batch: services.apply(actor=actor, batch=batch),
    lambda actor, batch: services.drop(actor=actor, batch=batch),
    lambda actor, batch: running.begin(actor=actor, batch=batch),
    lambda actor, batch: running.cancel(actor=actor, batch=batch),
]
AFTERWARDS: list[Callable[[Actor, ImportBatch], Any]] = [
    lambda actor, batch: services.undo(actor=actor, batch=batch),
    lambda actor, batch: running.begin_undo(actor=actor, batch=batch),
    lambda actor, batch: services.decide_leavers(actor=actor, batch=batch, persons=[], left=False, on=clock.today()),
]


@pytest.mark.parametrize("decide", DECIDE)
def test_who_reads_a_batch_of_the_trusts_office_does_not_decide_about_it(
    school: School, reader: Actor, decide: Callable[[Actor, ImportBatch], Any]
) -> None:
    batch = previewed(school.trust, roster(staff("1")), acting(holding(Role.OFF, trust=school.trust)))
    with pytest.raises(Forbidden, match="read what was brought in"):
        decide(reader, batch)
    batch.refresh_from_db()

    assert (batch in ImportBatch.objects.visible_to(reader), batch.state) == (True, "previewed")


@pytest.mark.parametrize("decide", AFTERWARDS)
def test_nor_about_what_was_brought_in(
    school: School, reader: Actor, decide: Callable[[Actor, ImportBatch], Any]
) -> None:
    batch, _plan = brought_in(school.trust, roster(staff("1")), acting(holding(Role.OFF, trust=school.trust)))
    with pytest.raises(Forbidden, match="read what was brought in"):
        decide(reader, batch)
    batch.refresh_from_db()

    assert batch.state == "applied"


@pytest.mark.parametrize(
    "later",
    [
        roster(staff("1", email="new@x.example"), staff("2")),
        roster(staff("1", line_manager="2"), staff("2")),
        roster(staff("1", part_time=True), staff("2")),
    ],
)
def test_not_a_row_is_taken_back_by_who_keeps_another_school_by_now(
    school: School, office: Person, later: Roster
) -> None:
    """Whatever the batch changed: also where it touched no post."""
    brought_in(school.trust, roster(staff("1"), staff("2")), acting(office))
    batch, plan = brought_in(school.trust, later, acting(office))
    grants = RoleGrant.objects.unscoped(reason=WHY).filter(person=office)
    grants.update(school=SchoolFactory.create(trust=school.trust))
    with pytest.raises(Forbidden, match="for another school"):
        services.undo(actor=acting(office), batch=batch)
    grants.update(school=school)

    assert plan.posts == []
    assert services.undo(actor=acting(office), batch=batch) > 0


def why_not(office: Person, batch: ImportBatch) -> list[str]:
    with pytest.raises(CannotUndo) as refused:
        services.undo(actor=acting(office), batch=batch)
    return refused.value.reasons


def test_a_legal_hold_keeps_the_entry_and_the_office_does_not_learn_of_it(school: School, office: Person) -> None:
    batch, plan = brought_in(school.trust, roster(staff("1")), acting(office))
    told = {"trust": school.trust, "begun_at": clock.now(), "begun_by": 1, "begun_with": 2}
    LegalHold.objects.create(person=plan.persons[0], case="2026/17", **told)

    assert why_not(office, batch) == ["Given-1 Family-1 has been changed since."]


def test_what_a_learner_opened_to_a_partner_is_not_told_to_the_office(school: School, office: Person) -> None:
    batch, _plan = brought_in(school.trust, roster(staff("1", coach="2"), staff("2")), acting(office))
    held = Partnership.objects.unscoped(reason=WHY).get()
    Share.objects.create(trust=school.trust, partnership=held, record_kind="Stage placement", shared_at=clock.now())

    assert why_not(office, batch) == ["Given-1 Family-1 has been changed since."]
