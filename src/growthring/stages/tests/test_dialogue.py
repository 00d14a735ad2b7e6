"""The state machine of a dialogue about a stage, for any order of words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growthring.stages.dialogue import SIDES, Act, Part, Word, act_of, asked, state_after
from growthring.stages.models import State

L, M = Part.LEARNER, Part.LINE_MANAGER
words = st.lists(st.builds(Word, st.sampled_from(SIDES), st.integers(1, 6)), min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ([(L, 4)], "proposed"),
        ([(M, 4)], "proposed"),
        ([(L, 4), (L, 5)], "proposed"),
        ([(L, 4), (M, 4)], "agreed"),
        ([(M, 4), (L, 4)], "agreed"),
        ([(L, 5), (M, 4)], "proposed"),
        ([(L, 5), (M, 4), (M, 3)], "proposed"),
        ([(L, 5), (M, 4), (L, 4)], "agreed"),
        ([(L, 5), (M, 4), (L, 5)], "contested"),
        ([(L, 5), (M, 4), (L, 3)], "contested"),
        ([(M, 4), (L, 5), (M, 4)], "contested"),
        ([(L, 5), (M, 4), (L, 5), (M, 5)], "agreed"),
        ([(L, 5), (M, 4), (L, 5), (M, 3)], "contested"),
    ],
)
def test_each_order_of_words_leads_to_one_state(said: list[tuple[Part, int]], state: str) -> None:
    assert state_after([Word(*word) for word in said]) == state


@given(words)
def test_agreed_means_that_both_last_named_the_same(said: list[Word]) -> None:
    last = {word.part: word.position for word in said}
    assert (state_after(said) == State.AGREED) == (len(last) == 2 and len(set(last.values())) == 1)


@given(words)
def test_one_side_alone_is_never_more_than_a_proposal(said: list[Word]) -> None:
    if len({word.part for word in said}) == 1:
        assert state_after(said) == State.PROPOSED


@given(words)
def test_it_is_the_turn_of_whoever_did_not_speak_last_or_of_the_head_or_of_nobody(said: list[Word]) -> None:
    turn = asked(state_after(said), said[-1].part)
    expected = {
        State.PROPOSED: M if said[-1].part == L else L,
        State.CONTESTED: Part.HEAD,
        State.AGREED: None,
    }
    assert turn == expected[state_after(said)]


@given(words, st.integers(1, 6))
def test_coming_to_the_others_stage_always_agrees(said: list[Word], position: int) -> None:
    for part, other in ((L, M), (M, L)):
        theirs = [word.position for word in said if word.part == other]
        if theirs:
            word = Word(part, theirs[-1])
            assert act_of(said, word) == Act.AGREES
            assert state_after([*said, word]) == State.AGREED
