"""What a partnership must keep to: arithmetic on facts in memory, without a query a row, so that 5,000 are one pass."""

from growthring.people.rules.book import Book, check_all
from growthring.people.rules.facts import Ending, Held, Id, Outcome, PersonFacts, PostFacts, Problem, Proposal
from growthring.people.rules.lines import LineGraph

__all__ = [
    "Book",
    "Ending",
    "Held",
    "Id",
    "LineGraph",
    "Outcome",
    "PersonFacts",
    "PostFacts",
    "Problem",
    "Proposal",
    "check_all",
]
