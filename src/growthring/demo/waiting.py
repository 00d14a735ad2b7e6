"""What is not settled today, and what was put right afterwards."""

from collections.abc import Iterator
from datetime import date, timedelta

from growthring.demo import cast
from growthring.demo.checkpoints import CLOSES_AFTER
from growthring.demo.placements import Book, differ
from growthring.demo.seats import Holding, House
from growthring.demo.texts import dialogue
from growthring.demo.world import at
from growthring.people.models import PartnerKind, Person
from growthring.stages.models import Basis, Placement, State, Voice
from growthring.standards.models import StageMode

WAITING_A_SCHOOL = 6
SINCE_THE_LAST = timedelta(days=25)
PART, ACT = Voice.Part, Voice.Act


class Waiting:
    def __init__(self, book: Book, houses: list[House]) -> None:
        self.book, self.world, self.chance = book, book.world, book.world.chance("waiting")
        self.houses = [house for house in houses if house.mode == StageMode.AGREED]
        self.teacher = cast.seat_at(houses, cast.TEACHER).holding_on(self.world.today)

    def play(self) -> None:
        if self.teacher is not None:
            self._by_manager(self.teacher)
        team = cast.seat_at(self.houses, cast.LINE_MANAGER)
        mine = [held for held in self._free(team.house) if held.seat.manager is team]
        for held, act in zip(mine, (self._contest, self._by_learner), strict=False):
            act(held)
        for house in self.houses:
            self._house(house)

    def _house(self, house: House) -> None:
        free = self._free(house)
        self.chance.shuffle(free)
        if house.slug != "tollgarth" and free:
            self._contest(free.pop())
        for number, held in enumerate(free[:WAITING_A_SCHOOL]):
            (self._by_manager if number % 2 else self._by_learner)(held)

    def _free(self, house: House) -> list[Holding]:
        """Placed at three to five, and with nothing under way."""
        return [
            held
            for held in house.running(self.world.today)
            if held is not self.teacher and held.seat is not house.head and held.post.ends_on is None
            if self.book.now(held) in (3, 4, 5) and not self.book.is_open(held)
            if self.book.of(held)[-1].effective_on < self.world.today - SINCE_THE_LAST
            if (manager := self._manager(held)) is not None and manager is not held.person
        ]

    def _manager(self, held: Holding) -> Person | None:
        return self.book.partners.on(held.post, PartnerKind.LINE_MANAGER, self.world.today)

    def _propose(self, held: Holding, step: int, days_ago: int) -> Placement:
        day = max(self.world.today - timedelta(days=days_ago), held.post.starts_on)
        position = min(6, (self.book.now(held) or 3) + step)
        return self.book.write(held, position, day, Basis.DIALOGUE, settled=None)

    def _by_manager(self, held: Holding) -> None:
        manager = self._manager(held)
        if manager is not None:
            made = self._propose(held, 1 if held is self.teacher else self.chance.choice((0, 1)), 3)
            words = self.book.sayings.draw(dialogue.BY_MANAGER_WAITING)
            self.book.say(made, manager, PART.LINE_MANAGER, ACT.PLACES, words)

    def _by_learner(self, held: Holding) -> None:
        made = self._propose(held, 1, self.chance.randint(2, 12))
        words = self.book.sayings.draw(dialogue.BY_LEARNER_WAITING)
        self.book.say(made, held.person, PART.LEARNER, ACT.PLACES, words)

    def _contest(self, held: Holding) -> None:
        manager = self._manager(held)
        if manager is None:
            return
        made = self._propose(held, 1, self.chance.randint(6, 20))
        made.state = State.CONTESTED
        differ(self.book, made, held, manager, self.book.sayings.draw(dialogue.CONTESTED[::2]))


def prepare_error(book: Book, house: House) -> Placement | None:
    """A placement written down for the wrong person, found out and voided some weeks later. Before closing."""
    year = book.world.years[1]
    day = year.terms[1].last_day - timedelta(days=9)
    for held in house.running(day):
        placed = [each for each in book.of(held) if each.effective_on < day and each.state == State.AGREED]
        later = [each for each in book.of(held) if each.effective_on >= day]
        if held.seat.plan.rank or not placed or later or placed[-1].stage.position != 3 or held.post.ends_on:
            continue
        manager = book.partners.line_manager(held.post, day)
        if manager is None:
            continue
        made = book.write(held, 5, day, Basis.DIALOGUE, settled=day)
        book.say(made, manager, PART.LINE_MANAGER, ACT.PLACES)
        made.voided_at = at(day + timedelta(days=40), book.chance)
        made.voided_by, made.void_reason = manager, dialogue.VOID_REASON
        return made
    return None


def enter_late(book: Book, house: House) -> Placement | None:
    """A placement agreed before the last checkpoint but entered when it had been closed. Before closing."""
    years = book.standards.years[house.school.pk if house.school else None]
    known = book.world.today - timedelta(days=25)
    passed = [day for _year, _point, day in years.checkpoints() if day < known]
    for held, manager in _steady(book, house, passed[-1]):
        made = book.write(
            held, (book.now(held) or 3) + 1, passed[-1] - timedelta(days=5), Basis.DIALOGUE, settled=known
        )
        made.recorded_at = at(passed[-1] + CLOSES_AFTER + timedelta(days=9), book.chance)
        made.settled_at = made.recorded_at + timedelta(days=1)
        for voice in (
            book.say(made, held.person, PART.LEARNER, ACT.PLACES, dialogue.LATE_REASON),
            book.say(made, manager, PART.LINE_MANAGER, ACT.AGREES),
        ):
            voice.said_at = made.recorded_at
        return made
    return None


def _steady(book: Book, house: House, checkpoint: date) -> Iterator[tuple[Holding, Person]]:
    """Whoever ran through the checkpoint and has had no talk since some weeks before it."""
    for held in house.running(book.world.today):
        rows = book.of(held)
        manager = book.partners.on(held.post, PartnerKind.LINE_MANAGER, checkpoint)
        quiet = bool(rows) and rows[-1].effective_on < checkpoint - timedelta(days=30) and not book.is_open(held)
        if quiet and manager is not None and book.now(held) in (3, 4) and held.post.ends_on is None:
            yield held, manager
