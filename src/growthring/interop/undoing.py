"""Taking an import back: everything it did, or nothing, with the reasons in words."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, cast

from django.apps import apps
from django.db import models
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from growthring.audit.models import Event
from growthring.core import bulk, clock
from growthring.core.records import declared
from growthring.interop.applying import CHUNK, Step, Tell, quiet, values_of
from growthring.interop.marking import columns_of, marks_of_columns
from growthring.interop.models import ImportAddition, ImportBatch, ImportChange
from growthring.people.models import Person
from growthring.people.moving import left_since
from growthring.people.policy import kept_in

WHY = "taking back one import batch"
MOST_REASONS = 50
# Children before parents, so that a protected key never stands in the way.
ORDER = (
    "stages.Voice",
    "stages.Placement",
    "stages.AssuranceItem",
    "stages.Assurance",
    "people.Partnership",
    "people.Contract",
    "people.Post",
    "people.Person",
    "people.Team",
    "people.School",
)
# The school a row belongs to; a person is theirs who keep the entry.
SCHOOL_OF = {
    "people.School": "pk",
    "people.Team": "school",
    "people.Post": "school",
    "people.Contract": "post__school",
    "people.Partnership": "post__school",
}
# What an office may know of whoever works in its school. Of other rows it is told whom they are about, and no more: a
# legal hold or what was opened to a partner is not for it to learn.
KNOWN_TO_OFFICE = {*SCHOOL_OF, "people.Invitation"}
Ours = dict[str, set[int]]  # keys by label
Rows = dict[tuple[str, int], models.Model]


class CannotUndo(Exception):
    """`reasons`: one sentence for each row that stands in the way, as far as one would read them."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(" ".join(reasons[:3]))
        self.reasons = reasons


@dataclass(slots=True)
class Found:
    """What a batch did, and why it cannot be taken back."""

    changes: list[ImportChange]
    ours: Ours
    reasons: list[str]

    @property
    def changed(self) -> list[ImportChange]:
        return [change for change in self.changes if change.action == ImportChange.Action.CHANGED]

    @property
    def rows(self) -> int:
        return sum(map(len, self.ours.values())) + len(self.changed)


def look(batch: ImportBatch, tell: Tell = quiet) -> Found:
    """Nothing is written. Raises `CannotUndo`."""
    changes = list(ImportChange.objects.unscoped(reason=WHY).filter(batch=batch))
    found = Found(changes, added_by(batch, changes), [])
    reasons = list(dict.fromkeys(islice(_reasons(batch, found, tell), MOST_REASONS)))
    if reasons:
        raise CannotUndo(reasons)
    return found


def moment_of(batch: ImportBatch) -> tuple[Any, ...]:
    """The same later on when nobody has changed anything in the trust, and the batch has done nothing more, either."""
    told = (Event.Verb.LOOKED, Event.Verb.EXPORTED)
    changes = Event.objects.unscoped(reason=WHY).filter(trust_id=batch.trust_id).exclude(verb__in=told)
    did = ImportAddition.objects.unscoped(reason=WHY).filter(batch=batch)
    return changes.order_by("-pk").values_list("pk", flat=True).first(), did.count()


def take_back(found: Found, tell: Tell) -> None:
    """Delete what the batch added and restore what it changed. The caller holds the transaction."""
    _remove(found, tell)  # first: only one line manager is open
    _restore(found.changed)


def added_by(batch: ImportBatch, changes: Iterable[ImportChange] = ()) -> Ours:
    """The rows the batch added, by model. Batches of earlier versions have a change for each."""
    ours: Ours = defaultdict(set)
    for label, ids in ImportAddition.objects.unscoped(reason=WHY).filter(batch=batch).values_list("model", "ids"):
        ours[label].update(ids)
    for change in changes:
        if change.action == ImportChange.Action.ADDED:
            ours[change.model].add(change.row_id)
    return ours


