"""Where the data came from: over time, school by school, and on a person's page."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from growthring.core import clock
from growthring.interop import services
from growthring.interop.models import ImportBatch
from growthring.interop.sources.persons import lines_about
from growthring.interop.sources.queries import by_school, came
from growthring.interop.tests.builders import roster, staff
from growthring.interop.tests.test_pages import signed_in
from growthring.interop.tests.worlds import brought_in, previewed
from growthring.people.models import Person, School
from growthring.people.services import persons
from tests.factories import SchoolFactory, acting, holding

pytestmark = pytest.mark.django_db
WHY = "a test"
SOURCES = "/set-up/sources/"


@pytest.fixture
def school() -> School:
    return SchoolFactory.create(name="Thistledown")


@pytest.fixture
def office(school: School) -> Person:
    return holding("OFF", trust=school.trust)


def who(school: School, staff_id: str) -> Person:
    return Person.objects.unscoped(reason=WHY).get(trust=school.trust, staff_id=staff_id)


def page(reader: Person) -> str:
    response = signed_in(reader).get(SOURCES)
    assert response.status_code == 200
    return response.content.decode()


def test_each_import_with_its_numbers_for_the_office(school: School, office: Person) -> None:
    brought_in(school.trust, roster(staff("a"), staff("b", line=3)), acting(office))
    second, _plan = brought_in(school.trust, roster(staff("a", given_name="Otherwise")))
    services.undo(actor=None, batch=second)
    previewed(school.trust, roster(staff("c")), acting(office))
    told = [(one.state, one.joins, one.changes, one.leavers, one.file) for one in came(acting(office))]
    assert told == [
        ("previewed", 1, 0, 2, "staff.csv"),
        ("undone", 0, 1, 1, "staff.csv"),
        ("applied", 2, 0, 0, "staff.csv"),
    ]
    shown = page(office)
    for words in ("staff.csv", str(office), "the server's command", "<svg", "2 imports since"):
        assert words in shown


@pytest.mark.parametrize("role", ["HD", "TPD"])
def test_that_it_happened_without_files_or_names(school: School, office: Person, role: str) -> None:
    brought_in(school.trust, roster(staff("a"), staff("b", line=3)), acting(office))
    previewed(school.trust, roster(staff("c")), acting(office))
    reader = holding(role, school) if role == "HD" else holding(role, trust=school.trust)
    assert [(one.joins, one.key, one.file, one.by) for one in came(acting(reader))] == [(2, "", "", "")]
    shown = page(reader)
    assert ("staff.csv" in shown, str(office) in shown, "School by school" in shown) == (False, False, False)


def test_a_head_is_told_the_numbers_of_their_own_school(school: School, office: Person) -> None:
    elm = SchoolFactory.create(trust=school.trust, name="Elmfield")
    both = [staff("a"), staff("b", line=3), staff("c", school="Elmfield", line=4)]
    brought_in(school.trust, roster(*both), acting(office))
    brought_in(school.trust, roster(*both[:2], staff("c", school="Elmfield", line=4, title="Otherwise")))
    brought_in(school.trust, roster(staff("a", title="Otherwise"), both[1], staff("d", school="Elmfield", line=4)))
    told = [
        [(one.joins, one.changes, one.leavers, one.refused) for one in came(acting(who))]
        for who in (holding("HD", school), holding("HD", elm), holding("TPD", trust=school.trust))
    ]
    assert told == [
        [(0, 1, 0, 0), (2, 0, 0, 0)],
        [(1, 0, 1, 0), (0, 1, 0, 0), (1, 0, 0, 0)],
        [(1, 1, 1, 0), (0, 1, 0, 0), (3, 0, 0, 0)],
    ]
    assert "Not taken" not in page(holding("HD", elm))


def test_nobody_elses_imports_are_told(school: School, office: Person) -> None:
    other = SchoolFactory.create()
    brought_in(other.trust, roster(staff("z")))
    assert (came(acting(office)), "No file has been brought in yet" in page(office)) == ([], True)
    assert signed_in(holding("GOV", school)).get(SOURCES).status_code == 403


def test_each_school_with_the_file_that_touched_it_last(school: School, office: Person) -> None:
    elm = SchoolFactory.create(trust=school.trust, name="Elmfield")
    first, _plan = brought_in(school.trust, roster(staff("a"), staff("b", school="Elmfield", line=3)))
    rows = roster(staff("a", title="Otherwise"), staff("b", school="Elmfield", line=3), staff("c", line=4))
    second, _plan = brought_in(school.trust, rows)
    found = {one.school: (one.batch, one.posts) for one in by_school(acting(office))}
    assert found == {school: (second, 2), elm: (first, 1)}


def lines(office: Person, person: Person) -> list[str]:
    return lines_about(acting(office), person)


def test_a_persons_entry_says_where_it_came_from_and_what_was_changed_by_hand(school: School, office: Person) -> None:
    brought_in(school.trust, roster(staff("a")))
    today = f"{clock.today().day} {clock.today():%B %Y}"
    joined = f"Joined with the staff list staff.csv, {today}."
    assert lines(office, who(school, "a")) == [joined]
    brought_in(school.trust, roster(staff("a", email="new@example.org")))
    changed = f"Changed by the staff list staff.csv, {today}."
    assert lines(office, who(school, "a")) == [joined, changed]
    person = who(school, "a")
    facts: dict[str, Any] = {"given_name": person.given_name, "family_name": person.family_name, "preferred_name": ""}
    persons.change_person(actor=acting(office), person=person, **facts, email="hand@example.org", staff_id="a")
    assert lines(office, who(school, "a")) == [joined, changed, f"E-mail: changed by hand, {today}."]
    shown = signed_in(office).get(f"/people/{person.key}/").content.decode()
    assert ("Where this entry comes from" in shown, f"E-mail: changed by hand, {today}." in shown) == (True, True)


def test_an_entry_that_came_whole_and_was_changed_since(school: School, office: Person) -> None:
    brought_in(school.trust, roster(staff("a")))
    person = who(school, "a")
    facts: dict[str, Any] = {"given_name": "Byhand", "family_name": person.family_name, "preferred_name": ""}
    persons.change_person(actor=acting(office), person=person, **facts, email=person.email, staff_id="a")
    told = lines(office, who(school, "a"))
    assert [line.partition(",")[0] for line in told] == [
        "Joined with the staff list staff.csv",
        "Changed by hand",
    ]


def test_it_is_told_to_those_who_read_imports_and_for_ninety_days(school: School, office: Person) -> None:
    brought_in(school.trust, roster(staff("a")))
    person = who(school, "a")
    assert lines(holding("HD", school), person) == []
    assert lines(person, person) == []
    ImportBatch.objects.unscoped(reason=WHY).update(applied_at=clock.now() - timedelta(days=91))
    assert lines(office, person) == []


@pytest.mark.parametrize("times", [1, 3])
def test_queries_of_the_page(
    school: School, office: Person, times: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for n in range(times):
        brought_in(school.trust, roster(*(staff(f"s{m}", line=m + 2) for m in range(n + 2))))
    client: Client = signed_in(office)
    with django_assert_num_queries(11):
        assert client.get(SOURCES).status_code == 200
