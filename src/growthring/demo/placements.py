"""Placements over the years: a first round of talks, newcomers by their assurance, then steps as people take them."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from growthring.demo.managers import Partners
from growthring.demo.sayings import Sayings
from growthring.demo.seats import Holding, House
from growthring.demo.staffing import TEACHING, service
from growthring.demo.standards import Standards, uses_placements
from growthring.demo.texts import dialogue
from growthring.demo.world import World, at
from growthring.people.models import Person, PostKind
from growthring.stages.models import Basis, Placement, State, Voice
from growthring.standards.models import StageMode

# In one of the year's three rounds of talks: how likely a step up from a stage is, and how likely "as before".
STEP_UP = {1: 0.0, 2: 0.0, 3: 0.18, 4: 0.085, 5: 0.012, 6: 0.0}
AS_BEFORE, STEP_BACK = 0.2, 0.006
FIRST_ROUND = ((0.8, 8, 32), (0.95, 45, 90), (0.985, 120, 200))  # so many by then, from and to days after the start
FIRST_ROUND_SUPPORT = ((0.5, 8, 32), (0.85, 60, 95), (0.95, 130, 260))
SPOKEN = 0.55  # how often somebody writes a sentence


class Book:
    """The placements of every post, written as the services would write them."""

    def __init__(self, world: World, standards: Standards, partners: Partners) -> None:
        self.world, self.standards, self.partners = world, standards, partners
        self.chance = world.chance("placements")
        self.sayings = Sayings(world.chance("sayings"))
        self._of: dict[str, list[Placement]] = defaultdict(list)

    def of(self, holding: Holding) -> list[Placement]:
        return self._of[holding.post.key]

    def now(self, holding: Holding) -> int | None:
        agreed = [each for each in self.of(holding) if each.state == State.AGREED and each.voided_at is None]
        return agreed[-1].stage.position if agreed else None

    def is_open(self, holding: Holding) -> bool:
        return any(each.state != State.AGREED for each in self.of(holding))

    def write(self, holding: Holding, position: int, day: date, basis: Basis, *, settled: date | None) -> Placement:
        """`settled` None is a placement that still waits for the other side."""
        stage = self.standards.stage(holding.seat.house, position, day)
        made = Placement(trust=self.world.trust, post=holding.post, stage=stage, scale=stage.scale, basis=basis)
        made.effective_on, made.recorded_at = day, min(at(day, self.chance), self.world.now)
        made.state = State.PROPOSED if settled is None else State.AGREED
        said = at(settled or day, self.chance)
        made.settled_at = None if settled is None else min(max(made.recorded_at, said), self.world.now)
        self._of[holding.post.key].append(made)
        return self.world.add(made)

    def say(self, placement: Placement, person: Person, part: Voice.Part, act: Voice.Act, words: str = "") -> Voice:
        said = Voice(trust=self.world.trust, placement=placement, person=person, part=part, act=act)
        said.stage, said.sentence = placement.stage, words
        first = act in (Voice.Act.PLACES, Voice.Act.CONTESTS)
        said.said_at = placement.recorded_at if first or placement.settled_at is None else placement.settled_at
        return self.world.add(said)


class Talks:
    """Plays the rounds of talks of one school."""

    def __init__(self, book: Book, house: House) -> None:
        self.book, self.house, self.chance = book, house, book.chance
        self.yesterday = book.world.today - timedelta(days=1)

    def play(self) -> None:
        for holding in self.house.holdings():
            if uses_placements(self.house):
                self._first(holding)
                for day in self._rounds(holding):
                    self._talk(holding, day)

    def agree(self, holding: Holding, position: int, day: date) -> None:
        if self.house.mode == StageMode.SELF_PLACED:
            placement = self.book.write(holding, position, day, Basis.SELF, settled=day)
            words = self.book.sayings.learner(holding) if self.chance.random() < 0.8 else ""
            self.book.say(placement, holding.person, Voice.Part.LEARNER, Voice.Act.PLACES, words)
            return
        manager = self.book.partners.line_manager(holding.post, day)
        if manager is None:
            return
        settled = day + timedelta(days=self.chance.randint(0, 6))
        placement = self.book.write(holding, position, day, Basis.DIALOGUE, settled=min(settled, self.yesterday))
        self._voices(placement, holding, manager)

    def _voices(self, placement: Placement, holding: Holding, manager: Person) -> None:
        book, act = self.book, Voice.Act
        mine = book.sayings.learner(holding) if self.chance.random() < SPOKEN else ""
        theirs = book.sayings.manager(holding) if self.chance.random() < SPOKEN else ""
        if self.chance.random() < 0.6:
            book.say(placement, holding.person, Voice.Part.LEARNER, act.PLACES, mine)
            book.say(placement, manager, Voice.Part.LINE_MANAGER, act.AGREES, theirs)
        else:
            book.say(placement, manager, Voice.Part.LINE_MANAGER, act.PLACES, theirs)
            book.say(placement, holding.person, Voice.Part.LEARNER, act.AGREES, mine)

    def _first(self, holding: Holding) -> None:
        """Those who were here before, and those promoted, are placed in a first talk; newcomers by their assurance."""
        if holding.new_here:
            return
        starts = max(holding.post.starts_on, self.book.world.begins_on)
        chances = FIRST_ROUND if holding.post.kind in TEACHING else FIRST_ROUND_SUPPORT
        luck = self.chance.random()
        window = next(((low, high) for share, low, high in chances if luck < share), None)
        if window is None:
            return
        day = self._open(starts + timedelta(days=self.chance.randint(*window)))
        if day <= self.yesterday and holding.runs(day):
            self.agree(holding, self._by_experience(holding, day), day)

    def _by_experience(self, holding: Holding, day: date) -> int:
        years = service(holding, day)
        if holding.post.starts_on > self.book.world.begins_on:  # a new role for somebody known
            return self.chance.choice((3, 4))
        likely = (70, 25, 5, 0) if years < 3 else (34, 46, 19, 1) if years < 9 else (15, 40, 38, 7)
        return self.chance.choices((3, 4, 5, 6), likely)[0]

    def _rounds(self, holding: Holding) -> Iterator[date]:
        for year in self.book.world.years:
            autumn, spring, summer = year.terms
            for first, last in (
                (autumn.first_day + timedelta(days=50), autumn.last_day),
                (spring.first_day + timedelta(days=8), spring.last_day),
                (summer.first_day + timedelta(days=8), summer.last_day),
            ):
                span = (last - first).days - 8
                day = self._open(first + timedelta(days=self.chance.randint(0, span)))
                if day <= self.yesterday and holding.runs(day):
                    yield day

    def _talk(self, holding: Holding, day: date) -> None:
        agreed = [each for each in self.book.of(holding) if each.state == State.AGREED]
        if not agreed or agreed[-1].stage.position < 3 or (day - agreed[-1].effective_on).days < 25:
            return
        now = agreed[-1].stage.position
        if agreed[-1].basis == Basis.ASSURANCE:  # the first talk after the newcomer's lists
            years = service(holding, day)
            self.agree(holding, 3 if years < 4 else 4 if years < 11 else self.chance.choice((4, 5)), day)
            return
        luck, up = self.chance.random(), STEP_UP[now] * self._pull(holding)
        if luck < up:
            self.agree(holding, now + 1, day)
        elif luck < up + AS_BEFORE:
            self.agree(holding, now, day)
        elif luck > 1 - STEP_BACK and now > 3:
            self.agree(holding, now - 1, day)

    def _pull(self, holding: Holding) -> float:
        """Early years in the work move faster; some kinds of post have fewer talks."""
        if holding.post.kind in (PostKind.CATERING, PostKind.OTHER, PostKind.SITE):
            return 0.6
        return 1.2 if service(holding, self.yesterday) < 8 else 0.9

    def _open(self, day: date) -> date:
        return self.book.world.calendar.first_open_day(day)


def moderate(book: Book, houses: list[House], how_many: int) -> None:
    """Some of the settled placements were contested first: the head heard both."""
    for house in [house for house in houses if house.mode == StageMode.AGREED]:
        found = [
            (placement, holding, head.person)
            for holding in house.holdings()
            if holding.seat is not house.head and holding.seat.manager is not house.head
            for placement in book.of(holding)
            if placement.basis == Basis.DIALOGUE and placement.stage.position > 3
            if placement.effective_on < book.world.today - timedelta(days=30)
            if (head := house.head.holding_on(placement.effective_on)) is not None
        ]
        for placement, holding, head_then in book.chance.sample(found, min(how_many, len(found))):
            _moderated(book, placement, holding, head_then)


def _moderated(book: Book, placement: Placement, holding: Holding, head: Person) -> None:
    voices = book.world.pending(Voice)
    managers = [v.person for v in voices if v.placement is placement and v.part == Voice.Part.LINE_MANAGER]
    voices[:] = [voice for voice in voices if voice.placement is not placement]
    differ(book, placement, holding, managers[0], book.chance.choice(dialogue.CONTESTED[::2]))
    placement.basis, placement.state = Basis.MODERATED, State.AGREED
    placement.settled_at = placement.recorded_at + timedelta(days=2)
    book.say(placement, head, Voice.Part.HEAD, Voice.Act.MODERATES, book.sayings.draw(dialogue.MODERATED))


def differ(book: Book, placement: Placement, holding: Holding, manager: Person, said: tuple[str, str, str]) -> None:
    """The learner places, the line manager sees it one lower, the learner stays with it."""
    first, answer, again = said
    act = Voice.Act
    book.say(placement, holding.person, Voice.Part.LEARNER, act.PLACES, first)
    theirs = book.say(placement, manager, Voice.Part.LINE_MANAGER, act.CONTESTS, answer)
    lower = placement.stage.position - 1
    theirs.stage = book.standards.stage(holding.seat.house, lower, placement.effective_on)
    theirs.said_at = placement.recorded_at + timedelta(hours=3)
    last = book.say(placement, holding.person, Voice.Part.LEARNER, act.CONTESTS, again)
    last.said_at = placement.recorded_at + timedelta(hours=22)
