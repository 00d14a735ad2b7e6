"""The profile's pages and files, for those with row access, for line managers, and the open ones for everybody."""

import csv
import io
import json
import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from growthring.core import clock
from growthring.people.models import Person, Post
from growthring.stages.models import Assurance, Checkpoint, OpenRelease, ProfileNote
from growthring.stages.queries.profile import profile_of
from growthring.stages.services.checkpoints import close_checkpoint
from growthring.stages.tests.test_checkpoints import SIX_WEEKS, TERM_1, year_2025
from growthring.stages.tests.worlds import World, placed, world
from growthring.standards.models import SchoolStages, StageMode
from tests.factories import PartnershipFactory, PersonFactory, PostFactory, RoleGrantFactory, SchoolFactory, holding

pytestmark = pytest.mark.django_db
NUMBERS = re.compile(r"\d+")
JUDGING = ("caused", "proves", "best ", "worst", "underperform", "fail", "grade", "score", "rating")


@pytest.fixture
def here() -> World:
    """A school of seventeen with one closed checkpoint; on 3 November one was corrected, one left, one joined."""
    with time_machine.travel(datetime(2025, 9, 1, 12, tzinfo=UTC), tick=False):
        made = world()
        for position in (2, 3, 3, 3, 3, 4, 4, 4, 4, 4, 5, 5):
            placed(staff(made), made.stages[position - 1])
    calendar = year_2025(made.school)
    with time_machine.travel(datetime(2025, 10, 10, 18, tzinfo=UTC), tick=False):
        close_checkpoint(actor=None, school=made.school, calendar=calendar, point="six_weeks")
    posts = list(Post.objects.unscoped(reason="test").filter(placements__stage=made.stages[4]).order_by("pk"))
    with time_machine.travel(datetime(2025, 11, 3, 12, tzinfo=UTC), tick=False):
        posts[0].ends_on = date(2025, 11, 1)
        posts[0].save()
        placed(staff(made, starts_on=date(2025, 11, 1)), made.stages[0], date(2025, 11, 1))
        placed(posts[1], made.stages[5], date(2025, 10, 1))
    return made


@pytest.fixture(autouse=True)
def _today(request: Any) -> Any:
    with time_machine.travel(datetime(2025, 11, 20, 12, tzinfo=UTC), tick=False):
        yield


def staff(here: World, **fields: Any) -> Post:
    return PostFactory.create(school=here.school, person=PersonFactory.create(trust=here.school.trust), **fields)


def as_(person: Person) -> Client:
    client = Client()
    assert person.user is not None
    client.force_login(person.user)
    return client


def get(person: Person, name: str, *args: Any, **asked: Any) -> Any:
    return as_(person).get(reverse(name, args=args), asked)


def words(answer: Any) -> str:
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


PAGES = ("stages_profile", "stages_profile_movement", "stages_profile_newcomers")


@pytest.mark.parametrize("name", PAGES)
def test_exact_counts_are_for_those_who_see_every_row(here: World, name: str) -> None:
    found = {who: get(getattr(here, who), name, here.school.slug).status_code for who in vars(here) if who in ROLES}
    assert found == dict.fromkeys(("learner", "manager", "coach"), 403) | {"head": 200, "pd_lead": 200}
    for role in ("GOV", "CEO", "TPD", "OFF"):
        assert get(holding(role, trust=here.school.trust), name, here.school.slug).status_code == 403
    assert get(world().head, name, here.school.slug).status_code == 404


ROLES = ("learner", "manager", "coach", "head", "pd_lead")


def test_page_file_and_command_say_the_same(here: World) -> None:
    out = io.StringIO()
    call_command("profile", school=here.school.slug, json=True, stdout=out)
    told = json.loads(out.getvalue())
    numbers = [*told["stages"], told["not_placed"], told["proposed"], told["contested"], told["n"]]
    assert numbers == [1, 1, 4, 5, 0, 1, 5, 0, 0, 17]
    page = get(here.head, "stages_profile", here.school.slug)
    assert [*page.context["points"][-1].cells, page.context["points"][-1].counted.n] == numbers
    sheet = get(here.head, "stages_profile_file", here.school.slug, "profile.csv").content.decode("utf-8-sig")
    last = list(csv.reader(io.StringIO(sheet)))[-1]
    assert [int(cell) for cell in last[3:13]] == numbers


def test_a_closed_checkpoint_shows_what_it_recorded_and_what_was_corrected(here: World) -> None:
    text = words(get(here.head, "stages_profile", here.school.slug))
    assert "Corrected since: Leading 2 → 1 (-1); Making new 0 → 1 (+1)." in text
    assert "as recorded" in text


def test_every_file_says_how_many_when_and_what_is_left_out(here: World) -> None:
    for name in ("profile.csv", "movement.csv"):
        answer = get(here.head, "stages_profile_file", here.school.slug, name)
        head = answer.content.decode("utf-8-sig").split("\n\r\n")[0]
        assert "17" in head
        assert "2025" in head
        assert "5 not placed" in head
        assert f'filename="{here.school.slug}-2025-11-20-{name}"' in answer["Content-Disposition"]


