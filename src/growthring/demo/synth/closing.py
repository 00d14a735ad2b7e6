"""Checkpoints of a school, closed the morning after: where each post stood then, and the open picture of it."""

import json
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from growthring.core.disclosure import LOOK_BACK, Cell, Cells, Picture, Withheld, release, together
from growthring.demo.synth.careers import Holding, Step
from growthring.demo.synth.sheets import Sheets
from growthring.demo.synth.standards import Ways
from growthring.stages.models import CheckpointRow, State

Standing = CheckpointRow.Standing
BESIDE = {State.CONTESTED.value: Standing.CONTESTED.value, State.PROPOSED.value: Standing.PROPOSED.value}
Point = tuple[str, str]  # the year's name and the checkpoint's


@dataclass(frozen=True, slots=True)
class Released:
    """The open picture of a school at a point; `cells` None when nothing was shown."""

    cells: Cells | None
    persons: int
    on: date


class Closing:
    def __init__(self, sheets: Sheets, trust: int, ways: Ways, today: date) -> None:
        self.sheets, self.trust, self.ways, self.today = sheets, trust, ways, today
        self.points = [each for each in ways.points() if each[2] < today]
        self.released: dict[Point, list[Released]] = {}
        self._place = {phase: place for place, phase in enumerate(sorted(set(ways.phases.values())), start=1)}

    def school(self, school: int, teams: list[str], everybody: list[Holding]) -> None:
        shown: list[Picture] = []
        for year, code, on in self.points:
            closed = datetime.combine(on + timedelta(days=1), time(5))
            state = self._freeze(school, year.calendar_id or 0, code, on, closed, teams, everybody)
            answer = release(shown[-LOOK_BACK:], state, len(self._place) + 1, on)
            cells = answer.cells if isinstance(answer, Picture) else None
            if isinstance(answer, Picture):
                shown.append(answer)
            withheld = answer.value if isinstance(answer, Withheld) else ""
            self._write(school, year.name, code, on, closed, cells, len(state), withheld)
            self.released.setdefault((year.name, code), []).append(Released(cells, len(state), on))

    def whole_trust(self) -> None:
        """A picture for each point of the trust's own, made of the schools' pictures."""
        for (year, code), each in self.released.items():
            shown = [one.cells for one in each if one.cells is not None]
            left_out = sum(one.persons for one in each if one.cells is None)
            cells = together(shown, left_out)
            on = max(one.on for one in each)
            closed = datetime.combine(on + timedelta(days=1), time(5))
            withheld = "" if cells else Withheld.TOO_FEW.value
            self._write(None, year, code, on, closed, cells, sum(one.persons for one in each), withheld)

    def _freeze(
        self, school: int, calendar: int, code: str, on: date, closed: datetime, teams: list[str], posts: list[Holding]
    ) -> dict[Hashable, int]:
        checkpoint = self.sheets.checkpoints.add(self.trust, school, calendar, code, on, closed)
        state: dict[Hashable, int] = {}
        add = self.sheets.frozen.add
        for holding in posts:
            if holding.starts <= on < holding.ends:
                standing, position = stood(holding.path, on, closed)
                seat = holding.seat
                add(self.trust, checkpoint, holding.post, seat.kind, teams[seat.team], standing, position)
                state[holding.person] = self._place[self.ways.phases[position]] if position else 0
        return state

    def _write(
        self,
        school: int | None,
        year: str,
        code: str,
        on: date,
        at: datetime,
        cells: Cells | None,
        persons: int,
        withheld: str,
    ) -> None:
        names = ["", *self.ways.phase_names]
        bands = json.dumps([_band(name, cell) for name, cell in zip(names, cells or (), strict=False)])
        known = persons if cells else None
        self.sheets.releases.add(self.trust, school, year, code, on, at, known, bands, withheld)


def stood(path: Iterable[Step], on: date, known_by: datetime) -> tuple[str, int | None]:
    """As `stages.profile.standing_on`, of what was known at a moment. Placements are in the order of their days."""
    position, beside = None, ""
    for effective, recorded, settled, voided, state, aim in path:
        if effective > on or recorded > known_by or (voided is not None and voided <= known_by):
            continue
        if state == State.AGREED and settled is not None and settled <= known_by:
            position = aim
        elif beside != State.CONTESTED:
            beside = state if state == State.CONTESTED else State.PROPOSED.value
    if position is not None:
        return Standing.PLACED.value, position
    return BESIDE.get(beside, Standing.NOT_PLACED.value), None


def _band(phase: str, cell: Cell) -> dict[str, Any]:
    return {"phase": phase, "low": cell.low, "high": cell.high, "how": cell.how.value}
