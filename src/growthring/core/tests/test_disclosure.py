"""What the open picture shows and hides."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from growthring.core.disclosure import Cell, How, Picture, Withheld, changed, publish, release, together

ON = date(2025, 10, 10)
E, F, H = How.EXACT, How.FEW, How.HIDDEN
counts = st.lists(st.integers(0, 40), min_size=4, max_size=4)


def state(*cells: int) -> dict[object, int]:
    """Persons numbered from nought, as many in each cell as it says."""
    places = [i for i, count in enumerate(cells) for _each in range(count)]
    return dict(enumerate(places))


def shown(cells: tuple[Cell, ...] | None) -> list[tuple[int, int, How]]:
    return [(cell.low, cell.high, cell.how) for cell in cells or ()]


def test_nine_persons_have_no_picture_and_ten_have() -> None:
    assert publish([0, 0, 9]) is None
    assert publish([0, 0, 10]) is not None


def test_cells_of_five_and_more_are_exact() -> None:
    assert shown(publish([5, 12, 30])) == [(5, 5, E), (12, 12, E), (30, 30, E)]


def test_a_small_cell_hides_the_one_in_the_middle_with_it_whatever_its_size() -> None:
    assert shown(publish([2, 9, 30, 12])) == [(0, 4, F), (9, 9, E), (28, 32, H), (12, 12, E)]
    assert shown(publish([2, 30, 9, 12])) == [(0, 4, F), (30, 30, E), (7, 11, H), (12, 12, E)]


def test_a_small_cell_in_the_middle_hides_the_one_beside_it() -> None:
    assert shown(publish([9, 12, 2, 30])) == [(9, 9, E), (10, 14, H), (0, 4, F), (30, 30, E)]


def test_where_one_cell_would_give_the_small_one_away_the_next_is_hidden_too() -> None:
    assert shown(publish([0, 5, 30])) == [(0, 4, F), (5, 30, H), (5, 30, H)]


def test_everybody_in_one_cell_is_not_told() -> None:
    assert shown(publish([0, 40, 0])) == [(0, 4, F), (32, 40, H), (0, 4, F)]
    assert shown(publish([0, 10, 0, 0])) == [(0, 4, F), (5, 10, H), (0, 4, F), (0, 4, F)]


def test_two_cells_of_five_have_nothing_to_hide_behind() -> None:
    assert publish([5, 5, 0, 0]) is None


@given(counts)
def test_what_is_shown_is_true_and_small_cells_keep_their_whole_range(cells: list[int]) -> None:
    picture = publish(cells)
    if picture is None:
        return
    for count, cell in zip(cells, picture, strict=True):
        assert cell.low <= count <= cell.high
        assert (cell.how == F) == (count < 5)
        assert (cell.high - cell.low >= 4) == (cell.how != E)


def test_a_sum_is_the_sum_of_what_is_open() -> None:
    first, second = publish([2, 9, 30]), publish([6, 20, 7])
    assert first is not None
    assert second is not None
    assert shown(together([first, second], 0)) == [(6, 10, How.RANGE), (27, 31, How.RANGE), (37, 37, E)]
    assert shown(together([second], 12)) == [(6, 18, How.RANGE), (20, 32, How.RANGE), (7, 19, How.RANGE)]
    assert shown(together([second, second], 0)) == [(12, 12, E), (40, 40, E), (14, 14, E)]


def test_a_sum_waits_while_what_is_left_out_is_fewer_than_ten() -> None:
    second = publish([6, 20, 7])
    assert second is not None
    assert together([second], 9) is None
    assert together([second], 10) is not None
    assert together([], 100) is None


def test_changed_counts_joiners_leavers_and_movers() -> None:
    assert changed({1: 0, 2: 0, 3: 1}, {2: 0, 3: 2, 4: 0}) == 3


def picture(on: date, *cells: int) -> Picture:
    made = release([], state(*cells), len(cells), on)
    assert isinstance(made, Picture)
    return made


def test_a_new_picture_waits_for_five_persons_or_a_term() -> None:
    first = picture(ON, 10, 20, 10)
    four = state(10, 20, 10) | {0: 1, 1: 1, 12: 2, 13: 2}
    assert release([first], four, 3, ON + timedelta(weeks=9)) == Withheld.TOO_SOON
    assert isinstance(release([first], four, 3, ON + timedelta(weeks=10)), Picture)
    assert isinstance(release([first], four | {14: 2}, 3, ON + timedelta(weeks=9)), Picture)


def test_a_picture_that_places_those_who_left_is_held_back_even_after_a_term() -> None:
    first = picture(ON, 10, 20, 10)
    without_one = {person: cell for person, cell in state(10, 20, 10).items() if person != 15}
    assert release([first], without_one, 3, ON + timedelta(weeks=20)) == Withheld.TOO_ALIKE


def test_a_picture_that_places_those_who_joined_is_held_back() -> None:
    first = picture(ON, 10, 20, 10)
    joined = state(10, 20, 10) | dict.fromkeys(range(100, 106), 0)
    assert release([first], joined, 3, ON + timedelta(weeks=2)) == Withheld.TOO_ALIKE


def test_a_picture_is_set_beside_those_before_the_last_too() -> None:
    first = picture(ON, 10, 20, 10)
    second = picture(ON + timedelta(weeks=20), 10, 20, 10)
    without_one = {person: cell for person, cell in state(10, 20, 10).items() if person != 15}
    third = Picture(second.on, second.cells, without_one)
    assert isinstance(release([third], without_one, 3, ON + timedelta(weeks=40)), Picture)
    assert release([first, third], without_one, 3, ON + timedelta(weeks=40)) == Withheld.TOO_ALIKE
