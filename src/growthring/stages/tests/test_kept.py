"""What retention leaves: every day since as it was, and of closed checkpoints of before their counts."""

from collections.abc import Iterator
from datetime import date, timedelta
from io import StringIO
from random import Random

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.test import Client

from growthring.core.retention import drop
from growthring.people.models import School
from growthring.stages.models import Checkpoint, CheckpointRow, Placement, State
from growthring.stages.profile import Snapshot, Tally
from growthring.stages.queries.profile import Profile, profile_of
from growthring.stages.retention import count_and_drop, old_placements, old_rows_of_checkpoints
from growthring.stages.tests.worlds import World, placed, world
from tests.factories import PostFactory, acting
from tests.retained import checkpoint_of

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)
SINCE = date(2023, 9, 1)
OLD, YOUNG = date(2020, 7, 20), date(2025, 7, 20)


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(TODAY, tick=False):
        yield


def forget() -> None:
    drop(old_placements())
    count_and_drop(old_rows_of_checkpoints())


def lived(seed: int) -> School:
    """Some posts with placements of many years, settled, open and voided."""
    made, chance = world(), Random(seed)
    for _post in range(6):
        start = date(2015, 9, 1) + timedelta(days=chance.randrange(3000))
        ends = chance.choice([None, None, start + timedelta(days=chance.randrange(30, 3000))])
        post = PostFactory.create(school=made.school, starts_on=start, ends_on=ends)
        for _placement in range(chance.randrange(6)):
            day = start + timedelta(days=chance.choice([0, 0, 400, 800, 1200, 2000]))
            told = {"voided_at": chance.choice([None, None, None, f"{day}T12:00Z"])}
            placed(post, chance.choice(made.stages), day, **told)
        if chance.random() < 0.3:
            placed(post, chance.choice(made.stages), date(2021, 1, 1), state=State.PROPOSED)
    return made.school


@pytest.mark.parametrize("seed", range(8))
def test_every_day_that_is_kept_counts_the_same(seed: int) -> None:
    school = lived(seed)
    days = [SINCE + timedelta(days=n) for n in range(0, 1170, 13)]

    def counted() -> list[Snapshot]:
        profile = profile_of(school, None)
        return [profile.live(day) for day in days]

    before, rows = counted(), Placement.objects.unscoped(reason="test").count()
    forget()
    assert counted() == before
    assert Placement.objects.unscoped(reason="test").count() <= rows


@pytest.fixture
def years() -> World:
    """Two checkpoints: one of years ago with a person who held two posts, and one of last summer."""
    made = world()
    second = PostFactory.create(school=made.school, person=made.learner, starts_on=date(2015, 9, 1))
    posts = [made.post, second, *(PostFactory.create(school=made.school) for _each in range(3))]
    for on in (OLD, YOUNG):
        checkpoint = checkpoint_of(made.school, on)
        for number, post in enumerate(posts):
            told = {"standing": "placed", "stage_position": number % 3 + 1} if number < 4 else {"standing": "proposed"}
            CheckpointRow.objects.create(
                trust=made.school.trust, checkpoint=checkpoint, post=post, post_kind="teacher", **told
            )
    return made


def tallies(profile: Profile) -> dict[date, Tally]:
    return {point.on: profile.tally(point) for point in profile.points if point.closed}


def test_a_closed_checkpoint_keeps_its_counts_when_its_rows_go(years: World) -> None:
    before = tallies(profile_of(years.school, acting(years.head)))
    forget()
    forget()
    profile = profile_of(years.school, acting(years.head))

    assert tallies(profile) == before
    assert (before[OLD].stages[:3], before[OLD].proposed, before[OLD].persons) == ((2, 1, 1), 1, 4)
    left = CheckpointRow.objects.unscoped(reason="test").values_list("checkpoint__on", flat=True)
    assert set(left) == {YOUNG}
    (old,) = [point for point in profile.points if point.on == OLD]
    assert (profile.has_rows(old), profile.corrected_since(old)) == (False, [])


def test_a_row_that_is_held_back_is_not_counted_twice(years: World) -> None:
    before = tallies(profile_of(years.school, None))
    count_and_drop(old_rows_of_checkpoints().exclude(post=years.post))

    assert CheckpointRow.objects.unscoped(reason="test").filter(checkpoint__on=OLD).count() == 1
    assert tallies(profile_of(years.school, None)) == before
    forget()
    assert tallies(profile_of(years.school, None)) == before


def test_the_pages_say_what_is_left(years: World, client: Client) -> None:
    forget()
    assert years.head.user is not None
    client.force_login(years.head.user)
    page = client.get(f"/schools/{years.school.slug}/profile/?year=2019/20").content.decode()
    young = client.get(f"/schools/{years.school.slug}/profile/?year=2024/25").content.decode()
    movement = client.get(f"/schools/{years.school.slug}/profile/movement/?first=2019-20.term_3").content.decode()

    told = "Of this year the school’s counts are kept, and no longer who stood where"
    assert (told in page, told in young, "By kind of post</caption>" in page) == (True, False, False)
    assert "By kind of post</caption>" in young
    assert ('value="2019-20.term_3"' in movement, 'value="2024-25.term_3"' in movement) == (False, True)


@pytest.mark.parametrize("asked", ["", "&kind=teacher", "&team=-", "&first=2019-20.term_3"])
def test_every_page_and_file_of_an_old_year_is_answered(asked: str, years: World, client: Client) -> None:
    forget()
    assert years.head.user is not None
    client.force_login(years.head.user)
    at = f"/schools/{years.school.slug}/profile/"
    files = [f"files/{name}.{kind}" for name in ("profile", "movement") for kind in ("csv", "svg")]
    pages = ["", "movement/", "newcomers/", *files]
    answers = [client.get(f"{at}{page}?year=2019/20{asked}").status_code for page in pages]

    assert answers == [200] * len(pages)


def test_a_day_that_is_no_longer_kept_is_refused_by_the_command(years: World) -> None:
    with pytest.raises(CommandError, match="Who stood where before 2023-09-01 is no longer kept"):
        call_command("profile", school=years.school.slug, on=date(2022, 1, 1), stdout=StringIO())


def test_an_open_placement_and_the_one_in_force_stay_however_old() -> None:
    made = world()
    first = placed(made.post, made.stages[0], date(2016, 1, 1))
    in_force = placed(made.post, made.stages[1], date(2017, 1, 1))
    waiting = placed(made.post, made.stages[2], date(2018, 1, 1), state=State.PROPOSED)
    forget()

    left = Placement.objects.unscoped(reason="test").order_by("pk")
    assert list(left) == [in_force, waiting]
    assert first.pk not in {each.pk for each in left}


def test_a_checkpoint_without_rows_is_left_alone() -> None:
    school = world().school
    checkpoint_of(school, OLD)
    forget()

    assert list(Checkpoint.objects.unscoped(reason="test").values_list("counted", flat=True)) == [None]
