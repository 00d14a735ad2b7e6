"""The stories told to the end: whose they are, and on which days their conversations fall."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from growthring.demo import cast, guests
from growthring.demo.conversations.company import Company
from growthring.demo.conversations.days import WEEK, in_week, open_before
from growthring.demo.conversations.meetings import Meeting, State
from growthring.demo.conversations.minutes import Minutes
from growthring.demo.seats import Holding, House, Place
from growthring.demo.texts.conversations import LEARNER, MANAGER, OTHER, Talk, threads
from growthring.people.models import PostKind

PLACES: dict[str, Place] = {
    "teacher": cast.TEACHER,
    "newcomer": cast.NEWCOMER,
    "still-open": cast.STILL_OPEN[0],
    "line-manager": cast.LINE_MANAGER,
    "second": ("stonequay", "Second in English", 1),
    "english-nine": ("stonequay", "Teacher of English", 9),
    "english-eleven": ("stonequay", "Teacher of English", 11),
    "english-thirteen": ("stonequay", "Teacher of English", 13),
    "assistant": cast.ASSISTANT,
    "site-manager": cast.SITE_MANAGER,
    "kitchen": ("stonequay", "Kitchen manager", 1),
    "head": cast.HEAD,
    "pd-lead": cast.PD_LEAD,
    "coach": cast.COACH,
    "busy-coach": cast.BUSY_COACH,
    "office": cast.OFFICE,
    "trust-pd": cast.PD_DIRECTOR,
    "village": ("little-harkle", "Teacher, Oak class", 1),
}
# Of several with the title: the one who has been there longest.
ONE_OF = {
    "nursery-nurse": ("puddlewren", "Nursery nurse"),
    "keyworker": ("kiln-yard", "Key worker"),
    "contested": ("tollgarth", "Learning mentor"),
}
NOT_WITH = 20  # days before the first talk that is told from today: nothing else is told then


class Stories:
    def __init__(self, company: Company, minutes: Minutes, houses: list[House], chance: Random) -> None:
        self.company, self.minutes, self.houses, self.chance = company, minutes, houses, chance
        self.world = company.world
        self.written: dict[str, list[tuple[Meeting, int]]] = {}  # by thread: each meeting with its number

    def play(self) -> set[str]:
        """Returns the keys of the posts that have been told of."""
        told = set()
        for key, holding in self._whose():
            self._tell(key, holding)
            told.add(holding.post.key)
        return told

    def _whose(self) -> Iterator[tuple[str, Holding]]:
        today = self.world.today
        for key, place in PLACES.items():
            if (held := cast.seat_at(self.houses, place).holding_on(today)) is not None:
                yield key, held
        for key, (slug, title) in ONE_OF.items():
            found = [held for held in self._house(slug).running(today) if held.post.title == title]
            if found:
                yield key, min(found, key=lambda each: each.post.starts_on)
        yield from self._changed_hands()
        hosts = guests.hosted(self.world, self.houses)[1:2]
        yield from (("way", held) for held in hosts)

    def _changed_hands(self) -> Iterator[tuple[str, Holding]]:
        """A class teacher whose line manager changed in the middle of last year."""
        year = self.world.years[1]
        for slug in ("lanternfield", "merrowby", "tollgarth"):
            for held in self._house(slug).running(self.world.today):
                days = [each.starts_on for each in self.company.managers(held.post)]
                between = [day for day in days if year.terms[0].last_day < day < year.terms[2].last_day]
                if held.post.kind == PostKind.TEACHER and between and held.post.starts_on < year.starts_on:
                    yield "handover", held
                    return

    def _house(self, slug: str) -> House:
        return next(house for house in self.houses if house.slug == slug)

    # ---- One thread

    def _tell(self, key: str, holding: Holding) -> None:
        self.minutes.ledger.open_day = self.company.years(holding).first_open_day
        days = list(self._days(threads()[key], holding))
        meetings = [made for day, talk in days if (made := self._meeting(holding, talk, day)) is not None]
        meetings.sort(key=lambda made: made.starts_at)
        for number, meeting in enumerate(meetings):
            self._next_on(holding, meeting, meetings[number + 1 :])
            self.written.setdefault(key, []).append((meeting, self.minutes.write(meeting)))

    def _days(self, talks: list[Talk], holding: Holding) -> Iterator[tuple[date, Talk]]:
        years, today = self.company.years(holding), self.world.today
        near = [self._from_today(talk, holding) for talk in talks if talk.when.endswith("d")]
        yield from zip(near, [talk for talk in talks if talk.when.endswith("d")], strict=True)
        first = min((day - timedelta(days=NOT_WITH) for day in near if day < today), default=today - timedelta(days=4))
        for talk in talks:
            if not talk.when.endswith("d"):
                year, term, week = talk.when.split()
                day = in_week(self.world.years[int(year[1:])], years, term, int(week), self.chance)
                if day < first:
                    yield day, talk

    def _from_today(self, talk: Talk, holding: Holding) -> date:
        day, years = self.world.today + timedelta(days=int(talk.when[:-1])), self.company.years(holding)
        return years.first_open_day(day) if talk.when.startswith("+") else open_before(years, day)

    def _meeting(self, holding: Holding, talk: Talk, day: date) -> Meeting | None:
        begins = max(holding.post.starts_on, self.world.begins_on)
        if not holding.runs(day) or day <= begins:
            return None
        who = MANAGER if "with" not in talk.flags else OTHER
        missed, ahead = "missed" in talk.flags, day >= self.world.today
        made = self.company.meeting(
            holding, talk, day, who=who, state=State.PLANNED if missed or ahead else State.SIGNED
        )
        if made is None:
            return None
        made.flags = talk.flags
        if made.state == State.PLANNED:
            made.prepared = dict.fromkeys((LEARNER, MANAGER, OTHER), 9)
        if "waiting" in talk.flags:
            made.state = State.RECORDED
            made.signed_by = "".join(part for part, _who in made.present() if part != talk.flags["waiting"])
        return made

    def _next_on(self, holding: Holding, meeting: Meeting, later: list[Meeting]) -> None:
        same = [each.day for each in later if each.sitters.keys() == meeting.sitters.keys()]
        near = [day for day in same[:1] if day < meeting.day + 30 * WEEK]
        weeks = meeting.talk.next_weeks or 12
        open_day = self.company.years(holding).first_open_day
        meeting.next_on = near[0] if near else open_day(meeting.day + weeks * WEEK)
