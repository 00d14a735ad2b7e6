"""A school's profile at every point: closed checkpoints as they were recorded, the rest from today's records."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Any

from django.utils.translation import gettext as _

from growthring.core import clock
from growthring.core.access import Actor
from growthring.core.wordings import worded
from growthring.people.models import School
from growthring.stages.models import Checkpoint, CheckpointRow
from growthring.stages.profile import (
    Correction,
    PostFact,
    Snapshot,
    Standing,
    Stood,
    Tally,
    corrections,
    snapshot,
    tally,
    tally_by,
)
from growthring.stages.queries.facts import Facts, facts_of_schools
from growthring.stages.queries.kept import counted_rows, kept_since
from growthring.stages.queries.scales import stages_on
from growthring.stages.queries.timetable import Closed, Timetable, timetables
from growthring.standards.models import Stage

WHY = "the profile's counts, for a command: nobody reads a row"
TODAY = "today"
STANDINGS = {standing.value: standing for standing in Standing}


@dataclass(frozen=True, slots=True)
class Point:
    """A day the profile is looked at: a checkpoint of a year, or today; `closed` when its checkpoint was."""

    code: str
    label: str
    year: str
    on: date
    closed: Closed | None = None
    calendar_id: int | None = None

    @property
    def key(self) -> str:
        """For addresses: 2025/26 at the end of the first term is `2025-26.term_1`."""
        return TODAY if self.code == TODAY else f"{self.year.replace('/', '-')}.{self.code}"


def _nothing(_checkpoints: list[int]) -> dict[int, list[Stood]]:
    return {}


@dataclass
class Frozen:
    """What closed checkpoints recorded, read when somebody asks: of the forty of ten years a page shows a few."""

    closed: list[int] = field(default_factory=list)
    read: Callable[[list[int]], dict[int, list[Stood]]] = _nothing
    rows: dict[int, list[Stood]] = field(default_factory=dict)

    def expect(self, checkpoints: Iterable[int]) -> None:
        """Read these, those of them that were not read yet. One query."""
        missing = [each for each in dict.fromkeys(checkpoints) if each not in self.rows]
        if missing:
            found = self.read(missing)
            self.rows.update({each: found.get(each, []) for each in missing})

    def of(self, checkpoint: int) -> list[Stood]:
        """Whoever did not say what they expect gets all of them at once."""
        if checkpoint not in self.rows:
            self.expect(self.closed)
        return self.rows.get(checkpoint, [])


@dataclass
class Profile:
    """The posts of one or several schools, with every point that has come. `keep` narrows it to a group."""

    today: date
    stages: list[Stage]
    facts: Facts
    points: list[Point] = field(default_factory=list)
    frozen: Frozen = field(default_factory=Frozen)
    keep: Callable[[Stood], bool] | None = None
    since: date | None = None  # each row is kept from then on; of closed checkpoints before, the school's counts
    _counted: tuple[int, bool] | None = field(default=None, init=False, repr=False, compare=False)
    _size: int = field(default=0, init=False, repr=False, compare=False)
    _tallies: dict[Point, Tally] = field(default_factory=dict, init=False, repr=False, compare=False)

    def expect(self, points: Iterable[Point], corrected: Iterable[Point] = ()) -> None:
        """The points a page is going to ask for, so that the others are not read; `corrected` as they are today too."""
        wanted = list(points)
        self.frozen.expect(point.closed.pk for point in wanted if point.closed)
        live = [point.on for point in wanted if point.closed is None]
        live += [point.on for point in corrected if self.has_rows(point)]
        self.facts.first = min(live, default=self.today)

    @property
    def size(self) -> int:
        """How many columns: the scale's stages, or more when an older scale had more."""
        if not self.frozen.rows:
            self.frozen.expect(self.frozen.closed)
        so_far = self.facts.read_so_far
        if self._counted != (known := (len(self.frozen.rows), so_far is self.facts.bare)):
            positions = {row.position or 0 for rows in self.frozen.rows.values() for row in rows}
            placed = {placement.position for post in so_far for placement in post.placements}
            self._counted, self._size = known, max([len(self.stages), *positions, *placed])
        return self._size

    def names(self) -> list[str]:
        """One name a stage; a position the scale in force does not have goes by its number."""
        known = {stage.position: stage.name for stage in self.stages}
        return [known.get(i, str(i)) for i in range(1, self.size + 1)]

    def live(self, on: date) -> Snapshot:
        return self._narrowed(snapshot(self.facts.on(on), on))

    def at(self, point: Point) -> Snapshot:
        """As recorded when the point is closed."""
        if point.closed is None:
            return self.live(point.on)
        return self._narrowed(Snapshot(point.on, tuple(self.frozen.of(point.closed.pk)), as_recorded=True))

    def tally(self, point: Point) -> Tally:
        counted = self._tallies.get(point)
        if counted is None or len(counted.stages) < self.size:
            rows = self.at(point).rows  # what is read for it may know of more stages
            counted = self._tallies[point] = tally(rows, self.size)
        return counted

    def by(self, point: Point, key: Callable[[Stood], str]) -> dict[str, Tally]:
        return tally_by(self.at(point).rows, key, self.size)

    def corrected_since(self, point: Point) -> list[Correction]:
        """Which columns of a closed checkpoint would be counted differently from today's records."""
        if point.closed is None or not self.has_rows(point):
            return []
        return corrections(self.tally(point), tally(self.live(point.on).rows, self.size))

    def has_rows(self, point: Point) -> bool:
        """Whether it can be told by kind, team and movement, and counted anew: else its counts are all there is."""
        return self.since is None or point.on >= self.since

    def point(self, key: str) -> Point | None:
        return next((point for point in self.points if point.key == key), None)

    def narrowed(self, keep: Callable[[Stood], bool]) -> "Profile":
        """Points of which only the school's counts are left have nothing to say about a group."""
        return replace(self, keep=keep, points=[point for point in self.points if self.has_rows(point)])

    def _narrowed(self, standings: Snapshot) -> Snapshot:
        if self.keep is None:
            return standings
        return replace(standings, rows=tuple(row for row in standings.rows if self.keep(row)))


