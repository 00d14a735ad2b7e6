"""The pages on how a school works: read by all staff, changed by those who set up, unknown to everyone else."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from growthring.core.access import Role
from growthring.people.models import Person, School
from growthring.standards.english import english_year
from growthring.standards.models import Calendar, Expectation, ScaleVersion, StageMode
from growthring.standards.queries import mode_of, scale_for, stages_of, years_of
from growthring.standards.services import start_trust_standards
from growthring.standards.services.start import write_calendar
from tests.factories import PersonFactory, PostFactory, SchoolFactory, holding

pytestmark = pytest.mark.django_db

WHY = "test"
READING = ("standards_here", "standards_scale", "standards_expectations", "standards_calendar")
SETTING = (
    "standards_overview",
    "standards_mode",
    "standards_scale_edit",
    "standards_expectation_add",
    "standards_calendar_edit",
)


@pytest.fixture(autouse=True)
def first_of_october() -> Iterator[None]:
    with time_machine.travel("2026-10-01 09:00", tick=False):
        yield


@pytest.fixture
def school() -> School:
    school = SchoolFactory.create(name="Wrenfield School")
    start_trust_standards(school.trust)
    return school


def as_person(person: Person) -> Client:
    client = Client()
    assert person.user is not None
    client.force_login(person.user)
    return client


@pytest.fixture
def teacher(school: School) -> Client:
    return as_person(PostFactory.create(school=school).person)


@pytest.fixture
def office(school: School) -> Client:
    return as_person(holding(Role.OFF, school))


def url(name: str, school: School | str, *args: str, **query: str) -> str:
    key = school if isinstance(school, str) else school.key
    return reverse(name, args=args) + "?" + "&".join(f"{k}={v}" for k, v in {"school": key, **query}.items())


@pytest.mark.parametrize("name", READING)
def test_all_staff_read_how_we_work(school: School, teacher: Client, name: str) -> None:
    assert [teacher.get(reverse(name)).status_code, teacher.get(url(name, "trust")).status_code] == [200, 200]


@pytest.mark.parametrize("name", SETTING)
@pytest.mark.parametrize("role", [Role.OFF, Role.PDL, Role.HD])
def test_those_who_set_up_change_their_school_only(school: School, name: str, role: Role) -> None:
    client = as_person(holding(role, school))
    other = SchoolFactory.create(trust=school.trust)
    asked = [client.get(reverse(name)), client.get(url(name, other)), client.get(url(name, "trust"))]
    assert [answer.status_code for answer in asked] == [200, 403, 403]


@pytest.mark.parametrize("name", SETTING)
def test_the_trusts_own_are_changed_by_those_who_hold_a_role_there(school: School, name: str) -> None:
    SchoolFactory.create(trust=school.trust)
    client = as_person(holding(Role.TPD, trust=school.trust))
    assert [client.get(reverse(name)).status_code, client.get(url(name, school)).status_code] == [200, 200]


@pytest.mark.parametrize("name", [*READING, *SETTING])
def test_another_trusts_school_is_not_there(school: School, office: Client, name: str) -> None:
    foreign = SchoolFactory.create()
    asked = [office.get(url(name, foreign)), office.get(url(name, "nosuchschool"))]
    assert [answer.status_code for answer in asked] == [404, 404]
    assert asked[0].content == asked[1].content


@pytest.mark.parametrize("name", SETTING)
def test_a_teacher_is_told_who_sets_this(teacher: Client, name: str) -> None:
    answer = teacher.get(reverse(name))
    assert answer.status_code == 403
    assert "This is set by the office, the PD lead and the head." in answer.content.decode()


def test_a_guest_knows_nothing_of_it(school: School) -> None:
    from tests.factories import PartnershipFactory

    guest = PersonFactory.create(trust=school.trust, is_guest=True)
    PartnershipFactory.create(post=PostFactory.create(school=school), partner=guest, kind="mentor")
    assert {as_person(guest).get(reverse(name)).status_code for name in READING} == {404}


QUERIES = {
    "standards_here": 9,
    "standards_scale": 7,
    "standards_expectations": 7,
    "standards_calendar": 9,
    "standards_overview": 9,
    "standards_mode": 6,
    "standards_scale_edit": 7,
    "standards_expectation_add": 5,
    "standards_calendar_edit": 9,
}


@pytest.mark.parametrize(("name", "queries"), QUERIES.items())
@pytest.mark.parametrize("count", [1, 3])
def test_pages_cost_the_same_for_many_schools(
    school: School,
    office: Client,
    name: str,
    queries: int,
    count: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for _number in range(count - 1):
        write_calendar(school.trust, SchoolFactory.create(trust=school.trust), english_year(2026))
    with django_assert_num_queries(queries):
        office.get(url(name, school))


def stages_form(school: School, **changes: str) -> dict[str, str]:
    version = scale_for(school, date(2026, 10, 1))
    said = {"based_on": version.key, "in_force_from": "2026-10-05", "note": "Our words"}
    for stage in stages_of(version):
        said[f"phase_{stage.phase}"] = stage.phase_name
        for name in ("name", "description", "direction", "support"):
            said[f"{name}_{stage.position}"] = getattr(stage, name)
    return said | changes


def errors(answer: Any) -> dict[str, list[str]]:
    return dict(answer.context["form"].errors)


def test_adapting_the_scale(school: School, office: Client) -> None:
    answer = office.post(url("standards_scale_edit", school), stages_form(school, name_3="Building up"))
    assert (answer.status_code, answer["Location"]) == (302, url("standards_scale", school))

    page = office.get(url("standards_scale", school)).content.decode()
    assert "yet to come" in page
    with time_machine.travel("2026-10-05 09:00"):
        office = as_person(holding(Role.OFF, school))  # nobody stays signed in for four days
        page = office.get(url("standards_scale", school)).content.decode()
        assert "Building up" in page
        assert "Our words" in page
        office.post(url("standards_scale_back", school))
        assert "Building up" not in office.get(url("standards_scale", school)).content.decode()
    version = ScaleVersion.objects.unscoped(reason=WHY).get(note="Our words")
    assert "Building up" in office.get(url("standards_scale_version", school, version.key)).content.decode()


def test_the_scale_keeps_what_was_typed_when_something_is_wrong(school: School, office: Client) -> None:
    sent = stages_form(school, name_3="", description_4="My new words", in_force_from="2026-09-01")
    answer = office.post(url("standards_scale_edit", school), sent)
    assert answer.status_code == 422
    assert list(errors(answer)) == ["name_3"]
    assert "My new words" in answer.content.decode()

    answer = office.post(url("standards_scale_edit", school), sent | {"name_3": "Building up"})
    assert (answer.status_code, list(errors(answer))) == (422, ["in_force_from"])


def test_an_item_is_added_edited_taken_off_and_put_back(school: School, office: Client) -> None:
    sent = {"gate": "mandatory", "post_kind": "site", "text": "Knows the boiler", "guidance": "", "due": "day_one"}
    assert office.post(url("standards_expectation_add", school), sent).status_code == 302
    listed = url("standards_expectations", school, kind="site")
    assert "Knows the boiler" in office.get(listed).content.decode()

    first = Expectation.objects.unscoped(reason=WHY).get(text="Knows the boiler")
    edit = url("standards_expectation_edit", school, first.key)
    assert office.get(edit).status_code == 200
    office.post(edit, {"text": "Knows both boilers", "guidance": "Go and see", "due": "week_two"})
    row = Expectation.objects.unscoped(reason=WHY).get(text="Knows both boilers")
    assert row.replaces_id == first.pk

    change = url("standards_expectation_change", school, row.key)
    page = office.post(change, {"do": "retire"}, follow=True).content.decode()
    assert "Knows both boilers" not in page
    office.post(reverse("standards_expectation_change", args=[row.key]) + "?do=restore")
    assert "Knows both boilers" in office.get(listed).content.decode()


def test_the_trusts_items_are_not_a_schools_to_change(school: School, office: Client) -> None:
    row = Expectation.objects.unscoped(reason=WHY).filter(school=None).first()
    assert row is not None
    change = url("standards_expectation_change", school, row.key)
    assert office.post(change, {"do": "retire"}).status_code == 403
    assert office.get(url("standards_expectation_edit", school, row.key)).status_code == 403
    assert office.get(change).status_code == 405
    stranger = as_person(holding(Role.OFF, SchoolFactory.create()))
    assert stranger.post(change, {"do": "retire"}).status_code == 404


def test_an_item_without_words_is_refused_and_kept(school: School, office: Client) -> None:
    answer = office.post(url("standards_expectation_add", school), {"gate": "mandatory", "guidance": "As typed"})
    assert (answer.status_code, list(errors(answer))) == (422, ["text", "due"])
    assert "As typed" in answer.content.decode()


def calendar_form(page: Any, **changes: str) -> dict[str, str]:
    form = page.context["form"]
    sent = {bound.html_name: str(bound.value() or "") for bound in form}
    return sent | changes


def test_a_school_adapts_its_calendar(school: School, office: Client) -> None:
    edit = url("standards_calendar_edit", school, year="2026")
    page = office.get(edit)
    sent = calendar_form(page, closure_5_name="Training day", closure_5_first="2026-11-20")
    assert office.post(edit, sent)["Location"] == url("standards_calendar", school)

    year = years_of(school).year_of(date(2026, 10, 1))
    assert year is not None
    assert [(c.name, c.first_day, c.last_day) for c in year.closures if c.name == "Training day"] == [
        ("Training day", date(2026, 11, 20), date(2026, 11, 20))
    ]
    assert office.post(edit, sent).status_code == 302  # a repeat is harmless
    stale = office.post(edit, sent | {"term_1_name": "Michaelmas"})
    assert (stale.status_code, "Somebody has saved this year meanwhile" in stale.content.decode()) == (422, True)

    row = Calendar.objects.unscoped(reason=WHY).get(school=school)
    office.post(url("standards_calendar_drop", school, row.key))
    assert not Calendar.objects.unscoped(reason=WHY).filter(school=school).exists()


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"term_1_first": "2026-09-05"}, {"term_1_first": "Term 1: 5 September 2026 is a Saturday."}),
        ({"term_2_first": "2026-12-01"}, {"term_2_first": "Term 2: The term begins before the one above it ends."}),
        ({"term_3_last": "2027-09-02"}, {"term_3_last": "Term 3: 2 September 2027 is outside the year."}),
        ({"closure_1_last": "2026-10-01"}, {"closure_1_last": "Closure 1: The last day comes after the first."}),
        (
            {"closure_5_first": "2026-12-25"},
            {"closure_5_first": "Closure 5: These days are in no term: the school is closed anyway."},
        ),
        ({"closure_5_name": "Training day"}, {"closure_5_first": "Closure 5: Give the first day, or clear the row."}),
        ({"ends_on": "2026-08-01"}, {"ends_on": "The next year begins after this one does."}),
        ({"term_1_first": "soon"}, {"term_1_first": "Term 1: First day: write the day as in 24/11/2026."}),
    ],
)
def test_a_calendar_error_stands_at_its_field(
    school: School, office: Client, changes: dict[str, str], wrong: dict[str, str]
) -> None:
    edit = url("standards_calendar_edit", school, year="2026")
    answer = office.post(edit, calendar_form(office.get(edit), **changes))
    assert answer.status_code == 422
    found = {name: said[0] for name, said in errors(answer).items()}
    assert wrong.items() <= found.items()
    assert all(value in answer.content.decode() for value in changes.values())


def test_choosing_how_we_use_stages(school: School, office: Client) -> None:
    mode = url("standards_mode", school)
    page = office.get(mode).content.decode()
    assert "A coach has no part in it." in page
    assert office.post(mode, {"mode": "self_placed"}).status_code == 302
    assert mode_of(school) == StageMode.SELF_PLACED
    assert office.post(mode, {"mode": "sometimes"}).status_code == 422


def test_the_overview_says_what_is_missing(school: School, office: Client) -> None:
    overview = url("standards_overview", school)
    assert "Not chosen yet: Agreed in dialogue until you do." in office.get(overview).content.decode()
    office.post(url("standards_mode", school), {"mode": "agreed"})
    assert "Everything is set up." in office.get(overview).content.decode()
    with time_machine.travel("2028-07-01 09:00"):
        office = as_person(holding(Role.OFF, school))
        assert "The last year known ends on 1 Sep 2028" in office.get(overview).content.decode()


def test_where_stages_are_off_nothing_is_said_of_them(school: School, office: Client, teacher: Client) -> None:
    office.post(url("standards_mode", school), {"mode": "off"})
    assert "Six stages" not in teacher.get(reverse("standards_here")).content.decode()
