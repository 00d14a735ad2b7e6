"""Placements by dialogue: one side speaks, the other answers some days later; a few see it differently for a while."""

from datetime import date, timedelta
from random import Random

from growthring.demo.synth.careers import Holding
from growthring.demo.synth.rows import Hours
from growthring.demo.synth.sheets import Sheets
from growthring.demo.synth.standards import Ways
from growthring.demo.texts import dialogue, others, teaching
from growthring.people.models import PostKind
from growthring.stages.models import Basis, State, Voice
from growthring.standards.models import StageMode

DAY, LONGEST = timedelta(days=1), timedelta(days=60)  # LONGEST: until a head settles
CONTESTED, SLIPPED = 0.03, 0.004  # of all talks: seen differently; entered for the wrong person, and voided
UP = {1: 0.9, 2: 0.9, 3: 0.5, 4: 0.22, 5: 0.06, 6: 0.0}
DOWN = {4: 0.03, 5: 0.07, 6: 0.2}
AGAIN = 0.4  # of the talks that move nothing, how many are written down
AT_FIRST = ((2, (3, 3, 3, 4)), (6, (3, 4, 4, 4, 5)), (99, (3, 4, 4, 5, 5, 6)))  # by years of experience
Act, Part = Voice.Act, Voice.Part


class Talks:
    def __init__(self, sheets: Sheets, trust: int, chance: Random, ways: Ways, mode: str, today: date) -> None:
        self.sheets, self.trust, self.chance, self.ways = sheets, trust, chance, ways
        self.mode, self.today, self._hours = mode, today, Hours(chance)

    def play(self, holding: Holding, since: date, heads: list[Holding]) -> None:
        """`since` is the first day on which any stage may be agreed."""
        chance = self.chance
        position, day = holding.path[-1][5] if holding.path else 0, since + timedelta(days=chance.randint(5, 95))
        if position:
            day += timedelta(days=chance.randint(90, 330))
        while day < min(holding.ends, self.today):
            aim = self._aim(holding, position, day)
            if aim is not None:
                self._talk(holding, aim, day, heads)
                position = aim
                if holding.path[-1][4] != State.AGREED:
                    return  # still open: nothing begins beside it
            day += timedelta(days=chance.randint(230, 560))

    def _aim(self, holding: Holding, position: int, day: date) -> int | None:
        if not position:
            years = holding.service(day)
            return self.chance.choice(next(stages for most, stages in AT_FIRST if years < most))
        drawn = self.chance.random()
        if drawn < UP[position]:
            return position + 1
        if drawn > 1 - DOWN.get(position, 0):
            return position - 1
        return position if self.chance.random() < AGAIN else None

    def _talk(self, holding: Holding, aim: int, day: date, heads: list[Holding]) -> None:
        if self.mode == StageMode.SELF_PLACED:
            at = self._hours.at(day)
            made = self._place(holding, aim, day, at, (State.AGREED, Basis.SELF, at))
            self._say(made, holding.person, Part.LEARNER, Act.PLACES, aim, self._sentence(holding, 0), day)
            return
        manager = holding.manager(day)
        if manager is None:
            return
        if self.chance.random() < SLIPPED:
            self._slip(holding, aim, day, manager)
        head = next((each.person for each in heads if each.runs(day) and each.runs(day + LONGEST)), None)
        between = head is not None and head not in (manager, holding.person)
        if head is not None and between and aim > 3 and self.chance.random() < CONTESTED:
            self._contest(holding, aim, day, manager, head)
        else:
            self._agree(holding, aim, day, manager)

    def _agree(self, holding: Holding, aim: int, day: date, manager: int) -> None:
        answered = day + timedelta(days=int(self.chance.expovariate(1 / 5)))
        settled = self._hours.at(answered) + timedelta(hours=10) if answered < min(self.today, holding.ends) else None
        state = State.AGREED if settled else State.PROPOSED
        made = self._place(holding, aim, day, self._hours.at(day), (state, Basis.DIALOGUE, settled))
        sides = [(manager, Part.LINE_MANAGER, self._sentence(holding, 1))]
        sides.insert(self.chance.randint(0, 1), (holding.person, Part.LEARNER, self._sentence(holding, 0)))
        self._say(made, sides[0][0], sides[0][1], Act.PLACES, aim, sides[0][2], day)
        if settled:
            self._say(made, sides[1][0], sides[1][1], Act.AGREES, aim, sides[1][2], answered)

    def _contest(self, holding: Holding, aim: int, day: date, manager: int, head: int) -> None:
        """The learner, the line manager, the learner again; then the head settles."""
        first, second, third = self.chance.choice(dialogue.CONTESTED)
        decided = day + timedelta(days=self.chance.randint(12, LONGEST.days))
        open_still = decided >= min(self.today, holding.ends)
        settled = None if open_still else self._hours.at(decided)
        state, basis = (State.CONTESTED, Basis.DIALOGUE) if open_still else (State.AGREED, Basis.MODERATED)
        made = self._place(holding, aim, day, self._hours.at(day), (state, basis, settled))
        self._say(made, holding.person, Part.LEARNER, Act.PLACES, aim, first, day)
        last = min(self.today, holding.ends) - DAY
        self._say(made, manager, Part.LINE_MANAGER, Act.CONTESTS, aim - 1, second, min(last, day + 3 * DAY))
        self._say(made, holding.person, Part.LEARNER, Act.CONTESTS, aim, third, min(last, day + 6 * DAY))
        if settled is not None:
            words = self.chance.choice(dialogue.MODERATED)
            self._say(made, head, Part.HEAD, Act.MODERATES, aim, words, decided)

    def _slip(self, holding: Holding, aim: int, day: date, manager: int) -> None:
        """Entered for the wrong person some weeks before, and voided the next day."""
        entered = day - timedelta(days=30)
        since = holding.path[-1][0] if holding.path else max(holding.starts, holding.managers[0][0])
        if entered <= since or holding.manager(entered) is None:
            return
        at, voided = self._hours.at(entered), self._hours.at(entered + DAY)
        self._place(holding, aim, entered, at, (State.PROPOSED, Basis.DIALOGUE, None), voided, manager)

    def _place(
        self,
        holding: Holding,
        aim: int,
        day: date,
        at: object,
        outcome: tuple[str, str, object],
        voided: object = None,
        by: int | None = None,
    ) -> int:
        state, basis, settled = outcome
        why = dialogue.VOID_REASON if voided else ""
        row = (self.trust, holding.post, self.ways.stages[aim - 1], self.ways.scale, day, at, str(state), str(basis))
        holding.path.append((day, at, settled, voided, str(state), aim))  # type: ignore[arg-type]
        return self.sheets.placements.add(*row, settled, voided, by, why)

    def _say(self, placement: int, person: int, part: str, act: str, aim: int, words: str, day: date) -> None:
        stage, at = self.ways.stages[aim - 1], self._hours.at(day)
        self.sheets.voices.add(self.trust, placement, person, str(part), str(act), stage, words, at)

    def _sentence(self, holding: Holding, side: int) -> str:
        usual = others.BY_KIND.get(holding.seat.kind, (others.SERVICE, others.SERVICE_MANAGER))
        taught: tuple[tuple[str, ...], ...] = (teaching.LEARNER, teaching.MANAGER)
        stock = (taught if holding.seat.kind == PostKind.TEACHER else usual)[side]
        return self.chance.choice(stock).replace("{topic}", self.chance.choice(teaching.ANY_TOPIC))