@pytest.mark.parametrize("name", ["profile.svg", "movement.svg"])
def test_pictures_stand_by_themselves(here: World, name: str) -> None:
    answer = get(here.head, "stages_profile_file", here.school.slug, name)
    assert answer["Content-Type"] == "image/svg+xml"
    assert b"<svg" in answer.content
    assert b"class=" not in answer.content
    assert get(here.head, "stages_profile_file", here.school.slug, "staff.csv").status_code == 404


def test_the_movement_tells_of_joiners_and_leavers(here: World) -> None:
    text = words(get(here.head, "stages_profile_movement", here.school.slug))
    assert "17 posts became 17. 1 left, 1 joined." in text
    assert "Of the 16 posts on both days, 1 moved up, 0 moved down and 10 stayed" in text
    assert "Of those who left 1 of 1 placed stood there; of those who joined 0 of 1 placed do." in text


def test_filters_narrow_and_unknown_ones_are_taken_as_none(here: World) -> None:
    page = get(here.head, "stages_profile", here.school.slug, kind="site")
    assert page.status_code == 200
    assert page.context["points"][-1].counted.n == 17
    staff(here, kind="site")
    page = get(here.head, "stages_profile", here.school.slug, kind="site")
    assert page.context["points"][-1].counted.n == 1


def test_nothing_on_the_pages_judges(here: World) -> None:
    for name in PAGES:
        text = words(get(here.head, name, here.school.slug)).lower()
        assert [word for word in JUDGING if word in text] == []


def test_the_head_closes_a_point_whose_day_has_come(here: World) -> None:
    with time_machine.travel(datetime(2025, 12, 19, 18, tzinfo=UTC), tick=False):
        page = get(here.head, "stages_profile", here.school.slug)
        point = page.context["due"][0]
        assert point.on == TERM_1
        assert get(here.pd_lead, "stages_profile", here.school.slug).context["due"] == []
        url = reverse("stages_profile_close", args=[here.school.slug])
        data = {"calendar": point.calendar_id, "point": point.code}
        assert as_(here.pd_lead).post(url, data).status_code == 403
        assert as_(here.head).post(url, data).status_code == 302
    assert Checkpoint.objects.unscoped(reason="test").filter(point="term_1").count() == 1


def test_a_note_stands_beside_the_checkpoint_and_an_opened_one_beside_the_open_picture(here: World) -> None:
    url = reverse("stages_profile_notes", args=[here.school.slug])
    point = Checkpoint.objects.unscoped(reason="test").get().key
    given = {"point": point, "text": "Three teams were built up.", "is_open": "on"}
    assert [as_(person).post(url, given).status_code for person in (here.manager, here.head)] == [403, 302]
    as_(here.pd_lead).post(url, {"point": point, "text": "For us only."})
    assert as_(here.head).post(url, {"point": point, "text": ""}).status_code == 422
    assert ProfileNote.objects.unscoped(reason="test").count() == 2
    page = words(get(here.head, "stages_profile_notes", here.school.slug))
    assert "Three teams were built up." in page
    assert "For us only." in page
    opened = words(get(here.learner, "stages_open", here.school.slug))
    assert "Three teams were built up." in opened
    assert "For us only." not in opened


def test_a_line_manager_sees_their_group_from_the_day_they_began(here: World) -> None:
    newer = staff(here)
    placed(newer, here.stages[2], date(2025, 9, 1))
    PartnershipFactory.create(post=newer, partner=here.manager, starts_on=date(2025, 11, 1))
    placed(here.post, here.stages[3], date(2025, 9, 1))
    page = get(here.manager, "stages_my_team")
    counts = [(line.label, line.counted.n) for line in page.context["points"]]
    assert counts == [("First six weeks", 1), ("Today", 2)]
    assert get(here.manager, "stages_my_team_movement").status_code == 200
    assert get(here.manager, "stages_my_team_newcomers").status_code == 200
    assert get(here.manager, "stages_my_team_file", "profile.csv").status_code == 200
    for person in (here.learner, here.coach, here.head):
        assert get(person, "stages_my_team").status_code == 403


def test_the_way_in_leads_each_to_their_own(here: World) -> None:
    def leads(person: Person) -> str:
        return str(get(person, "stages_profiles").headers.get("Location", ""))

    assert leads(here.head) == reverse("stages_profile", args=[here.school.slug])
    assert leads(here.manager) == reverse("stages_my_team")
    assert leads(here.learner) == reverse("stages_open_mine")


