"""Who may bring staff in, and see what was brought in: the office does, human resources read."""

from django.db.models import Q

from growthring.core.access import Actor, Role
from growthring.core.scoping import NOTHING, visibility
from growthring.interop.mapping.models import ColumnMapping, WaitingTable
from growthring.interop.models import ImportAddition, ImportBatch, ImportChange, LeaverProposal
from growthring.people.models import School


def may_import(actor: Actor) -> bool:
    return actor.holds_any(Role.OFF)


def may_read_batches(actor: Actor) -> bool:
    return actor.holds_any(Role.OFF, Role.HR)


def may_know_of_batches(actor: Actor) -> bool:
    """That something was brought in, and in which numbers."""
    return actor.holds_any(Role.OFF, Role.HR, Role.HD, Role.TPD)


def importable_schools(actor: Actor) -> frozenset[int] | None:
    """Schools the actor may bring staff into; None means every school of the trust."""
    return None if actor.trust_wide(Role.OFF) else actor.schools_as(Role.OFF)


@visibility(ImportBatch)
def batches_visible_to(actor: Actor) -> Q:
    """A batch of the whole trust's office is for them; one school's office sees its own batches."""
    if actor.trust_wide(Role.OFF, Role.HR):
        return Q(trust_id=actor.trust_id)
    return Q(trust_id=actor.trust_id, made_by_id=actor.person_id) if may_import(actor) else NOTHING


@visibility(ImportAddition)
@visibility(ImportChange)
@visibility(LeaverProposal)
def batch_parts_visible_to(actor: Actor) -> Q:
    if actor.trust_wide(Role.OFF, Role.HR):
        return Q(trust_id=actor.trust_id)
    return Q(trust_id=actor.trust_id, batch__made_by_id=actor.person_id) if may_import(actor) else NOTHING


def may_decide(actor: Actor, batch: ImportBatch) -> bool:
    """Apply it, drop it, take it back: the trust's office, and whoever of a school's office brought it."""
    return actor.trust_wide(Role.OFF) or (may_import(actor) and batch.made_by_id == actor.person_id)


@visibility(ColumnMapping)
def mappings_visible_to(actor: Actor) -> Q:
    """What was said of a file's columns is about no person. What one school's office said is for that school's."""
    if actor.trust_wide(Role.OFF, Role.HR):
        return Q(trust_id=actor.trust_id)
    theirs = Q(school__isnull=True) | Q(school__in=actor.schools_as(Role.OFF, Role.HR))
    return Q(trust_id=actor.trust_id) & theirs if may_read_batches(actor) else NOTHING


def may_say(actor: Actor | None, mapping: ColumnMapping) -> bool:
    """What a file's columns are: for the whole trust its own office says it, for a school that school's as well."""
    if actor is None or actor.trust_wide(Role.OFF):
        return True
    return mapping.school_id is not None and mapping.school_id in actor.schools_as(Role.OFF)


@visibility(WaitingTable)
def tables_visible_to(actor: Actor) -> Q:
    """Whoever brought the file says which column is what; nobody else sees its rows."""
    return Q(trust_id=actor.trust_id, made_by_id=actor.person_id) if may_import(actor) else NOTHING


def may_bring_into(actor: Actor | None, school: School | None) -> bool:
    """`actor` None is the installation's own command."""
    if actor is None:
        return True
    schools = importable_schools(actor)
    return schools is None or (school is not None and school.pk in schools)
