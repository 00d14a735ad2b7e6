"""Newcomers of a school and their two lists: each item by its own date, and the stages that follow."""

from datetime import date, timedelta
from random import Random

from growthring.demo.synth.careers import Holding
from growthring.demo.synth.rows import Hours
from growthring.demo.synth.sheets import Sheets
from growthring.demo.synth.standards import Ways
from growthring.demo.texts import newcomers as texts
from growthring.stages.models import Basis, State
from growthring.standards.models import Gate

SLOW = 0.12  # newcomers whose last list takes some weeks longer
ANSWERED = 0.08
A_MINUTE = timedelta(minutes=1)


class Arrivals:
    def __init__(self, sheets: Sheets, trust: int, chance: Random, ways: Ways, today: date) -> None:
        self.sheets, self.trust, self.chance, self.ways = sheets, trust, chance, ways
        self.today, self._hours = today, Hours(chance)

    def welcome(self, holding: Holding) -> date | None:
        """Opens and assures both lists; the day both were met, if they were."""
        expected = self.ways.expected(holding.seat.kind)
        start = holding.starts
        days: dict[str, list[date | None]] = {Gate.MANDATORY.value: [], Gate.NON_NEGOTIABLE.value: []}
        assurance = self.sheets.assurances.reserve()
        slow = timedelta(days=self.chance.randint(10, 45)) if self.chance.random() < SLOW else None
        for number, (expectation, gate, due) in enumerate(expected, start=1):
            late = slow if number == len(expected) else None
            days[gate].append(self._item(assurance, holding, expectation, gate, self.ways.due(start, due), late))
        mandatory, agreed = (_met(days[gate], start) for gate in (Gate.MANDATORY.value, Gate.NON_NEGOTIABLE.value))
        self.sheets.assurances.put(assurance, self.trust, holding.post, start, mandatory, agreed)
        self._follow(holding, start, mandatory, agreed)
        return max(mandatory, agreed) if mandatory and agreed else None

    def _item(
        self, assurance: int, holding: Holding, expectation: int, gate: str, due: date, late: timedelta | None
    ) -> date | None:
        review = self.ways.review(holding.starts) if gate == Gate.NON_NEGOTIABLE else None
        seen = holding.starts + (due - holding.starts) * self.chance.triangular(0.35, 1, 0.8)
        day = self.ways.open_day(due + late if late else min(due, seen))
        by = holding.manager(day)
        if day >= self.today or not holding.runs(day) or by is None:
            self.sheets.items.add(self.trust, assurance, expectation, gate, due, review, None, None, "", "", None)
            return None
        note = self.chance.choice(texts.MANDATORY_SEEN if gate == Gate.MANDATORY else texts.AGREED_SEEN)
        answer, answered = "", None
        if self.chance.random() < ANSWERED:
            answer, answered = self.chance.choice(texts.ANSWERS), self._hours.at(day)
        self.sheets.items.add(self.trust, assurance, expectation, gate, due, review, day, by, note, answer, answered)
        return day

    def _follow(self, holding: Holding, start: date, mandatory: date | None, agreed: date | None) -> None:
        if start > self.today:
            return
        reached = [(1, start)]
        if mandatory is not None:
            reached.append((2, mandatory))
            if agreed is not None:
                reached.append((3, max(mandatory, agreed)))
        for position, day in reached:
            self._place(holding, position, day)

    def _place(self, holding: Holding, position: int, day: date) -> None:
        same_day = bool(holding.path) and holding.path[-1][0] == day
        at = holding.path[-1][1] + A_MINUTE if same_day else self._hours.at(day)
        stage, basis = self.ways.stages[position - 1], Basis.ASSURANCE.value
        state = State.AGREED.value
        self.sheets.placements.add(
            self.trust, holding.post, stage, self.ways.scale, day, at, state, basis, at, None, None, ""
        )
        holding.path.append((day, at, at, None, state, position))


def _met(days: list[date | None], start: date) -> date | None:
    known = [day for day in days if day is not None]
    return max([start, *known]) if len(known) == len(days) else None
