"""All conversations of the fictional trust, in one go."""

from growthring.demo import cast
from growthring.demo.commitments import Ledger
from growthring.demo.conversations import now
from growthring.demo.conversations.choosing import Deck
from growthring.demo.conversations.coaching import Coaching
from growthring.demo.conversations.company import Company
from growthring.demo.conversations.history import History
from growthring.demo.conversations.meetings import State, bare
from growthring.demo.conversations.minutes import Minutes
from growthring.demo.conversations.stories import Stories
from growthring.demo.conversations.tables import Tables
from growthring.demo.managers import Partners
from growthring.demo.seats import House
from growthring.demo.standards import Standards
from growthring.demo.texts.conversations import MANAGER
from growthring.demo.world import World


def converse(world: World, houses: list[House], standards: Standards, partners: Partners) -> int:
    """Persons, posts and partnerships are saved by now. Returns how many rows it was."""
    chance, moment = world.chance("conversations"), bare(world.now)
    tables = Tables(world.chance("keys of conversations"))
    company = Company(world, standards, partners, chance)
    minutes = Minutes(tables, Ledger(tables, world.chance("commitments"), moment, world.today), chance, moment)
    stories = Stories(company, minutes, houses, world.chance("stories"))
    told = stories.play()
    deck = Deck(world.chance("themes"))
    history = History(company, deck, minutes, world.chance("history"))
    busy = {cast.seat_at(houses, place).holdings[0].person.key for place in (cast.COACH, cast.BUSY_COACH)}
    coaching = Coaching(company, deck, minutes, world.chance("coaching"), busy)
    for house in houses:
        history.play(house, told)
        coaching.play(house, told)
    now.hold_one(company, minutes, houses, told)
    now.turn(company, [meeting for meeting, _pk in stories.written.get("way", [])])
    now.settle(company, tables, houses)
    now.offer(company, tables, houses)
    written = tables.write()
    tables.finish()
    for meeting, pk in stories.written.get("teacher", []):
        if meeting.state == State.PLANNED and MANAGER in meeting.sitters:
            now.half_write(pk)
    return written
