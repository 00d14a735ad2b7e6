"""The checkpoints of the years so far, closed one after another with what was known then."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from growthring.core import clock
from growthring.demo.placements import Book
from growthring.demo.seats import Holding, House
from growthring.demo.standards import Standards, uses_placements
from growthring.demo.texts import leaders
from growthring.demo.world import World, at
from growthring.stages.models import Checkpoint, CheckpointRow, OpenRelease, Placement, ProfileNote, State
from growthring.stages.profile.facts import PlacementFact, standing_on
from growthring.stages.services.release import release_open
from growthring.standards.models import Calendar

CLOSES_AFTER = timedelta(days=7)
WHY = "making up the demo's history"


@dataclass(frozen=True)
class Closed:
    checkpoint: Checkpoint
    year: int  # counted from 0
    house: House


def close_all(world: World, houses: list[House], standards: Standards, book: Book) -> list[Closed]:
    """Every checkpoint that has passed, of every school that places."""
    calendars = {row.pk: row for row in Calendar.objects.unscoped(reason=WHY).filter(trust=world.trust)}
    chance = world.chance("checkpoints")
    closed = []
    for house in houses:
        if house.school is None or not uses_placements(house):
            continue
        years = list(standards.years[house.school.pk])
        for year, point, day in standards.years[house.school.pk].checkpoints():
            closes = min(day + CLOSES_AFTER, world.today - timedelta(days=1))
            if day > closes or year.calendar_id is None:
                continue
            made = Checkpoint(trust=world.trust, school=house.school, calendar=calendars[year.calendar_id])
            made.point, made.on, made.closed_at = point, day, at(closes, chance).replace(hour=19)
            world.add(made)
            _freeze(world, made, house, book)
            closed.append(Closed(made, years.index(year), house))
    return closed


def _freeze(world: World, checkpoint: Checkpoint, house: House, book: Book) -> None:
    for holding in house.running(checkpoint.on):
        facts = list(_known(book, holding, checkpoint.closed_at))
        standing, position = standing_on(facts, checkpoint.on)
        row = CheckpointRow(trust=world.trust, checkpoint=checkpoint, post=holding.post)
        row.post_kind, row.team_name = holding.post.kind, holding.seat.team.name if holding.seat.team else ""
        row.standing, row.stage_position = standing.value, position
        world.add(row)


def _known(book: Book, holding: Holding, by: datetime) -> Iterator[PlacementFact]:
    """The placements as they stood at a moment: recorded by then, agreed by then or not yet, not voided by then."""
    for order, each in enumerate(book.of(holding)):
        if each.recorded_at <= by and (each.voided_at is None or each.voided_at > by):
            yield PlacementFact(each.stage.position, each.effective_on, _state(each, by), each.recorded_at, order)


def _state(placement: Placement, by: datetime) -> str:
    agreed = placement.state == State.AGREED and placement.settled_at is not None and placement.settled_at <= by
    if agreed:
        return State.AGREED
    return State.CONTESTED if placement.state == State.CONTESTED else State.PROPOSED


def annotate(world: World, closed: list[Closed]) -> None:
    """The heads' notes beside the profiles."""
    chance = world.chance("notes")
    for slug, year, point, is_open, words in leaders.NOTES:
        for each in closed:
            if (each.house.slug, each.year, each.checkpoint.point) != (slug, year, point):
                continue
            written = each.checkpoint.on + CLOSES_AFTER + timedelta(days=2)
            head = each.house.head.holding_on(written)
            if head is not None and written < world.today:
                note = ProfileNote(trust=world.trust, checkpoint=each.checkpoint, author=head.person, text=words)
                note.written_at, note.is_open = at(written, chance), is_open
                world.add(note)


def release_all(closed: list[Closed]) -> None:
    """The open pictures, in the order in which the checkpoints were closed; all rows are saved by now."""
    begun = clock.now()
    for each in sorted(closed, key=lambda each: (each.checkpoint.on, each.checkpoint.pk)):
        release_open(each.checkpoint)
        made_now = OpenRelease.objects.unscoped(reason=WHY).filter(released_at__gte=begun)
        made_now.update(released_at=each.checkpoint.closed_at)
