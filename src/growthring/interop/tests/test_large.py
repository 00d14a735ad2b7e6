"""Five thousand newcomers in a trust that has staff: written whole, known again, taken back to the last byte."""

from datetime import date

import pytest
import time_machine

from growthring.interop import services
from growthring.interop.models import ImportAddition
from growthring.interop.reading.shapes import StaffRow
from growthring.interop.tests.builders import roster, staff
from growthring.interop.tests.worlds import brought_in, fingerprint
from growthring.people.models import Person
from growthring.stages.models import Assurance
from growthring.standards.services.start import start_trust_standards
from tests.factories import TrustFactory

pytestmark = [pytest.mark.django_db, pytest.mark.long]
WHY = "a test"
MANY = 5_000


def person(number: int, tag: str, starts_on: date) -> StaffRow:
    leader = number - number % 8
    more = {} if leader == number else {"line_manager": f"{tag}{leader}"}
    return staff(f"{tag}{number}", f"School {number // 100 % 10}", line=number + 2, starts_on=starts_on, **more)


@time_machine.travel("2026-09-20 10:00", tick=False)
def test_many_come_are_known_again_and_go_without_a_trace() -> None:
    trust = TrustFactory.create()
    start_trust_standards(trust)
    brought_in(trust, roster(*(person(n, "old", date(2020, 9, 1)) for n in range(1_000))))
    before = fingerprint()
    given = roster(*(person(n, "new", date(2026, 9, 1)) for n in range(MANY)), complete=False)
    batch, _plan = brought_in(trust, given)
    assert Person.objects.unscoped(reason=WHY).count() == 1_000 + MANY
    assert Assurance.objects.unscoped(reason=WHY).count() == MANY
    assert ImportAddition.objects.unscoped(reason=WHY).filter(batch=batch).count() < 100
    _again, plan = brought_in(trust, given)
    assert (plan.is_empty, plan.unchanged) == (True, MANY)
    services.undo(actor=None, batch=batch)
    assert fingerprint() == before
