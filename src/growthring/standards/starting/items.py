"""How the lists that a newcomer is assured on are written down; the lists themselves stand beside this file."""

from typing import NamedTuple

from growthring.standards.models import DueTime, Gate
from growthring.standards.starting.scale import Words


class Item(NamedTuple):
    gate: Gate
    due: DueTime
    text: Words
    guidance: Words


def must(due: DueTime, text: Words, guidance: Words) -> Item:
    """An item of the mandatory list: law, statutory guidance, contract."""
    return Item(Gate.MANDATORY, due, text, guidance)


def agreed(due: DueTime, text: Words, guidance: Words) -> Item:
    """A non-negotiable: what the school has agreed everybody does."""
    return Item(Gate.NON_NEGOTIABLE, due, text, guidance)


DAY_ONE, WEEK_TWO, WEEK_SIX = DueTime.DAY_ONE, DueTime.WEEK_TWO, DueTime.WEEK_SIX
