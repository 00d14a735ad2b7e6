"""Learning partnerships of a school: line managers by the seats above, coaches and mentors in turn, tutors."""

import heapq
from datetime import date, timedelta
from itertools import count
from random import Random

from growthring.demo.synth.careers import BEYOND, Holding
from growthring.demo.synth.seats import DEPUTY, Floor
from growthring.demo.synth.sheets import Sheets
from growthring.people.models import PartnerKind, PostKind, SupportMode

CAPACITY = 6
EARLY_CAREER = timedelta(days=730)
UNCOACHED = 0.03  # whom nobody has thought of yet
LATER = timedelta(days=45)  # until somebody looks again for whoever found no coach
TRIES = 8
SEASONED = 3  # years in such work before somebody coaches


class Partners:
    def __init__(self, sheets: Sheets, trust: int, chance: Random, begins: date, today: date) -> None:
        self.sheets, self.trust, self.chance = sheets, trust, chance
        self.begins, self.today = begins, today
        self._turns: list[tuple[date, int, Holding]] = []
        self._tie = count()
        self._loads: dict[int, list[date]] = {}

    def play(self, floor: Floor, held: list[list[Holding]], leader: int) -> None:
        """`held` are the holdings by seat, in order; `leader` is the person heads answer to."""
        for holdings in held:
            for holding in holdings:
                if holding.ends > self.begins:
                    self._manage(holding, held, leader)
        everybody = [each for holdings in held for each in holdings if each.ends > self.begins]
        self._tutors([each for each in everybody if _is_beginner(each)], held[DEPUTY])
        self._coach(floor, everybody)

    def _add(
        self, post: int, partner: int, kind: str, mode: str, shifted: date | None, starts: date, ends: date
    ) -> int:
        known = None if ends == BEYOND else ends
        return self.sheets.partnerships.add(self.trust, post, partner, kind, mode, shifted, starts, known)

    # ---- Line managers

    def _manage(self, holding: Holding, held: list[list[Holding]], leader: int) -> None:
        above = holding.seat.manager
        if above is None:
            holding.managers.append((max(holding.starts, self.begins), holding.ends, leader))
        for other in held[above] if above is not None else ():
            starts, ends = self._shared(holding, other)
            if starts < ends and other.person != holding.person:
                holding.managers.append((starts, ends, other.person))
        for starts, ends, person in holding.managers:
            made = self._add(holding.post, person, PartnerKind.LINE_MANAGER, "", None, starts, ends)
            holding.managed.append(made)

    def _shared(self, one: Holding, other: Holding) -> tuple[date, date]:
        return max(one.starts, other.starts, self.begins), min(one.ends, other.ends)

    # ---- Induction tutors

    def _tutors(self, beginners: list[Holding], deputies: list[Holding]) -> None:
        for learner in beginners:
            for tutor in deputies:
                starts, ends = self._shared(learner, tutor)
                ends = min(ends, learner.starts + EARLY_CAREER)
                if starts < ends and tutor.person != learner.person:
                    mode = SupportMode.MENTORING
                    self._add(learner.post, tutor.person, PartnerKind.INDUCTION_TUTOR, mode, None, starts, ends)

    # ---- Coaches and mentors

    def _coach(self, floor: Floor, everybody: list[Holding]) -> None:
        share = 0.45 if len(floor.seats) > 40 else 0.6
        pool = [each for each in everybody if each.seat.rank not in ("head", "deputy") and self.chance.random() < share]
        for holding in everybody:
            if self.chance.random() > UNCOACHED:
                self._turn(max(holding.starts, self.begins) + timedelta(days=self.chance.randint(0, 40)), holding)
        while self._turns and pool:
            day, _tie, holding = heapq.heappop(self._turns)
            self._give(holding, day, pool)

    def _turn(self, day: date, holding: Holding) -> None:
        if day <= self.today and holding.runs(day):
            heapq.heappush(self._turns, (day, next(self._tie), holding))

    def _give(self, holding: Holding, day: date, pool: list[Holding]) -> None:
        coach = self._found(holding, day, pool)
        if coach is None:
            self._turn(day + LATER, holding)
            return
        kind = PartnerKind.COACH
        ends = min(holding.ends, coach.ends, _september(day, self.chance.choice((1, 2, 2, 3))))
        if _is_beginner(holding) and day < holding.starts + EARLY_CAREER:
            kind, ends = PartnerKind.MENTOR, min(holding.ends, coach.ends, holding.starts + EARLY_CAREER)
        if ends > self.today + timedelta(days=300):
            ends = min(holding.ends, coach.ends)
        if ends <= day:
            self._turn(day + LATER, holding)
            return
        self._loads.setdefault(coach.post, []).append(ends)
        self._add(holding.post, coach.person, kind, *self._way(kind, day, ends), day, ends)
        self._turn(ends, holding)

    def _found(self, holding: Holding, day: date, pool: list[Holding]) -> Holding | None:
        """The first of a few drawn who may and can: nobody coaches those they manage."""
        for _try in range(TRIES):
            coach = self.chance.choice(pool)
            apart = coach.place not in (holding.place, holding.seat.manager) and coach.person != holding.person
            if apart and coach.runs(day) and coach.service(day) >= SEASONED and self._has_room(coach, day):
                return coach
        return None

    def _has_room(self, coach: Holding, day: date) -> bool:
        load = self._loads.get(coach.post)
        if load is None:
            return True
        load[:] = [ends for ends in load if ends > day]
        return len(load) < CAPACITY

    def _way(self, kind: str, day: date, ends: date) -> tuple[str, date | None]:
        if kind == PartnerKind.COACH:
            return SupportMode.COACHING, None
        shifted = day + timedelta(days=self.chance.randint(90, 400))
        if shifted > self.today or shifted >= ends:
            return SupportMode.MENTORING, None
        return SupportMode.COACHING, shifted


def _is_beginner(holding: Holding) -> bool:
    return (
        holding.is_new and holding.experience == 0 and holding.seat.kind == PostKind.TEACHER and not holding.seat.rank
    )


def _september(day: date, years: int) -> date:
    return date(day.year + years - (day.month < 9), 9, 1)
