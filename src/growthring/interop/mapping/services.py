"""The verbs of mappings: say, remember, use, change, forget."""

from django.db import transaction
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

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
WHY = "what the trust said of a file's columns, for reading the next one"


def remembered(trust: Trust) -> dict[str, Mapping]:
    """What the trust has said of files, by the signature of their headings."""
    rows = ColumnMapping.objects.unscoped(reason=WHY).filter(trust=trust)
    names = school_names(trust) if rows.exists() else {}
    return {row.signature: Mapping(row.columns, spoken(row.values, names), said_of(row)) for row in rows}


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


def roster_of(opened: Opened, progress: Listener | None = None) -> Roster:
    """What the table says, by what was chosen so far."""
    names = school_names(opened.row.trust)
    mapping = Mapping(opened.said.columns, spoken(opened.said.values, names))
    return read_table(opened.raw, opened.line, mapping, on=clock.today(), progress=progress)


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
    """`actor` None is the installation's own command."""
    _permit(actor)
    facts = {
        "file_name": file_name[:120],
        "headings": [heading for heading in headings if heading],
        "columns": columns,
        "values": values,
        "made_by_id": actor.person_id if actor else None,
        "made_at": clock.now(),
    }
    rows = ColumnMapping.objects.unscoped(reason=WHY)
    row, is_new = rows.update_or_create(trust=trust, signature=signature(headings), defaults=facts)
    _record(actor, row, audit.Verb.ADDED if is_new else audit.Verb.CHANGED)
    return row


def use(*, batch: ImportBatch, roster: Roster) -> None:
    """Note with the batch which mapping it was read by."""
    if roster.signature:
        rows = ColumnMapping.objects.unscoped(reason=WHY).filter(trust_id=batch.trust_id, signature=roster.signature)
        rows.update(used_at=clock.now())
        batch.mapping = rows.first()
        batch.save(update_fields=["mapping"])


@transaction.atomic
def change(*, actor: Actor, row: ColumnMapping, columns: dict[str, str]) -> None:
    _permit(actor)
    row.columns, row.made_at, row.made_by_id = columns, clock.now(), actor.person_id
    row.save(update_fields=["columns", "made_at", "made_by"])
    _record(actor, row, audit.Verb.CHANGED)


@transaction.atomic
def forget_mapping(*, actor: Actor | None, row: ColumnMapping) -> None:
    _permit(actor)
    _record(actor, row, audit.Verb.ENDED)
    ColumnMapping.objects.unscoped(reason=WHY).filter(pk=row.pk).delete()


def _permit(actor: Actor | None) -> None:
    if actor is not None and not policy.may_import(actor):
        raise Forbidden(_("The office brings staff in."))


def _record(actor: Actor | None, row: ColumnMapping, verb: audit.Verb) -> None:
    audit.record(actor=actor, verb=verb, kind=KIND, trust_id=row.trust_id, where="columns of a file")
