"""The dialogue about a stage as a state machine, without a database.

One side opens with a stage. The other side names the same: agreed. Another: the first is asked. Who stands firm, or
names a third, makes it contested, and the head settles it; until then either may still come to the other's stage.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from growthring.stages.models import State, Voice

Part = Voice.Part
Act = Voice.Act
SIDES = (Part.LEARNER, Part.LINE_MANAGER)


@dataclass(frozen=True, slots=True)
class Word:
    """One side's stage, by its position on the scale."""

    part: str
    position: int


def state_after(words: Sequence[Word]) -> State:
    """The state once these words were said, in order."""
    last = {word.part: word.position for word in words}
    if len(last) == len(SIDES) and len(set(last.values())) == 1:
        return State.AGREED
    turns = [part for part, _group in groupby(words, key=lambda word: word.part)]
    return State.CONTESTED if len(turns) > len(SIDES) else State.PROPOSED


def act_of(words: Sequence[Word], word: Word) -> Act:
    """What saying this amounts to, after the words before it."""
    others = [said.position for said in words if said.part != word.part]
    if not others:
        return Act.PLACES
    return Act.AGREES if others[-1] == word.position else Act.CONTESTS


def asked(state: str, last_part: str) -> Part | None:
    """Whose turn it is."""
    if state == State.CONTESTED:
        return Part.HEAD
    if state == State.PROPOSED:
        return other(last_part)
    return None


def other(part: str) -> Part:
    return Part.LINE_MANAGER if part == Part.LEARNER else Part.LEARNER