def profile_of(school: School, actor: Actor | None, today: date | None = None) -> Profile:
    """The profile of a school over which the actor has row access; without an actor, for a command. Five queries."""
    today = today or clock.today()
    facts = facts_of_schools([school], actor)
    timetable = timetables(school.trust_id, [school.pk], with_counts=True)[school.pk]
    since = kept_since(timetable.years, today)
    old = {each.pk: each.counted for each in timetable.closed if each.on < since and each.counted}
    return Profile(
        today=today,
        stages=stages_on(school.trust_id, school.pk, today),
        facts=facts,
        points=[point for point in points_of(timetable, today) if point.closed or point.on >= since],
        frozen=Frozen([each.pk for each in timetable.closed], partial(_recorded, school.pk, facts.bare, actor, old)),
        since=since,
    )


def _recorded(
    school: int, posts: list[PostFact], actor: Actor | None, counted: dict[int, dict[str, Any]], checkpoints: list[int]
) -> dict[int, list[Stood]]:
    """Rows as they were recorded; of old checkpoints what they `counted`, once the rows went."""
    found = {each: counted_rows(school, counted[each]) for each in checkpoints if each in counted}
    return rows_of([each for each in checkpoints if each not in counted], posts, actor) | found


def rows_of(checkpoints: Iterable[int], posts: Iterable[PostFact], actor: Actor | None) -> dict[int, list[Stood]]:
    """By checkpoint, where each post stood as it was recorded. One query."""
    known = {post.pk: (post.pk, post.person_id, post.school_id) for post in posts}
    found: dict[int, list[Stood]] = defaultdict(list)
    for checkpoint, post_id, kind, team, standing, position in _rows_at(actor, checkpoints=list(checkpoints)):
        if post_id in known:
            found[checkpoint].append(Stood(*known[post_id], kind, team, STANDINGS[standing], position))
    return found


@worded
def _rows_at(actor: Actor | None, *, checkpoints: list[int]) -> Any:
    rows = CheckpointRow.objects.visible_to(actor) if actor else CheckpointRow.objects.unscoped(reason=WHY)
    fields = ("checkpoint_id", "post_id", "post_kind", "team_name", "standing", "stage_position")
    return rows.filter(checkpoint__in=checkpoints).values_list(*fields)


def points_of(timetable: Timetable, today: date) -> list[Point]:
    """Every point that has come, in order, and today last; a closed one keeps the day it was closed for."""
    done = {(timetable.names.get(each.calendar_id), each.code) for each in timetable.closed}
    found = [_closed(each, timetable.names) for each in timetable.closed if each.on <= today]
    for year in timetable.years:
        if all((year.name, code) in done for code in year.codes):
            continue  # its days need no looking for
        found += [
            Point(code, label_of(code), year.name, day, None, year.calendar_id)
            for code, day in year.checkpoints()
            if day <= today and (year.name, code) not in done
        ]
    found.sort(key=lambda point: point.on)
    now = timetable.years.year_of(today)
    return [*found, Point(TODAY, _("Today"), now.name if now else "", today)]


def label_of(code: str) -> str:
    return str(Checkpoint.Point(code).label)


def _closed(closed: Closed, names: dict[int, str]) -> Point:
    name = names.get(closed.calendar_id, "")
    return Point(closed.code, label_of(closed.code), name, closed.on, closed, closed.calendar_id)
