"""Short talks with a coach or mentor in the year under way: some pairs meet here, some have never written a word."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from growthring.conversations.models import Purpose
from growthring.demo.conversations.choosing import Deck, tags_of, worded
from growthring.demo.conversations.company import Company
from growthring.demo.conversations.days import WEEK, open_before
from growthring.demo.conversations.meetings import Meeting, State
from growthring.demo.conversations.minutes import Minutes
from growthring.demo.sayings import topics
from growthring.demo.seats import Holding, House
from growthring.demo.texts.conversations import LEARNER, MANAGER, OTHER, Talk

PAIRS, AGAIN = 0.3, 0.6


class Coaching:
    def __init__(self, company: Company, deck: Deck, minutes: Minutes, chance: Random, busy: set[str]) -> None:
        """`busy` are the keys of coaches who meet everybody they coach."""
        self.company, self.deck, self.minutes, self.chance, self.busy = company, deck, minutes, chance, busy
        self.world, self.today = company.world, company.world.today

    def play(self, house: House, told: set[str]) -> None:
        for holding in house.running(self.today):
            held = self.company.beside(holding.post, self.today)
            if holding.post.key in told or held is None or held.partner.is_guest:
                continue
            if held.partner.key in self.busy or self.chance.random() < PAIRS:
                self._pair(holding, held.partner.key, max(held.starts_on, self.world.years[-1].starts_on))

    def _pair(self, holding: Holding, partner: str, since: date) -> None:
        years = self.company.years(holding)
        last = open_before(years, self.today - timedelta(days=self.chance.randint(3, 34)))
        if last <= since + 2 * WEEK or not holding.runs(last):
            return
        self.minutes.ledger.open_day = years.first_open_day
        held = self._meeting(holding, partner, last, State.SIGNED)
        if held is None:
            return
        ahead = years.first_open_day(self.today + timedelta(days=self.chance.randint(2, 24)))
        after = None
        if self.chance.random() < AGAIN and holding.runs(ahead) and self._same(holding, partner, ahead):
            after = self._meeting(holding, partner, ahead, State.PLANNED)
        held.next_on = after.day if after else years.first_open_day(held.day + (held.talk.next_weeks or 4) * WEEK)
        for meeting in (held, after):
            if meeting is not None:
                self.minutes.write(meeting)

    def _same(self, holding: Holding, partner: str, day: date) -> bool:
        held = self.company.beside(holding.post, day)
        return held is not None and held.partner.key == partner

    def _meeting(self, holding: Holding, partner: str, day: date, state: str) -> Meeting | None:
        number = next((n for n, year in enumerate(self.world.years) if day in year), None)
        if number is None:
            return None
        readers = {holding.person.key, partner}
        talk = self.deck.single(tags_of(holding), Purpose.CHECK_IN, readers, number)
        if talk is None:
            return None
        school = holding.seat.house.school
        told = worded(talk, self.chance.choice(topics(holding)), school.name if school else "")
        made = self.company.meeting(holding, with_the_other(told), day, who=OTHER, state=state)
        if made is not None and state == State.PLANNED and self.chance.random() < 0.4:
            made.prepared = {LEARNER: 9}
            made.flags = {f"ready{LEARNER}": ""}
        return made


def with_the_other(talk: Talk) -> Talk:
    """What a line manager says in it, said by the coach."""
    swap = {LEARNER: LEARNER, MANAGER: OTHER}
    return replace(talk, words={(code, swap[part]): text for (code, part), text in talk.words.items()})
