"""Imports over time, as much of each as the reader may know."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from growthring.core import clock
from growthring.core.access import Actor, Role
from growthring.interop import policy
from growthring.interop.models import ImportAddition, ImportBatch, ImportChange
from growthring.interop.words import FORMATS
from growthring.people.models import Post, School

SHOWN = timedelta(days=2 * 366)  # as long as counts are kept
HAPPENED = "that an import happened and in which numbers, for heads and the trust's director: no file, no name"


@dataclass(frozen=True, slots=True)
class Came:
    """One import. `key`, `file` and `by` are empty for whoever knows only that it happened."""

    at: datetime
    format: str
    state: str
    told: str  # the state in words
    joins: int
    changes: int
    leavers: int
    refused: int
    key: str = ""
    file: str = ""
    by: str = ""
    is_by_command: bool = False

    @property
    def is_done(self) -> bool:
        """It was applied, whether or not it was taken back."""
        return self.state in {ImportBatch.State.APPLIED, ImportBatch.State.UNDONE}


def came(actor: Actor) -> list[Came]:
    """The latest first. A head is told what came into their own schools."""
    since = clock.now() - SHOWN
    if policy.may_read_batches(actor):
        rows = ImportBatch.objects.visible_to(actor).select_related("made_by")
        return [_whole(batch) for batch in rows.filter(made_at__gte=since).defer("roster", "shown")]
    happened = ImportBatch.objects.unscoped(reason=HAPPENED).filter(trust_id=actor.trust_id, made_at__gte=since)
    done = happened.filter(state__in=(ImportBatch.State.APPLIED, ImportBatch.State.UNDONE))
    rows_of_all = done.values_list("applied_at", "made_at", "format", "state", "summary")
    if actor.trust_wide(Role.HD, Role.TPD):
        return [_bare(*row) for row in rows_of_all]
    own = School.objects.unscoped(reason=HAPPENED).filter(pk__in=actor.schools_as(Role.HD, Role.TPD))
    keys = set(own.values_list("key", flat=True))
    return [_bare(*row[:4], told) for row in rows_of_all if (told := _of_schools(row[4], keys))]


def _of_schools(summary: dict[str, Any], keys: set[str]) -> dict[str, int]:
    """Rows that were not taken belong to no school, and are not told."""
    parts = [counts for key, counts in (summary.get("by_school") or {}).items() if key in keys]
    return dict(sum((Counter(part) for part in parts), Counter())) if parts else {}


def _bare(applied_at: datetime | None, made_at: datetime, form: str, state: str, summary: dict[str, Any]) -> Came:
    joins, changes, leavers, refused = (summary.get(name, 0) for name in ("joins", "changes", "leavers", "refused"))
    told = str(ImportBatch.State(state).label)
    return Came(applied_at or made_at, str(FORMATS.get(form, form)), state, told, joins, changes, leavers, refused)


def _whole(batch: ImportBatch) -> Came:
    bare = _bare(batch.applied_at, batch.made_at, batch.format, batch.state, batch.summary)
    by = str(batch.made_by) if batch.made_by else ""
    return Came(
        bare.at, bare.format, bare.state, bare.told, bare.joins, bare.changes, bare.leavers, bare.refused,
        batch.key, batch.file_name, by, batch.made_by_id is None,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class SchoolSource:
    """What last brought or changed posts of a school; `school` None is the trust itself."""

    school: School | None
    batch: ImportBatch | None
    posts: int


def by_school(actor: Actor) -> list[SchoolSource]:
    """For whoever reads batches: each school, with the import that touched it last. Known for ninety days."""
    batches = ImportBatch.objects.visible_to(actor).filter(state=ImportBatch.State.APPLIED)
    touched = _touched(actor, list(batches.defer("roster", "shown").order_by("-applied_at", "-pk")[:200]))
    schools = School.objects.visible_to(actor).filter(trust_id=actor.trust_id).order_by("name")
    if not actor.trust_wide(Role.OFF, Role.HR):
        schools = schools.filter(pk__in=actor.schools_as(Role.OFF, Role.HR))
    found = [SchoolSource(school, *touched.get(school.pk, (None, 0))) for school in schools]
    return [*found, SchoolSource(None, *touched[None])] if None in touched else found


def _touched(actor: Actor, batches: list[ImportBatch]) -> dict[int | None, tuple[ImportBatch, int]]:
    label = Post._meta.label
    keys = {batch.pk for batch in batches}
    rows: dict[int, list[int]] = {key: [] for key in keys}
    changed = ImportChange.objects.visible_to(actor).filter(batch__in=keys, model=label)
    for key, row in changed.values_list("batch_id", "row_id"):
        rows[key].append(row)
    added = ImportAddition.objects.visible_to(actor).filter(batch__in=keys, model=label)
    for key, ids in added.values_list("batch_id", "ids"):
        rows[key] += ids
    if not any(rows.values()):
        return {}
    where: dict[int, int | None] = dict(Post.objects.visible_to(actor).values_list("pk", "school_id"))
    return _latest(batches, rows, where)


def _latest(
    batches: Iterable[ImportBatch], rows: dict[int, list[int]], where: dict[int, int | None]
) -> dict[int | None, tuple[ImportBatch, int]]:
    found: dict[int | None, tuple[ImportBatch, int]] = {}
    for batch in batches:
        for school, posts in Counter(where[pk] for pk in set(rows[batch.pk]) if pk in where).items():
            found.setdefault(school, (batch, posts))
    return found
