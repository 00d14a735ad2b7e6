"""Newcomers' two lists: assured item by item, in time for nearly everyone, still open for two."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from growthring.demo.placements import Book
from growthring.demo.seats import Holding, House
from growthring.demo.standards import Standards
from growthring.demo.texts import newcomers as texts
from growthring.demo.world import at
from growthring.people.models import Person
from growthring.stages.models import Assurance, AssuranceItem, Basis
from growthring.standards.models import Expectation, Gate, StageMode
from growthring.standards.years import SchoolYears

LATE = 0.09  # newcomers with one non-negotiable that runs into the next term
DAY = timedelta(days=1)


@dataclass
class Arrival:
    """What writing one newcomer's lists needs at hand."""

    holding: Holding
    years: SchoolYears
    manager: Person | None
    late: bool


class Induction:
    def __init__(
        self, book: Book, standards: Standards, still_open: Iterable[Holding], due_now: Holding | None
    ) -> None:
        """`still_open` have one item left after week six; `due_now` has one that was due some days ago."""
        self.book, self.world, self.standards = book, book.world, standards
        self.chance, self.sayings = self.world.chance("newcomers"), book.sayings
        self.still_open, self.due_now = list(still_open), due_now
        self.yesterday = self.world.today - DAY

    def play(self, houses: list[House]) -> None:
        for house in houses:
            if house.mode == StageMode.OFF or house.school is None:
                continue
            for holding in house.holdings():
                if holding.new_here:
                    self._assure(holding, self.standards.years[house.school.pk])

    def _assure(self, holding: Holding, years: SchoolYears) -> None:
        start = holding.post.starts_on
        manager = self.book.partners.line_manager(holding.post, start)
        arrival = Arrival(holding, years, manager, self.chance.random() < LATE)
        assurance = self.world.add(Assurance(trust=self.world.trust, post=holding.post, started_on=start))
        items = [self._item(assurance, arrival, each) for each in self.standards.expected_of(holding.post)]
        if holding in self.still_open:
            self._keep_open(items, texts.STILL_OPEN[self.still_open.index(holding)])
        elif holding is self.due_now:
            self._leave_due(items)
        elif arrival.late:
            self._delay(items[-1], years)
        self._met(assurance, items, holding)

    def _item(self, assurance: Assurance, arrival: Arrival, expected: Expectation) -> AssuranceItem:
        start, due = arrival.holding.post.starts_on, arrival.years.due_on(assurance.started_on, expected.due)
        item = AssuranceItem(trust=self.world.trust, assurance=assurance, expectation=expected, gate=expected.gate)
        item.due_on = due
        if expected.gate == Gate.NON_NEGOTIABLE:
            item.review_on = arrival.years.review_on(start)
        seen = min(due, start + timedelta(days=int((due - start).days * self.chance.triangular(0.35, 1, 0.8))))
        self._see(item, arrival, arrival.years.first_open_day(seen))
        return self.world.add(item)

    def _see(self, item: AssuranceItem, arrival: Arrival, day: date) -> None:
        """Assured on the day, unless it is still to come or the post was over by then."""
        if day > min(self.yesterday, item.due_on) or not arrival.holding.runs(day) or arrival.manager is None:
            return
        item.assured_on, item.assured_by = day, arrival.manager
        stock = texts.MANDATORY_SEEN if item.gate == Gate.MANDATORY else texts.AGREED_SEEN
        item.note = self.sayings.draw(stock)
        if self.chance.random() < 0.12:
            self._answer(item, self.sayings.draw(texts.ANSWERS), day + timedelta(days=self.chance.randint(0, 3)))

    def _answer(self, item: AssuranceItem, words: str, day: date) -> None:
        item.answer, item.answered_at = words, at(min(day, self.yesterday), self.chance)

    def _delay(self, item: AssuranceItem, years: SchoolYears) -> None:
        """One of the last list is assured some weeks after it was due."""
        if item.assured_on is None or item.review_on is None:
            return
        later = years.first_open_day(item.due_on + timedelta(days=self.chance.randint(10, 45)))
        post = item.assurance.post
        if later <= self.yesterday and later in post.period:
            item.assured_on = later
            if item.answered_at is not None:
                item.answered_at = at(later, self.chance)

    def _leave_due(self, items: list[AssuranceItem]) -> None:
        due = [item for item in items if item.gate == Gate.MANDATORY and item.due_on <= self.yesterday]
        for item in due[-1:]:
            item.assured_on, item.assured_by, item.note, item.answer, item.answered_at = None, None, "", "", None

    def _keep_open(self, items: list[AssuranceItem], said: tuple[str, str]) -> None:
        item = next(each for each in reversed(items) if each.gate == Gate.NON_NEGOTIABLE)
        item.assured_on, item.assured_by = None, None
        item.note, item.review_on = said[0], _thursday_after(self.world.today)
        self._answer(item, said[1], self.yesterday - 4 * DAY)

    def _met(self, assurance: Assurance, items: list[AssuranceItem], holding: Holding) -> None:
        mandatory = _last_day(items, Gate.MANDATORY)
        agreed = _last_day(items, Gate.NON_NEGOTIABLE)
        assurance.mandatory_met_on, assurance.non_negotiables_met_on = mandatory, agreed
        reached = [(1, assurance.started_on)]
        if mandatory is not None:
            reached.append((2, mandatory))
            if agreed is not None:
                reached.append((3, max(mandatory, agreed)))
        for position, day in reached:
            self.book.write(holding, position, day, Basis.ASSURANCE, settled=day)


def beyond_week_six(house: House, years: SchoolYears, today: date) -> list[Holding]:
    """Newcomers, the latest first, whose sixth week is over by some days."""
    found = [
        holding
        for holding in house.running(today)
        if holding.new_here and not holding.seat.plan.rank
        if years.week_end(holding.post.starts_on, 6) < today - 5 * DAY and holding.post.ends_on is None
    ]
    return sorted(found, key=lambda holding: holding.post.starts_on, reverse=True)


def _last_day(items: list[AssuranceItem], gate: Gate) -> date | None:
    days = [item.assured_on for item in items if item.gate == gate]
    known = [day for day in days if day is not None]
    return max(known) if len(known) == len(days) else None


def _thursday_after(day: date) -> date:
    return day + timedelta(days=7 + (3 - day.weekday()) % 7)