def reaches_beyond(batch: ImportBatch, schools: frozenset[int]) -> bool:
    """Whether it added or changed anything that is not of these schools."""
    touched = added_by(batch)
    changes = ImportChange.objects.unscoped(reason=WHY).filter(batch=batch)
    for label, pk in changes.values_list("model", "row_id"):
        touched[label].add(pk)
    beyond: list[QuerySet[Any]] = [
        apps.get_model(label)._base_manager.exclude(**{f"{path}__in": schools}) for label, path in SCHOOL_OF.items()
    ]
    beyond.append(Person._base_manager.exclude(kept_in(schools, clock.today())))
    return any(
        rows.filter(pk__in=some).exists() for rows in beyond for some in chunks_of(touched[rows.model._meta.label])
    )


def _reasons(batch: ImportBatch, found: Found, tell: Tell) -> Iterator[str]:
    if left_since(batch.trust_id, batch.applied_at or batch.made_at):
        yield _("A school has left the trust since: this cannot be taken back as a whole any more.")
        return
    done = 0
    for addition in ImportAddition.objects.unscoped(reason=WHY).filter(batch=batch).iterator(chunk_size=10):
        yield from _changed_since(addition)
        done += len(addition.ids)
        tell(Step("looking", done, found.rows))
    rows = _rows(found.changes)
    yield from (reason for change in found.changes if (reason := _in_the_way(change, rows)))
    yield from _hangs_on(found.changes, found.ours)


def _changed_since(addition: ImportAddition) -> Iterator[str]:
    model = apps.get_model(addition.model)
    now = _marks_now(model, addition)
    if len(now) < len(addition.ids):
        yield _removed()
    touched = [pk for pk, mark in addition.pairs.items() if now.get(pk, mark) != mark]
    yield from (_changed(row) for row in _where(model, "pk", touched))


def _marks_now(model: type[models.Model], addition: ImportAddition) -> dict[int, str]:
    """Of the rows still there. The columns may be of an older version: where one is gone, a row counts as changed."""
    wanted = set(addition.ids)
    if not wanted:  # its rows have gone along with a school
        return {}
    rows = model._base_manager.filter(pk__gte=min(wanted), pk__lte=max(wanted)).order_by("pk")
    if len(wanted) <= max(wanted) - min(wanted):  # others' rows lie between them
        rows = rows.filter(pk__in=wanted)
    if not set(columns_of(model)) >= set(addition.columns):
        return dict.fromkeys(rows.values_list("pk", flat=True), "")
    held: list[Any] = list(zip(*rows.values_list("pk", *addition.columns), strict=True))
    return dict(zip(held[0], marks_of_columns(held[1:]), strict=True)) if held else {}


def _rows(changes: list[ImportChange]) -> Rows:
    wanted: dict[str, list[int]] = defaultdict(list)
    for change in changes:
        wanted[change.model].append(change.row_id)
    return {(label, row.pk): row for label, ids in wanted.items() for row in _where(apps.get_model(label), "pk", ids)}


def _in_the_way(change: ImportChange, rows: Rows) -> str:
    row = rows.get((change.model, change.row_id))
    if row is None:
        return _removed()
    now = values_of(row)
    return _changed(row) if any(now.get(name) != value for name, value in change.after.items()) else ""


def _removed() -> str:
    return _("Something this import brought in has been removed since.")


def _changed(row: models.Model) -> str:
    return _("%(what)s has been changed since.") % {"what": _called(row)}


def _called(row: models.Model) -> str:
    """The row for the office: of what belongs to no room of theirs only whom it is about."""
    person = _about(row)
    if person is row:
        return str(row)
    return f"{row} ({person})" if row._meta.label in KNOWN_TO_OFFICE else str(person)


def _about(row: models.Model) -> models.Model:
    """The person, as far as the row is declared to be about one."""
    record = declared(type(row))
    person: Any = row
    for step in (record.subject if record and record.subject else "").split("__"):
        person = getattr(person, step, person) if step else person
    return cast("models.Model", person)


