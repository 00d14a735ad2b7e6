"""Saving a text that two may edit: no sentence that was said to be saved ever goes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from growthring.core.access import Actor
from growthring.people.models import Person
from growthring.writing.models import Versioned

WHY = "locking the text that is written, of which whoever asks has asked the policy"
Keep = Callable[[int, str], Any]  # number and text: stores one row of the history


class Overtaken(Exception):
    """Somebody saved another text since `mine` was begun. `version` and `writer` are those of `theirs`."""

    def __init__(self, theirs: str, mine: str, version: int, writer: Person | None) -> None:
        super().__init__(f"version {version} stands")
        self.theirs, self.mine, self.version, self.writer = theirs, mine, version, writer


@dataclass(frozen=True, slots=True)
class Beside:
    """Two texts for one box, for `writing/_both.html`: the second writer sees both and chooses."""

    name: str  # of the box; `seen_name` carries the version
    label: str
    theirs: str
    mine: str
    version: int
    writer: str = ""
    seen_name: str = "seen"
    readers: str = ""

    @property
    def together(self) -> str:
        """What the box begins with: what they saved, then what was typed here."""
        return f"{self.theirs.rstrip()}\n\n{self.mine.lstrip()}"

    @classmethod
    def of(cls, overtaken: Overtaken, *, name: str, label: str, seen_name: str = "seen", readers: str = "") -> "Beside":
        told = overtaken
        writer = str(told.writer) if told.writer else ""
        return cls(name, label, told.theirs, told.mine, told.version, writer, seen_name, readers)


@transaction.atomic
def write(*, actor: Actor, row: Versioned, field: str, text: str, seen: int, keep: Keep) -> int:
    """Save `text` into the field, `seen` being the version it was written over; the number of the text that stands.

    `keep` is called before the row is saved, in the same transaction. Raises `Overtaken` without changing anything.
    """
    stands = _locked(row)
    current: str = getattr(stands, field)
    text = text.replace("\r\n", "\n")  # as a browser sends it
    if text == current:
        return _told(row, stands, field)
    if stands.version != seen:
        raise Overtaken(current, text, stands.version, stands.written_by)
    if current and stands.version == 0:
        keep(0, current)  # a text that stood there before anybody wrote
    stands.version += 1
    keep(stands.version, text)
    setattr(stands, field, text)
    stands.written_by_id = actor.person_id
    stands.save(update_fields=[field, "version", "written_by"])
    return _told(row, stands, field)


def _locked(row: Any) -> Any:
    rows = type(row).objects.unscoped(reason=WHY).select_for_update(of=("self",))
    return rows.select_related("written_by").get(pk=row.pk)


def _told(row: Versioned, stands: Any, field: str) -> int:
    """The caller's row says what stands now."""
    setattr(row, field, getattr(stands, field))
    row.version, row.written_by_id = stands.version, stands.written_by_id
    return row.version
