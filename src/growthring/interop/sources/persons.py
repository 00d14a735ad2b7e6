"""Where a person's entry came from, in lines for whoever keeps it: which file, when, and what was changed since."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, OuterRef, Subquery, Value
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as say

from growthring.audit.models import Event
from growthring.core import clock
from growthring.core.access import Actor
from growthring.interop import policy
from growthring.interop.models import ImportAddition, ImportBatch, ImportChange
from growthring.interop.services import UNDOABLE
from growthring.people.models import Person
from growthring.people.services.events import DIRECTORY

CHANGED_ON = "the day an entry was last changed by hand, for whoever keeps it: not by whom, not how"
FIELDS = {
    "given_name": say("First name"),
    "family_name": say("Surname"),
    "preferred_name": say("Preferred first name"),
    "email": say("E-mail"),
    "staff_id": say("Staff number"),
}


@dataclass(frozen=True, slots=True)
class Touch:
    """An import that made the entry (`after` None) or changed it; `by_hand` is when somebody did so last."""

    file: str
    at: datetime
    after: dict[str, Any] | None
    by_hand: datetime | None


def lines_about(actor: Actor, person: Person) -> list[str]:
    """Nothing for whoever does not read imports, and nothing that is older than what imports remember."""
    touches = _touches(actor, person) if policy.may_read_batches(actor) else []
    return [_came(touch) for touch in touches] + _by_hand(person, touches)


def _touches(actor: Actor, person: Person) -> list[Touch]:
    """In one read, whatever there is; the earliest first."""
    rows = _changes(actor, person).union(_additions(actor, person), all=True)
    found = [
        Touch(file, at, told if kind == "changed" else None, by_hand)
        for kind, file, at, told, by_hand in rows
        if kind == "changed" or person.pk in told
    ]
    return sorted(found, key=lambda touch: touch.at)


def _changes(actor: Actor, person: Person) -> Any:
    rows = ImportChange.objects.visible_to(actor).filter(row_id=person.pk)
    return _told(rows, person, Value("changed"), F("after"))


def _additions(actor: Actor, person: Person) -> Any:
    return _told(ImportAddition.objects.visible_to(actor), person, Value("added"), F("ids"))


def _told(rows: Any, person: Person, kind: Value, told: F) -> Any:
    since = clock.now() - UNDOABLE
    applied = rows.filter(
        model=Person._meta.label, batch__state=ImportBatch.State.APPLIED, batch__applied_at__gte=since
    )
    events = Event.objects.unscoped(reason=CHANGED_ON).filter(
        subject_id=person.pk, trust_id=OuterRef("trust_id"), kind=DIRECTORY, verb=Event.Verb.CHANGED
    )
    by_hand = Subquery(events.order_by("-at").values("at")[:1])
    return applied.order_by().values_list(kind, F("batch__file_name"), F("batch__applied_at"), told, by_hand)


def _came(touch: Touch) -> str:
    told = {"file": touch.file, "day": _day(touch.at)}
    if touch.after is None:
        return _("Joined with the staff list %(file)s, %(day)s.") % told
    return _("Changed by the staff list %(file)s, %(day)s.") % told


def _by_hand(person: Person, touches: list[Touch]) -> list[str]:
    """What is no longer as the last list that brought it had it."""
    last: dict[str, Any] = {}
    for touch in touches:
        last |= touch.after or {}
    names = [str(FIELDS[name]) for name, value in last.items() if name in FIELDS and _differs(person, name, value)]
    day = touches[-1].by_hand if touches else None
    later = day is not None and day > touches[-1].at
    if names:
        told = {"what": ", ".join(names), "day": _day(day) if day else _("since")}
        return [_("%(what)s: changed by hand, %(day)s.") % told]
    return [_("Changed by hand, %(day)s.") % {"day": _day(day)}] if later and day else []


def _differs(person: Person, name: str, value: Any) -> bool:
    return str(getattr(person, name, "") or "") != str(value or "")


def _day(at: datetime) -> str:
    return date_format(localtime(at), "j F Y")