def test_schools_stand_side_by_side_in_the_order_of_their_names(here: World) -> None:
    for name in ("Zinnia School", "Aster School"):
        other = SchoolFactory.create(trust=here.school.trust, name=name)
        PostFactory.create(school=other)
    SchoolStages.objects.create(
        trust=here.school.trust,
        school=SchoolFactory.create(trust=here.school.trust, name="Off School"),
        mode=StageMode.OFF,
    )
    wide = PersonFactory.create(trust=here.school.trust)
    RoleGrantFactory.create(person=wide, role="PDL", school=None)
    page = get(wide, "stages_profiles")
    assert [each.school.name for each in page.context["lines"]] == ["Aster School", here.school.name, "Zinnia School"]
    assert page.context["whole"].counted.n == 19


def test_the_open_picture_is_for_staff_of_the_school_and_shows_no_more_than_was_released(here: World) -> None:
    text = words(get(here.learner, "stages_open", here.school.slug))
    assert "fewer than 5" in text
    assert "First six weeks 2025/26" in text
    outside = holding("GOV", SchoolFactory.create(trust=here.school.trust))
    assert get(outside, "stages_open", here.school.slug).status_code == 404
    assert get(world().learner, "stages_open", here.school.slug).status_code == 404


def test_the_trusts_open_picture_and_the_schools_beside_it_for_trust_leaders(here: World) -> None:
    OpenRelease.objects.create(
        trust=here.school.trust,
        school=SchoolFactory.create(trust=here.school.trust, name="Aster School"),
        calendar_name="2025/26",
        point="six_weeks",
        on=SIX_WEEKS,
        released_at=clock.now(),
        withheld="too_few",
    )
    leader = holding("CEO", trust=here.school.trust)
    assert "Aster School" in words(get(leader, "stages_open_trust"))
    assert "Aster School" not in words(get(here.learner, "stages_open_trust"))


def test_the_office_and_data_protection_have_no_business_with_the_open_picture(here: World) -> None:
    for role in ("OFF", "HR", "DPO"):
        assert get(holding(role, trust=here.school.trust), "stages_open_trust").status_code == 404


def test_there_is_no_profile_where_nobody_is_placed() -> None:
    for mode in (StageMode.OFF, StageMode.ASSURANCE):
        here = world(mode)
        for name in (*PAGES, "stages_open"):
            assert get(here.head, name, here.school.slug).status_code == 404


def test_one_event_a_page(here: World) -> None:
    from growthring.audit.models import Event

    get(here.head, "stages_profile", here.school.slug)
    get(here.manager, "stages_my_team")
    looked = Event.objects.unscoped(reason="test").filter(verb="looked")
    assert list(looked.values_list("where", "school_id", "caseload_of").order_by("pk")) == [
        ("profile", here.school.pk, None),
        ("profile of my team", None, here.manager.pk),
    ]


@pytest.mark.parametrize(
    ("name", "queries"),
    [("stages_profile", 12), ("stages_profile_movement", 12), ("stages_profile_newcomers", 11), ("stages_open", 8)],
)
@pytest.mark.parametrize("more", [0, 40])
def test_a_page_costs_the_same_for_few_and_for_many(
    here: World, name: str, queries: int, more: int, django_assert_num_queries: Any
) -> None:
    for _each in range(more):
        post = staff(here)
        placed(post, here.stages[2])
        Assurance.objects.create(trust=here.school.trust, post=post, started_on=date(2025, 9, 1))
    client = as_(here.head)
    client.get(reverse(name, args=[here.school.slug]))
    with django_assert_num_queries(queries):
        client.get(reverse(name, args=[here.school.slug]))


@pytest.mark.parametrize("posts", [1, 3])
def test_the_numbers_are_read_in_five_queries(posts: int, django_assert_num_queries: Any) -> None:
    here = world()
    for _post in range(posts):
        placed(staff(here), here.stages[2])
    with time_machine.travel(datetime(2025, 10, 10, 18, tzinfo=UTC), tick=False):
        close_checkpoint(actor=None, school=here.school, calendar=year_2025(here.school), point="six_weeks")
    with django_assert_num_queries(5):
        profile = profile_of(here.school, None)
        profile.live(clock.today() - timedelta(days=1))
        assert len([profile.tally(point) for point in profile.points]) == len(profile.points)


def test_what_other_years_recorded_is_read_when_somebody_asks(django_assert_num_queries: Any) -> None:
    here = world()
    placed(staff(here), here.stages[2])
    calendar = year_2025(here.school)
    for moment, point in ((datetime(2025, 10, 10, 18), "six_weeks"), (datetime(2025, 12, 19, 18), "term_1")):
        with time_machine.travel(moment.replace(tzinfo=UTC), tick=False):
            close_checkpoint(actor=None, school=here.school, calendar=calendar, point=point)
    with time_machine.travel(datetime(2026, 1, 6, 9, tzinfo=UTC), tick=False):
        profile = profile_of(here.school, None)
        first, second = (point for point in profile.points if point.closed)
        with django_assert_num_queries(1):
            profile.expect([second])
            recorded = profile.tally(second)
        with django_assert_num_queries(1):
            assert (profile.tally(first).n, recorded.n) == (6, 6)
        with django_assert_num_queries(0):
            profile.tally(first)
