"""The verbs of mappings: say, remember, use, change, forget."""

from dataclasses import replace

from django.db import transaction
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as say

from growthring.audit import services as audit
from growthring.core import clock
from growthring.core.access import Actor, Forbidden
from growthring.interop import policy
from growthring.interop.applying import Tell, quiet
from growthring.interop.mapping.models import ColumnMapping
from growthring.interop.mapping.waiting import Opened, forget
from growthring.interop.models import ImportBatch
from growthring.interop.reading import Mapping, Roster, read_table
from growthring.interop.reading.mapping import Values, plain, signature
from growthring.interop.reading.shapes import Listener
from growthring.interop.services import preview
from growthring.people.models import School, Trust

KIND = "Import batch"
WHOLE_TRUST = "trust"
NOT_YOURS = say("What the columns of the trust's files are, the trust's own office says.")
WHY = "what the trust said of a file's columns, for reading the next one"


def remembered(trust: Trust, actor: Actor | None = None) -> dict[str, Mapping]:
    """What the trust has said of files, by the signature of their headings; the school of the actor goes before it."""
    rows = _known(trust, actor)
    names = school_names(trust) if rows else {}
    return {row.signature: Mapping(row.columns, spoken(row.values, names), said_of(row)) for row in rows}


def _known(trust: Trust, actor: Actor | None) -> list[ColumnMapping]:
    """The trust's first, so that a school's own come over them; of several schools the one that spoke last."""
    rows = ColumnMapping.objects.unscoped(reason=WHY).filter(trust=trust)
    own = policy.importable_schools(actor) if actor else None
    theirs = Q(school__isnull=True) if own is None else Q(school__isnull=True) | Q(school__in=own)
    return sorted(rows.filter(theirs), key=lambda row: (row.school_id is not None, row.made_at))


def school_names(trust: Trust) -> dict[str, str]:
    rows = School.objects.unscoped(reason="names of the trust's schools, for reading a file").filter(trust=trust)
    return dict(rows.values_list("key", "name"))


def spoken(values: Values, names: dict[str, str]) -> Values:
    """With schools by their names, as the reader wants them; one that is gone is read as written."""
    known = {**names, WHOLE_TRUST: WHOLE_TRUST}
    own = {plain(name) for name in names.values()}  # what is a school's own name means that school, whatever was said
    said = {written: key for written, key in values.get("school", {}).items() if plain(written) not in own}
    schools = {written: known[key] for written, key in said.items() if key in known}
    return {**values, "school": schools}


def said_of(row: ColumnMapping) -> str:
    day = date_format(localtime(row.made_at), "j F Y")
    return _("The columns were read as they were mapped on %(day)s.") % {"day": day}


def roster_of(opened: Opened, progress: Listener | None = None, most: int | None = None) -> Roster:
    """What the table says, by what was chosen so far; `most` is the number of its first rows that are looked at."""
    names = school_names(opened.row.trust)
    mapping = Mapping(opened.said.columns, spoken(opened.said.values, names))
    raw = replace(opened.raw, rows=opened.raw.rows[:most])
    return read_table(raw, opened.line, mapping, on=clock.today(), progress=progress)


def finish(
    *,
    actor: Actor,
    opened: Opened,
    batch: ImportBatch | None = None,
    tell: Tell = quiet,
    progress: Listener | None = None,
) -> ImportBatch:
    """Remember what was said, make the preview of who joins and changes, and let go of the table."""
    roster = roster_of(opened, progress)
    row = opened.row
    batch, _plan = preview(actor=actor, trust=row.trust, roster=roster, file_name=row.file_name, batch=batch, tell=tell)
    _settle(actor, opened, batch)
    return batch


@transaction.atomic
def _settle(actor: Actor, opened: Opened, batch: ImportBatch) -> None:
    if opened.line:
        batch.mapping = remember(
            actor=actor, trust=opened.row.trust, file_name=opened.row.file_name,
            headings=opened.raw.headings(opened.line), columns=opened.said.columns, values=opened.said.values,
        )  # fmt: skip
        batch.save(update_fields=["mapping"])
    forget(opened.row)


@transaction.atomic
def remember(
    *, actor: Actor | None, trust: Trust, file_name: str, headings: list[str], columns: dict[str, str], values: Values
) -> ColumnMapping:
    """`actor` None is the installation's own command. What one school's office says is for its own files."""
    if actor is not None and not policy.may_import(actor):
        raise Forbidden(_("The office brings staff in."))
    own = policy.importable_schools(actor) if actor else None
    facts = {
        "file_name": file_name[:120],
        "headings": [heading for heading in headings if heading],
        "columns": columns,
        "values": values,
        "made_by_id": actor.person_id if actor else None,
        "made_at": clock.now(),
    }
    rows = ColumnMapping.objects.unscoped(reason=WHY)
    school = min(own) if own else None
    row, is_new = rows.update_or_create(trust=trust, school_id=school, signature=signature(headings), defaults=facts)
    _record(actor, row, audit.Verb.ADDED if is_new else audit.Verb.CHANGED)
    return row


def use(*, actor: Actor | None = None, batch: ImportBatch, roster: Roster) -> None:
    """Note with the batch which mapping it was read by."""
    if roster.signature:
        said = [row for row in _known(batch.trust, actor) if row.signature == roster.signature]
        batch.mapping = said[-1] if said else None
        if batch.mapping:
            batch.mapping.used_at = clock.now()
            batch.mapping.save(update_fields=["used_at"])
        batch.save(update_fields=["mapping"])


@transaction.atomic
def change(*, actor: Actor, row: ColumnMapping, columns: dict[str, str]) -> None:
    _permit(actor, row)
    row.columns, row.made_at, row.made_by_id = columns, clock.now(), actor.person_id
    row.save(update_fields=["columns", "made_at", "made_by"])
    _record(actor, row, audit.Verb.CHANGED)


@transaction.atomic
def forget_mapping(*, actor: Actor | None, row: ColumnMapping) -> None:
    _permit(actor, row)
    _record(actor, row, audit.Verb.ENDED)
    ColumnMapping.objects.unscoped(reason=WHY).filter(pk=row.pk).delete()


def _permit(actor: Actor | None, row: ColumnMapping) -> None:
    if not policy.may_say(actor, row):
        raise Forbidden(NOT_YOURS)


def _record(actor: Actor | None, row: ColumnMapping, verb: audit.Verb) -> None:
    audit.record(actor=actor, verb=verb, kind=KIND, trust_id=row.trust_id, where="columns of a file")
