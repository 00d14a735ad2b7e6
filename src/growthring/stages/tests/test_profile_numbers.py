"""The profile's arithmetic over random worlds, and the theoretical school of a hundred."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from growthring.stages.profile import (
    Days,
    NewcomerFact,
    PlacementFact,
    PostFact,
    Snapshot,
    Standing,
    Stood,
    corrections,
    days_to_mandatory,
    days_to_non_negotiables,
    movement,
    snapshot,
    standing_on,
    tally,
    tally_by,
)

DAY_ONE = date(2024, 9, 1)
AT = datetime(2024, 9, 1, 12, tzinfo=UTC)
STAGES = 6

days = st.integers(0, 800).map(lambda n: DAY_ONE + timedelta(days=n))
placements = st.builds(
    PlacementFact,
    position=st.integers(1, STAGES),
    effective_on=days,
    state=st.sampled_from(["agreed", "agreed", "proposed", "contested"]),
    recorded_at=st.integers(0, 800).map(lambda n: AT + timedelta(days=n)),
    pk=st.integers(1, 10_000),
)


@st.composite
def worlds(draw: st.DrawFn) -> list[PostFact]:
    posts = []
    for pk in range(draw(st.integers(0, 25))):
        start = draw(days)
        length = draw(st.none() | st.integers(1, 400))
        posts.append(
            PostFact(
                pk=pk,
                person_id=draw(st.integers(0, 20)),
                school_id=1,
                kind=draw(st.sampled_from(["teacher", "site", "office"])),
                team=draw(st.sampled_from(["", "Lower", "Upper"])),
                starts_on=start,
                ends_on=None if length is None else start + timedelta(days=length),
                placements=tuple(draw(st.lists(placements, max_size=4))),
            )
        )
    return posts


@given(worlds(), days)
def test_columns_add_up_to_the_posts_that_run(posts: list[PostFact], on: date) -> None:
    whole = tally(snapshot(posts, on).rows, STAGES)
    running = [post for post in posts if post.starts_on <= on and (post.ends_on is None or on < post.ends_on)]
    assert sum(whole.columns().values()) == whole.n == len(running)
    assert whole.persons == len({post.person_id for post in running})


@given(worlds(), days)
def test_groups_add_up_to_the_whole(posts: list[PostFact], on: date) -> None:
    rows = snapshot(posts, on).rows
    whole = tally(rows, STAGES).columns()
    for key in (lambda row: row.kind, lambda row: row.team):
        groups = [group.columns() for group in tally_by(rows, key, STAGES).values()]
        assert {name: sum(group[name] for group in groups) for name in whole} == whole


@given(worlds(), days, days)
def test_movement_adds_up_from_both_ends(posts: list[PostFact], first: date, second: date) -> None:
    moved = movement(snapshot(posts, first), snapshot(posts, second), STAGES)
    on_both = (
        moved.moved_up
        + moved.moved_down
        + moved.stayed
        + moved.first_placed
        + moved.no_longer_placed
        + moved.still_without
    )
    assert on_both == moved.on_both == moved.cohort_after.n
    assert moved.before.n == moved.left + on_both
    assert moved.after.n == moved.joined + on_both
    assert sum(moved.flows.values()) == moved.joined + moved.left + on_both
    assert moved.joined_inside <= moved.joined
    assert moved.left_inside <= moved.left


@given(worlds(), days, days)
def test_the_flow_picture_leads_from_one_profile_to_the_other(posts: list[PostFact], first: date, second: date) -> None:
    moved = movement(snapshot(posts, first), snapshot(posts, second), STAGES)
    for place in [*range(1, STAGES + 1), *list(Standing)[1:]]:
        assert sum(n for (origin, _goal), n in moved.flows.items() if origin == place) == moved.before.count(place)
        assert sum(n for (_origin, goal), n in moved.flows.items() if goal == place) == moved.after.count(place)


def fact(position: int, on: date, state: str = "agreed", *, recorded: int = 0, pk: int = 1) -> PlacementFact:
    return PlacementFact(position, on, state, AT + timedelta(days=recorded), pk)


def test_the_latest_agreed_placement_by_the_day_stands() -> None:
    history = [fact(3, date(2024, 10, 1)), fact(4, date(2025, 1, 1)), fact(5, date(2025, 6, 1))]
    assert standing_on(history, date(2025, 3, 1)) == (Standing.PLACED, 4)


def test_of_two_on_one_day_the_one_recorded_later_stands_then_the_one_written_later() -> None:
    day = date(2025, 1, 1)
    assert standing_on([fact(5, day, recorded=2), fact(3, day, recorded=1, pk=9)], day) == (Standing.PLACED, 5)
    assert standing_on([fact(5, day, pk=1), fact(3, day, pk=2)], day) == (Standing.PLACED, 3)


def test_an_open_placement_leaves_the_agreed_one_standing() -> None:
    assert standing_on([fact(3, DAY_ONE), fact(4, DAY_ONE, "contested", pk=2)], DAY_ONE) == (Standing.PLACED, 3)


def test_without_an_agreed_one_contested_goes_before_proposed() -> None:
    assert standing_on([fact(3, DAY_ONE, "proposed")], DAY_ONE) == (Standing.PROPOSED, None)
    both = [fact(3, DAY_ONE, "proposed"), fact(4, DAY_ONE, "contested")]
    assert standing_on(both, DAY_ONE) == (Standing.CONTESTED, None)
    assert standing_on(both, DAY_ONE - timedelta(days=1)) == (Standing.NOT_PLACED, None)


def test_a_post_runs_from_its_first_day_and_not_on_its_end() -> None:
    post = PostFact(1, 1, 1, "teacher", "", DAY_ONE, DAY_ONE + timedelta(days=10))
    counts = [len(snapshot([post], DAY_ONE + timedelta(days=n)).rows) for n in (-1, 0, 9, 10)]
    assert counts == [0, 1, 1, 0]


# The table of a school of a hundred: by the end of week six all have met the mandatory list and all but two the
# non-negotiables; those two meet them during the next term; stage six stays the smallest.
SCHOOL_OF_100 = {
    "start of year": (10, 0, 30, 33, 23, 4),
    "first six weeks": (0, 2, 36, 34, 24, 4),
    "end of term 1": (0, 0, 33, 36, 26, 5),
    "end of term 2": (0, 0, 27, 37, 30, 6),
    "end of term 3": (0, 0, 21, 37, 35, 7),
}


def school_of_100() -> dict[str, Snapshot]:
    """The same hundred posts in order of stage at each point, so that nobody moves down."""
    found = {}
    for number, (name, counts) in enumerate(SCHOOL_OF_100.items()):
        positions = sorted(position for position, count in enumerate(counts, start=1) for _each in range(count))
        rows = tuple(
            Stood(post, post, 1, "teacher", "", Standing.PLACED, position) for post, position in enumerate(positions)
        )
        found[name] = Snapshot(DAY_ONE + timedelta(days=60 * number), rows)
    return found


def test_the_school_of_a_hundred_counts_as_the_table_says() -> None:
    for name, point in school_of_100().items():
        counted = tally(point.rows, STAGES)
        assert (counted.stages, counted.n, counted.persons) == (SCHOOL_OF_100[name], 100, 100)


def test_the_school_of_a_hundred_moves_up_through_the_year() -> None:
    points = school_of_100()
    first, last = points["first six weeks"], points["end of term 3"]
    moved = movement(first, last, STAGES)
    assert (moved.joined, moved.left, moved.moved_down) == (0, 0, 0)
    assert (moved.moved_up, moved.stayed) == (36, 64)
    assert (moved.before.median, moved.after.median) == (4.0, 4.0)
    assert (moved.before.at_four_or_above, moved.after.at_four_or_above) == (62, 79)
    newcomers = movement(points["start of year"], first, STAGES)
    assert newcomers.flows[(1, 2)] == 2


def test_a_fall_comes_with_its_leavers_and_joiners() -> None:
    rows = [Stood(n, n, 1, "teacher", "", Standing.PLACED, 5) for n in range(4)]
    new = [Stood(n, n, 1, "teacher", "", Standing.PLACED, 1) for n in range(10, 12)]
    changed_post = Stood(20, 3, 1, "leader", "", Standing.PLACED, 4)
    moved = movement(Snapshot(DAY_ONE, tuple(rows)), Snapshot(DAY_ONE, (*rows[:1], *new, changed_post)), STAGES)
    assert (moved.left, moved.left_inside, moved.joined, moved.joined_inside) == (3, 1, 3, 1)
    assert moved.left_stages == {5: 3}
    assert moved.joined_stages == {1: 2, 4: 1}
    assert (moved.cohort_before.median, moved.cohort_after.median) == (5.0, 5.0)


def test_corrections_name_the_columns_that_differ() -> None:
    before = tally([Stood(1, 1, 1, "", "", Standing.PLACED, 3), Stood(2, 2, 1, "", "", Standing.NOT_PLACED)], STAGES)
    after = tally([Stood(n, n, 1, "", "", Standing.PLACED, 3) for n in (1, 2)], STAGES)
    assert [(each.column, each.recorded, each.now, each.by) for each in corrections(before, after)] == [
        ("stage_3", 1, 2, 1),
        ("not_placed", 1, 0, -1),
    ]
    assert corrections(after, after) == []


def test_days_to_assured_tell_of_those_still_open_and_those_who_left() -> None:
    start = date(2025, 9, 1)
    newcomers = [
        NewcomerFact(start, date(2025, 9, 11), date(2025, 10, 1)),
        NewcomerFact(start, date(2025, 9, 21), None),
        NewcomerFact(start, None, date(2025, 9, 15)),
        NewcomerFact(start, None, None, ends_on=date(2025, 9, 20)),
        NewcomerFact(date(2026, 1, 1), None, None),
    ]
    on = date(2025, 12, 1)
    assert days_to_mandatory(newcomers, on) == Days(2, 15.0, 10, 20, still_open=1, left_before=1)
    assert days_to_non_negotiables(newcomers, on) == Days(1, 30.0, 30, 30, still_open=2, left_before=1)
    assert days_to_mandatory(newcomers, date(2025, 9, 11)) == Days(1, 10.0, 10, 10, still_open=3, left_before=0)
