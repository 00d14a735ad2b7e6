"""Who may meet whom on a day, and the making of a meeting from it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from random import Random

from growthring.core.access import Role
from growthring.demo.conversations.days import Diary
from growthring.demo.conversations.meetings import Meeting, Place, Sitter, State, moment
from growthring.demo.conversations.questions import Questions
from growthring.demo.managers import Partners
from growthring.demo.seats import Holding
from growthring.demo.standards import Standards
from growthring.demo.texts import notes
from growthring.demo.texts.conversations import LEARNER, MANAGER, OTHER, Talk
from growthring.demo.world import World
from growthring.people.models import PartnerKind, Partnership, Post
from growthring.standards.years import SchoolYears

MINUTES = {"check_in": (15, 20, 25), "newcomer": (30, 40), "five": (40, 45, 50), "opening": (40, 45, 60)}
BESIDE = (PartnerKind.COACH, PartnerKind.MENTOR)


class Company:
    def __init__(self, world: World, standards: Standards, partners: Partners, chance: Random) -> None:
        self.world, self.standards, self.partners, self.chance = world, standards, partners, chance
        self.questions, self.diary = Questions(world.trust.pk), Diary(chance)
        self._offered: set[str] = set()
        self.asked = cache(self.questions.on)

    def years(self, holding: Holding) -> SchoolYears:
        school = holding.seat.house.school
        return self.standards.years[school.pk if school else None]

    def managers(self, post: Post) -> list[Partnership]:
        return [each for each in self.partners.of(post) if each.kind == PartnerKind.LINE_MANAGER]

    def manager(self, post: Post, day: date) -> Partnership | None:
        return next((each for each in self.managers(post) if day in each.period), None)

    def beside(self, post: Post, day: date) -> Partnership | None:
        """A coach or mentor; a guest before others."""
        found = [each for each in self.partners.of(post) if each.kind in BESIDE and day in each.period]
        return next(iter(sorted(found, key=lambda each: not each.partner.is_guest)), None)

    def meeting(
        self, holding: Holding, talk: Talk, day: date, *, who: str, state: str = State.SIGNED
    ) -> Meeting | None:
        """`who`: the parts beside the learner. None when one of the seats is nobody's on that day."""
        sitters = self._sitters(holding, who, day)
        if len(sitters) < 1 + len(who):
            return None
        persons = [each.person for each in sitters.values()]
        at = self.diary.hour(persons, day)
        asked = self.asked(holding.post.school_id, talk.purpose, day)
        made = Meeting(self._place(holding, persons, day), sitters, asked, self._told(talk, day), moment(day, at), day)
        made.minutes = self.chance.choice(MINUTES.get(talk.purpose, (45,)))
        made.where, made.state = self.chance.choice(notes.WHERE), state
        return made

    def _sitters(self, holding: Holding, who: str, day: date) -> dict[str, Sitter]:
        post, person = holding.post, holding.person
        begins = max(post.starts_on, self.world.begins_on)
        found = {LEARNER: Sitter(person.pk, str(person), Role.SELF, None, begins)}
        if MANAGER in who and (held := self.manager(post, day)) is not None:
            found[MANAGER] = _of(held, Role.LM)
        if OTHER in who and (held := self.beside(post, day)) is not None:
            role = Role.GM if held.partner.is_guest else Role.CM
            found[OTHER] = _of(held, role)
        return found

    def _place(self, holding: Holding, persons: Iterable[int], day: date) -> Place:
        post, house = holding.post, holding.seat.house
        lead = house.head.holding_on(day) if house.school else None
        head = None
        if lead is not None and lead.person.pk not in persons:
            head = Sitter(lead.person.pk, str(lead.person), Role.HD, None, lead.post.starts_on, lead.post.ends_on)
        school = house.school.name if house.school else ""
        held = self.manager(post, self.world.today)
        manager = _of(held, Role.LM) if held else None
        return Place(self.world.trust.pk, post.pk, str(post), school, head, manager, post.ends_on)

    def _told(self, talk: Talk, day: date) -> Talk:
        """Wellbeing goes with the school year; an offer is made once and not when it is old."""
        wellbeing = talk.wellbeing if day in self.world.years[-1] else {}
        lately = day > self.world.today - timedelta(days=400)
        offers = [offer for offer in talk.offers if lately and offer[1] not in self._offered]
        if wellbeing == talk.wellbeing and offers == talk.offers and not offers:
            return talk
        self._offered.update(text for _part, text in offers)
        return replace(talk, wellbeing=wellbeing, offers=offers)


def _of(held: Partnership, role: Role) -> Sitter:
    return Sitter(held.partner_id, str(held.partner), role, held.pk, held.starts_on, held.ends_on)
