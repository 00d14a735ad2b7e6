"""One school from its first seat to the last event about it."""

from dataclasses import dataclass
from datetime import date
from random import Random

from growthring.demo.synth.arrivals import Arrivals
from growthring.demo.synth.careers import BEYOND, Holding, stints
from growthring.demo.synth.closing import Closing
from growthring.demo.synth.looks import Looks
from growthring.demo.synth.partners import Partners
from growthring.demo.synth.people import People
from growthring.demo.synth.personas import GOVERNOR, cast
from growthring.demo.synth.roles import Body, govern, grant
from growthring.demo.synth.seats import Floor, furnish
from growthring.demo.synth.sheets import Sheets
from growthring.demo.synth.size import SchoolSize
from growthring.demo.synth.standards import Ways
from growthring.demo.synth.talking import Talking
from growthring.demo.synth.talks import Talks
from growthring.people.models import PostKind
from growthring.standards.models import StageMode

PLACING = (StageMode.AGREED, StageMode.SELF_PLACED)
SHARES = {PostKind.TEACHER: ("1", "1", "1", "1", "0.8", "0.6"), PostKind.LEADER: ("1",)}
USUAL_SHARES = ("1", "0.9", "0.8", "0.7", "0.6", "0.5", "0.4")


@dataclass(frozen=True, slots=True)
class Making:
    """What the schools of one trust share."""

    sheets: Sheets
    body: Body
    people: People
    ways: Ways
    closing: Closing
    chance: Random
    today: date
    talks: int
    talks_chance: Random  # dice of their own: with or without talks the rest of the world falls as it did


def make_school(making: Making, place: tuple[int, str], size: SchoolSize, mode: StageMode, *, is_cast: bool) -> None:
    """All rows of a school whose own row is there, by its number and name; `is_cast`: the personas work here."""
    school, school_name = place
    trust, sheets, today, chance = making.body.trust, making.sheets, making.today, making.chance
    begins = making.body.begins
    floor = furnish(size.phase, size.staff)
    held = _staff(making, school, size.phase, floor)
    everybody = [each for holdings in held for each in holdings if each.ends > begins]
    leaders = grant(sheets, making.body, school, floor, held)
    govern(sheets, making.people, making.body, school, GOVERNOR.address if is_cast else "")
    Partners(sheets, trust, chance, begins, today).play(floor, held, making.body.leader)
    _talk(making, everybody, school_name)
    if mode != StageMode.OFF:
        _place(making, mode, everybody, held[0])
    if mode in PLACING:
        making.closing.school(school, floor.teams, everybody)
    Looks(sheets, trust, chance, begins, today).play(school, everybody, leaders)
    if is_cast:
        cast(sheets, floor, held, today)


def _staff(making: Making, school: int, phase: str, floor: Floor) -> list[list[Holding]]:
    """The holdings of each seat, in order."""
    sheets, trust = making.sheets, making.body.trust
    teams = [sheets.teams.add(trust, school, name) for name in floor.teams]
    held: list[list[Holding]] = []
    for place, seat in enumerate(floor.seats):
        chain = []
        for stint in stints(seat, phase, making.body.begins, making.today, making.chance):
            person = making.people.hire(seat, stint, making.body.begins)
            early = stint.is_new and stint.experience == 0 and seat.kind == PostKind.TEACHER and not seat.rank
            ends = None if stint.ends == BEYOND else stint.ends
            post = sheets.posts.add(
                trust, person, school, teams[seat.team], str(seat.kind), seat.title, early, stint.starts, ends
            )
            share = making.chance.choice(SHARES.get(PostKind(seat.kind), USUAL_SHARES))
            sheets.contracts.add(trust, post, share != "1", share)
            times = (stint.starts, stint.ends, stint.experience, stint.is_new)
            chain.append(Holding(place, seat, person, post, *times))
        held.append(chain)
    return held


def _talk(making: Making, everybody: list[Holding], school_name: str) -> None:
    shared = (making.talks_chance, making.ways, making.people, making.today)
    talking = Talking(making.sheets, making.body.trust, *shared)
    for holding in everybody if making.talks else ():
        talking.play(holding, school_name, making.talks)


def _place(making: Making, mode: StageMode, everybody: list[Holding], heads: list[Holding]) -> None:
    shared = (making.sheets, making.body.trust, making.chance, making.ways)
    arrivals, talks = Arrivals(*shared, making.today), Talks(*shared, mode, making.today)
    for holding in everybody:
        since = arrivals.welcome(holding) if holding.is_new else making.body.begins
        if since is not None and mode in PLACING:
            talks.play(holding, since, heads)
