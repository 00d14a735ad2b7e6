"""The facts of one trust, and what they say to a proposed partnership."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from growthring.core.periods import Period
from growthring.people.models import PartnerKind
from growthring.people.rules.facts import Ending, Held, Id, Outcome, PersonFacts, PostFacts, Problem, Proposal
from growthring.people.rules.lines import LineGraph
from growthring.people.rules.words import day

MANAGER = PartnerKind.LINE_MANAGER
COACH, MENTOR, TUTOR = PartnerKind.COACH, PartnerKind.MENTOR, PartnerKind.INDUCTION_TUTOR
# Kinds one person does not hold beside one another, unless the school allows it.
HATS: dict[str, tuple[str, ...]] = {MANAGER: (COACH, MENTOR), COACH: (MANAGER,), MENTOR: (MANAGER,)}
# Kinds one person never holds beside one another for an early-career teacher.
SEATS: dict[str, tuple[str, ...]] = {MENTOR: (TUTOR,), TUTOR: (MENTOR,)}


class Book:
    """Posts, persons and partnerships of one trust. Whoever is not in it is not of the trust."""

    def __init__(self) -> None:
        self.posts: dict[Id, PostFacts] = {}
        self.persons: dict[Id, PersonFacts] = {}
        self.runs: defaultdict[Id, list[Period]] = defaultdict(list)  # posts and roles, by person
        self.one_for_both: set[Id] = set()  # schools that allow one person as coach and line manager
        self.held: defaultdict[Id, list[Held]] = defaultdict(list)  # by post
        self.lines = LineGraph()

    def copy(self) -> "Book":
        """A twin whose partnerships may change; the other facts stay shared."""
        twin = Book()
        twin.posts, twin.persons, twin.runs = self.posts, self.persons, self.runs
        twin.one_for_both, twin.lines = self.one_for_both, self.lines.copy()
        for post, held in self.held.items():
            twin.held[post] = list(held)
        return twin

    def add_person(self, person: PersonFacts) -> None:
        self.persons[person.id] = person

    def add_post(self, post: PostFacts) -> None:
        self.posts[post.id] = post
        self.runs[post.person].append(post.period)

    def add(self, held: Held) -> None:
        self.held[held.post].append(held)
        if held.kind == MANAGER:
            self.lines.add(self.posts[held.post].person, held.partner, held.period)

    def drop(self, held: Held) -> None:
        self.held[held.post].remove(held)
        if held.kind == MANAGER:
            self.lines.remove(self.posts[held.post].person, held.partner, held.period)

    def end(self, ending: Ending) -> None:
        self.drop(ending.held)
        if ending.on is not None:
            self.add(replace(ending.held, period=Period(ending.held.period.starts_on, ending.on)))

    def name(self, person: Id) -> str:
        return self.persons[person].name

    def inside_post(self, proposal: Proposal) -> Proposal:
        """An open end becomes the post's own."""
        post = self.posts.get(proposal.post)
        if post is None or proposal.period.ends_on is not None:
            return proposal
        return replace(proposal, period=Period(proposal.period.starts_on, post.period.ends_on))

    def endings(self, proposal: Proposal) -> list[Ending]:
        """A new line manager ends the one before; a hand-over ends what it replaces."""
        start = proposal.period.starts_on
        found = []
        for held in self.held.get(proposal.post, ()):
            before = proposal.kind == held.kind == MANAGER and held.period.starts_on <= start
            if (before and held.period.overlaps(proposal.period)) or held.id == proposal.replaces:
                found.append(Ending(held, start if held.period.starts_on < start else None))
        return found

    def judge(self, proposal: Proposal, ends: Sequence[Ending] = ()) -> Outcome:
        """Every reason against the proposal, in a book where what it ends has been ended already."""
        problems = list(self._unknown(proposal)) or list(self._dates(proposal))
        if problems:
            return Outcome(proposal, problems)
        inside = self.inside_post(proposal)
        beside = [held for held in self.held.get(inside.post, ()) if held.period.overlaps(inside.period)]
        problems = [
            *self._partner(inside),
            *self._repeats(inside, [ending.held for ending in ends]),
            *self._beside(inside, beside),
            *self._ring(inside),
        ]
        return Outcome(inside, problems, list(ends))

    # ---- Each rule, one condition a line

    def _unknown(self, proposal: Proposal) -> Iterator[Problem]:
        if proposal.post not in self.posts:
            yield Problem("post", _("This post is not one of this trust, or it is over."), "unknown_post")
        if proposal.partner not in self.persons:
            yield Problem("partner", _("The partner must be somebody of this trust."), "unknown_partner")

    def _dates(self, proposal: Proposal) -> Iterator[Problem]:
        period, post = proposal.period, self.posts[proposal.post].period
        if period.ends_on is not None and period.ends_on <= period.starts_on:
            yield Problem("ends_on", _("The end must come after the start."), "ends_before_start")
        elif period.starts_on < post.starts_on:
            yield Problem("starts_on", _("The post begins on %s only.") % day(post.starts_on), "before_post")
        elif post.ends_on is not None and period.starts_on >= post.ends_on:
            yield Problem("starts_on", _("The post ends on %s.") % day(post.ends_on), "after_post")
        elif post.ends_on is not None and period.ends_on is not None and period.ends_on > post.ends_on:
            yield Problem("ends_on", _("The post ends on %s.") % day(post.ends_on), "beyond_post")

    def _partner(self, proposal: Proposal) -> Iterator[Problem]:
        partner = self.persons[proposal.partner]
        start = proposal.period.starts_on
        if self.posts[proposal.post].person == proposal.partner:
            yield Problem("partner", _("Nobody can be their own partner."), "self")
        elif partner.is_guest and proposal.kind == MANAGER:
            yield Problem("partner", _("A guest cannot be a line manager."), "guest_manager")
        elif not partner.is_guest and not any(start in period for period in self.runs.get(partner.id, ())):
            told = {"name": partner.name, "day": day(start)}
            yield Problem("partner", _("%(name)s has no post or role here on %(day)s.") % told, "not_running")

    def _repeats(self, proposal: Proposal, ended: Sequence[Held]) -> Iterator[Problem]:
        for held in ended:
            if held.partner == proposal.partner and held.kind == proposal.kind:
                yield Problem("partner", self._already(held), "already")

    def _beside(self, proposal: Proposal, beside: Sequence[Held]) -> Iterator[Problem]:
        post = self.posts[proposal.post]
        for held in beside:
            same = held.partner == proposal.partner
            if held.kind == proposal.kind == MANAGER:
                if held.row is not None:
                    yield Problem("partner", self._two_rows(), "two_rows")
                    continue
                told = {"name": self.name(held.partner), "day": day(held.period.starts_on)}
                message = _("%(name)s becomes the line manager on %(day)s: this one must end by then.") % told
                yield Problem("ends_on", message, "later_manager")
            elif same and held.kind == proposal.kind:
                yield Problem("partner", self._already(held), "already")
            elif same and held.kind in HATS.get(proposal.kind, ()) and not self._may_be_both(post):
                yield Problem("partner", self._two_hats(held), "two_hats")
            elif same and post.early_career and held.kind in SEATS.get(proposal.kind, ()):
                message = _("An early-career teacher's mentor and induction tutor are two different people.")
                yield Problem("partner", message, "mentor_is_tutor")

    def _two_rows(self) -> str:
        return _("Another line of this change names a line manager already.")

    def _may_be_both(self, post: PostFacts) -> bool:
        return post.school in self.one_for_both

    def _already(self, held: Held) -> str:
        told = {"name": self.name(held.partner), "kind": PartnerKind(held.kind).label.lower()}
        return _("%(name)s is the %(kind)s already.") % told

    def _two_hats(self, held: Held) -> str:
        told = {"name": self.name(held.partner), "kind": PartnerKind(held.kind).label.lower()}
        return _("%(name)s is the %(kind)s already: this school keeps line manager and coach apart.") % told

    def _ring(self, proposal: Proposal) -> Iterator[Problem]:
        learner = self.posts[proposal.post].person
        if proposal.kind != MANAGER or learner == proposal.partner:
            return
        between = self.lines.ring(learner, proposal.partner, proposal.period)
        if between is not None:
            told = {"learner": self.name(learner), "names": " → ".join(self.name(person) for person in between)}
            message = _("That would close a ring of line management: %(learner)s leads %(names)s.") % told
            yield Problem("partner", message, "ring")


