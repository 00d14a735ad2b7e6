"""The questions a trust begins with: a sensible start, every word of it the trust's and the school's to change.

Written here after the purpose of each question in the framework for direction and support (see docs/explanation). The
five questions keep their order; the other sets are ours.
"""

from growthring.conversations.models import Purpose
from growthring.conversations.starting.asked import Set
from growthring.conversations.starting.five import FIVE
from growthring.conversations.starting.newcomers import NEWCOMER
from growthring.conversations.starting.short import CHECK_IN
from growthring.conversations.starting.year import MID_YEAR, OPENING, REVIEW

SETS: dict[Purpose, Set] = {
    Purpose.FIVE: FIVE,
    Purpose.OPENING: OPENING,
    Purpose.MID_YEAR: MID_YEAR,
    Purpose.REVIEW: REVIEW,
    Purpose.NEWCOMER: NEWCOMER,
    Purpose.CHECK_IN: CHECK_IN,
}

__all__ = ["SETS", "Set"]
