"""What the database itself refuses."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from growthring.people.models import School
from growthring.standards.models import Calendar, Closure, ScaleVersion, SchoolStages, Stage, Term
from tests.factories import SchoolFactory

pytestmark = pytest.mark.django_db

FIRST, LAST = date(2026, 9, 1), date(2027, 9, 1)


@pytest.fixture
def school() -> School:
    return SchoolFactory.create()


def refuses(model: type[Any], **fields: Any) -> bool:
    try:
        with transaction.atomic():
            model.objects.create(**fields)
    except IntegrityError:
        return True
    return False


def test_one_calendar_a_year_for_the_trust_and_for_each_school(school: School) -> None:
    for place in (None, school):
        year = {"trust": school.trust, "school": place, "name": "2026/27", "starts_on": FIRST, "ends_on": LAST}
        assert [refuses(Calendar, **year), refuses(Calendar, **year)] == [False, True]


def test_nothing_ends_before_it_begins(school: School) -> None:
    backwards = {"trust": school.trust, "name": "2026/27", "starts_on": LAST, "ends_on": FIRST}
    assert refuses(Calendar, **backwards)
    calendar = Calendar.objects.create(trust=school.trust, name="2026/27", starts_on=FIRST, ends_on=LAST)
    part = {"trust": school.trust, "calendar": calendar, "name": "Autumn term"}
    for model in (Term, Closure):
        assert refuses(model, **part, first_day=LAST, last_day=FIRST)
        assert not refuses(model, **part, first_day=FIRST, last_day=FIRST)


def test_a_version_has_a_number_of_its_own_and_each_stage_a_place(school: School) -> None:
    version = {"trust": school.trust, "number": 1, "in_force_from": FIRST}
    assert [refuses(ScaleVersion, **version), refuses(ScaleVersion, **version, school=school)] == [False, True]
    scale = ScaleVersion.objects.unscoped(reason="test").get()
    stage = {"trust": school.trust, "scale": scale, "position": 1, "phase": 1, "phase_name": "Joining", "name": "One"}
    assert [refuses(Stage, **stage), refuses(Stage, **stage)] == [False, True]


def test_a_school_chooses_once(school: School) -> None:
    choice = {"trust": school.trust, "school": school}
    assert [refuses(SchoolStages, **choice), refuses(SchoolStages, **choice)] == [False, True]


def test_nothing_leads_into_another_trust(school: School) -> None:
    with pytest.raises(ValueError, match="another trust"):
        SchoolStages.objects.create(trust=SchoolFactory.create().trust, school=school)
