"""The years of everybody whose story is not told by name: a theme a year, short talks, first weeks, what is next."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import zip_longest
from random import Random

from growthring.conversations.models import Purpose
from growthring.demo.conversations.choosing import Deck, part_ways, tags_of, tells_of, worded
from growthring.demo.conversations.company import Company
from growthring.demo.conversations.days import WEEK, open_before, some_day
from growthring.demo.conversations.meetings import Meeting, State
from growthring.demo.conversations.minutes import Minutes
from growthring.demo.sayings import topics
from growthring.demo.seats import Holding, House
from growthring.demo.texts import notes
from growthring.demo.texts.conversations import LEARNER, MANAGER, OTHER, Talk
from growthring.demo.texts.promises import PROMISES
from growthring.people.models import PostKind
from growthring.standards.english import school_year_of

THEMED = (0.25, 0.5, 1.0)  # by year since the trust began: how many talk through a year about one matter
SHORT = 0.6  # of the others, how many have a short talk
TOGETHER = (Purpose.FIVE, Purpose.MID_YEAR)  # where the coach may sit, too
TRIAD, MOVED, CALLED_OFF, WELLBEING = 0.14, 0.05, 0.03, 0.03
APART = timedelta(days=14)  # between two meetings of the same people
FRESH = timedelta(days=13)  # what was held since then may wait for a signature
AHEAD = timedelta(days=80)
SOON = timedelta(days=15)
Day = tuple[date, Talk]


class History:
    def __init__(self, company: Company, deck: Deck, minutes: Minutes, chance: Random) -> None:
        self.company, self.deck, self.minutes, self.chance = company, deck, minutes, chance
        self.world, self.today = company.world, company.world.today
        self._promised: dict[tuple[str, int], set[str]] = defaultdict(set)
        self._thirds: dict[tuple[str, int], str] = {}
        self._wellbeing = chance.sample(notes.WELLBEING, len(notes.WELLBEING))

    def play(self, house: House, told: Collection[str]) -> None:
        """`told` are the keys of posts whose story is told by name."""
        for holding in house.holdings():
            if holding.post.key not in told:
                self.live(holding, self.world.begins_on)

    def live(self, holding: Holding, since: date) -> None:
        """`since`: what was before is told elsewhere."""
        if not self.company.managers(holding.post):
            return
        self.minutes.ledger.open_day = self.company.years(holding).first_open_day
        meetings = list(self._meetings(holding, sorted(self._days(holding, since), key=lambda day: day[0])))
        for meeting, after in zip_longest(meetings, meetings[1:]):
            self._end(holding, meeting, after)
            self.minutes.write(meeting)

    # ---- Which talks, and when

    def _days(self, holding: Holding, since: date) -> Iterator[Day]:
        first = max(since, self.world.begins_on, holding.post.starts_on)
        if holding.new_here and holding.post.starts_on >= since:
            yield from self._first_weeks(holding)
            first += 8 * WEEK
        for number, year in enumerate(self.world.years):
            for day, talk in self._year(holding, number):
                if day >= first and day in year and holding.runs(day):
                    yield day, talk

    def _first_weeks(self, holding: Holding) -> Iterator[Day]:
        years, starts = self.company.years(holding), holding.post.starts_on
        if starts < self.world.begins_on:
            return
        day = years.first_open_day(starts + timedelta(days=self.chance.randint(18, 34)))
        number = next((n for n, year in enumerate(self.world.years) if day in year), None)
        if number is None or not holding.runs(day):
            return
        talk = self.deck.single(tags_of(holding), Purpose.NEWCOMER, self._readers(holding, number), number)
        if talk is not None:
            yield day, talk

    def _year(self, holding: Holding, number: int) -> Iterator[Day]:
        year, years = self.world.years[number], self.company.years(holding)
        readers = self._readers(holding, number)
        if not readers or not holding.post.starts_on < year.ends_on:
            return
        readers |= self._third(holding, number)
        for talk, nth in part_ways(self._talks(holding, readers, number)):
            told = worded(
                talk, self._topic(holding), holding.seat.house.school.name if holding.seat.house.school else ""
            )
            yield some_day(years, year, talk.purpose, nth, self.chance), told

    def _talks(self, holding: Holding, readers: set[object], number: int) -> list[Talk]:
        if self.chance.random() < self._share(holding, number):
            theme = self.deck.theme(tags_of(holding), holding.person.key, readers, number)
            if theme is not None:
                return theme.talks
        if self.chance.random() < SHORT:
            talk = self.deck.single(tags_of(holding), Purpose.CHECK_IN, readers, number)
            return [talk] if talk is not None else []
        return []

    def _share(self, holding: Holding, number: int) -> float:
        slow = holding.post.kind in (PostKind.OTHER, PostKind.CATERING)
        return THEMED[number] * (0.7 if slow else 1)

    def _readers(self, holding: Holding, number: int) -> set[object]:
        """By person: the learner, and whoever manages them in that year. Nobody when there is no line manager."""
        year = self.world.years[number]
        managers = [
            each
            for each in self.company.managers(holding.post)
            if each.starts_on < year.ends_on and (each.ends_on is None or each.ends_on > year.starts_on)
        ]
        return {holding.person.key, *(each.partner.key for each in managers)} if managers else set()

    def _topic(self, holding: Holding) -> str:
        return self.chance.choice(topics(holding))

    # ---- What has come of each

    def _promising(self, holding: Holding, talk: Talk, day: date) -> Talk:
        """No school promises the same thing twice in a year: whoever leads it reads all of them side by side."""
        made = self._promised[holding.seat.house.slug, school_year_of(day)]
        here = holding.seat.house.school.name if holding.seat.house.school else ""
        known = [each for tag in tags_of(holding) for each in PROMISES.get(tag, ()) if each[2] not in made]
        stock = [each for each in known if not tells_of(each[2], here)]
        found = []
        for promise in talk.promises:
            if promise.what in made:
                if not stock:
                    continue
                kind, weeks, what, why = stock.pop(self.chance.randrange(len(stock)))
                promise = replace(promise, kind=kind, weeks=weeks, what=what, why=why)
            made.add(promise.what)
            found.append(promise)
        return replace(talk, promises=found)

    def _meetings(self, holding: Holding, days: list[Day]) -> Iterator[Meeting]:
        last = date.min
        for day, talk in days:
            if day < last + APART:
                continue
            meeting = self._past(holding, talk, day) if day < self.today else self._ahead(holding, talk, day)
            if meeting is not None:
                last = meeting.day
                yield meeting
            if day >= self.today:
                return

    def _past(self, holding: Holding, talk: Talk, day: date) -> Meeting | None:
        talk = self._promising(holding, talk, day) if talk.promises else talk
        if self.chance.random() < MOVED:
            talk = replace(talk, moved=[(self.chance.choice((LEARNER, MANAGER)), self.chance.choice(notes.MOVED))])
        elif self.chance.random() < CALLED_OFF:
            self._call_off(holding, talk, day)
        if day in self.world.years[-1] and not talk.wellbeing and self._wellbeing and self.chance.random() < WELLBEING:
            mine, theirs = self._wellbeing.pop()
            talk = replace(talk, wellbeing={LEARNER: mine, **({MANAGER: theirs} if theirs else {})})
        made = self.company.meeting(holding, talk, day, who=self._who(holding, talk, day))
        if made is not None and day > self.today - FRESH:
            made.state = self.chance.choice((State.SIGNED, State.SIGNED, State.RECORDED))
            made.signed_by = self.chance.choice((LEARNER, LEARNER, MANAGER, ""))
        return made

    def _call_off(self, holding: Holding, talk: Talk, day: date) -> None:
        """A week before: it was to be then."""
        years, before = self.company.years(holding), day - timedelta(days=7)
        before = open_before(years, before)
        if holding.runs(before) and self.company.manager(holding.post, before) is not None:
            off = self.company.meeting(holding, Talk(talk.purpose), before, who=MANAGER, state=State.CALLED_OFF)
            if off is not None:
                self.minutes.write(off)

    def _third(self, holding: Holding, number: int) -> set[object]:
        """Now and then all three meet: then the coach reads along for a year."""
        if self.chance.random() > TRIAD:
            return set()
        held = self.company.beside(holding.post, self.world.years[number].terms[0].last_day)
        if held is None or held.partner.is_guest:
            return set()
        self._thirds[holding.post.key, number] = held.partner.key
        return {held.partner.key}

    def _who(self, holding: Holding, talk: Talk, day: date) -> str:
        if talk.purpose not in TOGETHER or talk.wellbeing:
            return MANAGER
        number = next(n for n, year in enumerate(self.world.years) if day in year)
        third = self._thirds.get((holding.post.key, number))
        beside, manager = self.company.beside(holding.post, day), self.company.manager(holding.post, day)
        apart = beside is not None and manager is not None and beside.partner is not manager.partner
        return MANAGER + OTHER if apart and beside is not None and beside.partner.key == third else MANAGER

    def _ahead(self, holding: Holding, talk: Talk, day: date) -> Meeting | None:
        away = holding.contract.absent_until
        manager = self.company.manager(holding.post, self.today)
        if day > self.today + AHEAD or (away is not None and away > day):
            return None
        if manager is None or manager is not self.company.manager(holding.post, day):
            return None
        made = self.company.meeting(holding, talk, day, who=MANAGER, state=State.PLANNED)
        if made is not None and day <= self.today + SOON:
            self._prepare(made)
        return made

    def _prepare(self, meeting: Meeting) -> None:
        """Some have written, some have written all, few have opened it to the other."""
        for part, likely in ((LEARNER, 0.5), (MANAGER, 0.25)):
            mine = [code for _pk, code, _text in meeting.asked.questions if (code, part) in meeting.talk.words]
            if not mine or self.chance.random() > likely:
                continue
            meeting.prepared[part] = self.chance.choice((1, 2, len(mine), len(mine)))
            if meeting.prepared[part] >= len(mine):
                meeting.flags[f"ready{part}"] = ""
                if self.chance.random() < 0.3:
                    meeting.flags[f"shared{part}"] = ""

    def _end(self, holding: Holding, meeting: Meeting, after: Meeting | None) -> None:
        """When they meet again."""
        if meeting.state == State.PLANNED:
            return
        near = after is not None and after.day < meeting.day + 30 * WEEK
        if near and after is not None:
            meeting.next_on = after.day
        else:
            weeks = meeting.talk.next_weeks or 12
            meeting.next_on = self.company.years(holding).first_open_day(meeting.day + weeks * WEEK)