def check_all(book: Book, proposals: Iterable[Proposal]) -> list[Outcome]:
    """Each proposal beside the facts and beside the others; what one of them ends is no obstacle to another.

    A refused one leaves in place what it would have ended, which may stand in the way of another: so the rows that
    are left are tried again until none falls out.
    """
    asked = list(proposals)
    outcomes: dict[int, Outcome] = {}
    standing = list(range(len(asked)))
    while True:
        tried = _one_pass(book.copy(), asked, standing)
        fallen = [row for row in standing if not tried[row].ok]
        outcomes.update(tried)
        standing = [row for row in standing if tried[row].ok]
        if not fallen:
            return [outcomes[row] for row in range(len(asked))]


def _one_pass(book: Book, asked: Sequence[Proposal], rows: Iterable[int]) -> dict[int, Outcome]:
    rows = list(rows)
    endings: dict[int, list[Ending]] = {}
    gone: set[Held] = set()
    for row in rows:
        if asked[row].post in book.posts:
            endings[row] = book.endings(book.inside_post(asked[row]))
            for ending in endings[row]:
                if ending.held not in gone:
                    book.end(ending)
                    gone.add(ending.held)
    found: dict[int, Outcome] = {}
    for row in rows:
        outcome = book.judge(asked[row], endings.get(row, []))
        if outcome.ok:
            book.add(Held(("row", row), *_facts(outcome.proposal), row=row))
        found[row] = outcome
    return found


def _facts(proposal: Proposal) -> tuple[Id, Id, str, Period]:
    return proposal.post, proposal.partner, proposal.kind, proposal.period