def _hangs_on(changes: list[ImportChange], ours: Ours) -> Iterator[str]:
    """Rows that others have made since and that would go, too: nobody's work is deleted with an undo."""
    led: dict[tuple[str, str], set[int]] = defaultdict(set)  # rows the batch itself has led to ours
    for change in changes:
        for column in change.before:
            led[change.model, column].add(change.row_id)
    for label, ids in ours.items():
        for model, column in _leading_to(label):
            known = ours.get(model._meta.label, set()) | led[model._meta.label, column]
            strangers = _strangers(model, column, ids, known)
            yield from (_since(row) for row in _where(model, "pk", strangers))


def _strangers(model: type[models.Model], column: str, ids: set[int], known: set[int]) -> list[int]:
    """Keys of rows that lead to ours and are not known: asked for by their span, as a batch's rows lie together."""
    if not ids:
        return []
    led = model._base_manager.filter(**{f"{column}__gte": min(ids), f"{column}__lte": max(ids)})
    pairs = led.order_by().values_list("pk", column).iterator(chunk_size=CHUNK)
    return sorted(pk for pk, to in pairs if to in ids and pk not in known)


def _leading_to(label: str) -> Iterator[tuple[type[models.Model], str]]:
    """Models with a key to this one, and its column; an import's own tables aside."""
    for relation in apps.get_model(label)._meta.related_objects:
        model: Any = relation.related_model
        if model._meta.app_label != "interop":
            yield model, relation.field.attname


def _since(row: models.Model) -> str:
    if row._meta.app_label != "people":
        return _("%(person)s has begun to work with it since.") % {"person": _called(row)}
    if row._meta.label not in KNOWN_TO_OFFICE:
        return _changed(_about(row))
    return _("Since then this has been added: %(what)s, %(row)s.") % {
        "what": row._meta.verbose_name,
        "row": _called(row),
    }


def _where(model: type[models.Model], column: str, ids: Iterable[int]) -> list[models.Model]:
    found: list[models.Model] = []
    for some in chunks_of(ids):
        found += model._base_manager.filter(**{f"{column}__in": some}).order_by("pk")
    return found


def chunks_of(ids: Iterable[int]) -> Iterator[list[int]]:
    wanted = sorted(ids)
    return (wanted[start : start + CHUNK] for start in range(0, len(wanted), CHUNK))


def _restore(changes: list[ImportChange]) -> None:
    """The values of before."""
    rows = _rows(changes)
    restored: list[tuple[models.Model, list[str]]] = []
    for change in changes:
        row = rows[change.model, change.row_id]
        fields = [_field(row, attname) for attname in change.before]
        for field in fields:
            setattr(row, field.attname, field.to_python(change.before[field.attname]))
        restored.append((row, [field.name for field in fields]))
    bulk.update(restored)


def _field(row: models.Model, attname: str) -> Any:
    return next(field for field in row._meta.concrete_fields if field.attname == attname)


def _remove(found: Found, tell: Tell) -> None:
    done = 0
    for label in [*ORDER, *sorted(set(found.ours) - set(ORDER))]:
        model = apps.get_model(label)
        ids = found.ours.get(label, set())
        is_alone = bool(ids) and label in ORDER and not _is_led_to(model, ids)
        for some in chunks_of(ids):
            rows = model._base_manager.filter(pk__in=some)
            if is_alone:
                rows._raw_delete(rows.db)
            else:
                rows.delete()
            done += len(some)
            tell(Step("undoing", done, found.rows))


def _is_led_to(model: type[models.Model], ids: set[int]) -> bool:
    """Whether a row leads there by a key that hides its other end; the others were looked at, and theirs are gone."""
    return any(_leads(field, ids) for field in model._meta.get_fields(include_hidden=True) if _is_unseen(field))


def _is_unseen(field: Any) -> bool:
    is_key = isinstance(field, models.ForeignObjectRel)
    return is_key and (field.hidden or bool(field.related_model._meta.app_label == "interop"))


def _leads(field: Any, ids: set[int]) -> bool:
    return bool(_strangers(field.related_model, field.field.attname, ids, set()))
