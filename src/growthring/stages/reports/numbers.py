"""One day's profile as plain data: what `growthring profile --json` prints. Documented in profile-json.md."""

from datetime import date
from typing import Any

from growthring.people.models import PostKind, School
from growthring.stages.profile import Stood, Tally, tally, tally_by
from growthring.stages.queries.profile import Point, Profile

Numbers = dict[str, Any]
FORMAT = 1


def numbers(school: School, profile: Profile, on: date) -> Numbers:
    """Counted from today's records; beside them, when a checkpoint was closed for the day, as it was recorded."""
    rows = profile.live(on).rows
    whole = tally(rows, profile.size)
    closed = next((point for point in profile.points if point.closed and point.on == on), None)
    return {
        "format": FORMAT,
        "trust": school.trust.slug,
        "school": {"slug": school.slug, "name": school.name},
        "on": on.isoformat(),
        "scale": _scale(profile),
        **counts(whole),
        "by_kind": [
            {"kind": kind, **counts(group)}
            for kind, group in tally_by(rows, lambda row: row.kind, profile.size).items()
        ],
        "by_team": [{"team": team, **counts(group)} for team, group in tally_by(rows, _team, profile.size).items()],
        "as_recorded": _as_recorded(profile, closed) if closed else None,
        "corrected_since": _corrected(profile, closed) if closed else [],
    }


def counts(group: Tally) -> Numbers:
    """The columns of one group; `stages` and the three beside them add up to `n`."""
    return {
        "n": group.n,
        "persons": group.persons,
        "stages": list(group.stages),
        "not_placed": group.not_placed,
        "proposed": group.proposed,
        "contested": group.contested,
        "placed": group.placed,
        "median_stage": group.median,
        "at_four_or_above": group.at_four_or_above,
    }


def kind_name(kind: str) -> str:
    return str(PostKind(kind).label) if kind in PostKind.values else kind


def _team(row: Stood) -> str:
    return row.team


def _scale(profile: Profile) -> Numbers:
    version = profile.stages[0].scale if profile.stages else None
    named = [{"position": each.position, "name": each.name, "phase": each.phase_name} for each in profile.stages]
    return {"version": version.number if version else None, "stages": named}


def _as_recorded(profile: Profile, closed: Point) -> Numbers:
    assert closed.closed is not None
    return {
        "point": closed.code,
        "year": closed.year,
        "closed_at": closed.closed.closed_at.isoformat(),
        **counts(profile.tally(closed)),
    }


def _corrected(profile: Profile, closed: Point) -> list[Numbers]:
    found = profile.corrected_since(closed)
    return [{"column": each.column, "recorded": each.recorded, "now": each.now, "by": each.by} for each in found]
