"""Undoing a change of many rows: exactly, or not at all."""

from datetime import timedelta
from typing import Any, TypeVar

from django.db import transaction
from django.utils.translation import gettext as _

from growthring.core import clock
from growthring.core.access import Actor, Forbidden
from growthring.people import policy
from growthring.people.models import BulkChange, BulkChangeRow, PartnerKind, Partnership, RoleGrant, Share, TrustOwned
from growthring.people.moving import left_since
from growthring.people.rules import Held, Proposal
from growthring.people.services.checking import load_book
from growthring.people.services.events import PARTNERSHIP, Verb, happened
from growthring.people.services.ledger import CHUNK, TABLES, WHY, values
from growthring.people.services.partnerships import hold

Row = TypeVar("Row", bound=TrustOwned)
Rows = dict[tuple[str, int], TrustOwned]
ROLES_COME_BACK = timedelta(days=30)
STANDS_IN_THE_WAY = {"ring", "later_manager", "already", "two_hats", "mentor_is_tutor"}


class UndoRefused(Exception):
    """Something changed since. `rows` says whose rows, and why, in words."""

    def __init__(self, rows: list[tuple[str, str]]) -> None:
        super().__init__(_("Something has changed since, so this cannot be undone as a whole."))
        self.rows = rows


@transaction.atomic
def undo(*, actor: Actor | None, change: BulkChange) -> BulkChange:
    """Give back what was there before. A second time does nothing."""
    hold(change.trust_id)
    change = BulkChange.objects.unscoped(reason=WHY).get(pk=change.pk)
    if change.undone_at is not None or change.applied_at is None:
        return change
    rows = list(BulkChangeRow.objects.unscoped(reason=WHY).filter(change=change).select_related("person"))
    _permit(actor, change, rows)
    if left_since(change.trust_id, change.applied_at):
        raise UndoRefused([(str(row.person), _("a school has left the trust since")) for row in rows[:1]])
    there = _there(rows)
    refused = [(str(row.person), why) for row in rows if (why := _changed(row, there))] or _against_rules(rows, there)
    if refused:
        raise UndoRefused(sorted(set(refused)))
    _give_back(rows, there)
    change.undone_at = clock.now()
    change.undone_by_id = actor.person_id if actor else None
    change.save(update_fields=["undone_at", "undone_by"])
    happened(
        actor,
        Verb.UNDONE,
        PARTNERSHIP,
        "bulk change",
        trust=change.trust_id,
        school=change.school_id,
        count=max(change.applied_count, 1),
    )
    return change


def _permit(actor: Actor | None, change: BulkChange, rows: list[BulkChangeRow]) -> None:
    """Whoever may make the change: its school's office, the trust's, or its maker while every row is still theirs."""
    if actor is not None and _gives_roles(rows) and (change.applied_at or clock.now()) < clock.now() - ROLES_COME_BACK:
        raise Forbidden(_("Roles ended with it more than a month ago: a head or a trust leader gives them anew."))
    if actor is None or policy.may_arrange(actor, change.school):
        return
    mine = change.made_by_id == actor.person_id
    if not (mine and all(policy.may_edit_person(actor, row.person) for row in rows)):
        raise Forbidden(_("The office of the school undoes this."))


def _gives_roles(rows: list[BulkChangeRow]) -> bool:
    """The office ends roles when somebody leaves, and may put that right; it does not give them."""
    return any(row.table == RoleGrant._meta.model_name and row.before is not None for row in rows)


def _there(rows: list[BulkChangeRow]) -> Rows:
    """The rows as they are now, one read a table."""
    found: Rows = {}
    for table, model in TABLES.items():
        wanted = [row.row_id for row in rows if row.table == table]
        if wanted:
            at_hand = model.objects.unscoped(reason=WHY).in_bulk(wanted)
            found.update({(table, pk): instance for pk, instance in at_hand.items()})
    shared = [pk for table, pk in found if table == "partnership"]
    for share in Share.objects.unscoped(reason=WHY).filter(partnership__in=shared):
        found.setdefault(("shared", share.partnership_id), share)
    return found


def _changed(row: BulkChangeRow, there: Rows) -> str:
    """Why the row is no longer as the change left it, or nothing."""
    now = there.get((row.table, row.row_id))
    if (row.before or {}).get("trust_id", row.trust_id) != row.trust_id:
        return _("the school has changed trust")
    if row.after is None:
        return _("something else stands in its place") if now is not None else ""
    if now is None:
        return _("it has been taken away")
    if values(now, list(row.after)) != row.after:
        return _("it has been changed")
    if row.before is None and (row.table == "partnership" and ("shared", row.row_id) in there):
        return _("something has been shared in it")
    return ""


def _against_rules(rows: list[BulkChangeRow], there: Rows) -> list[tuple[str, str]]:
    """What came since may leave no room for what was there before: a new line manager, a ring."""
    partnerships = [row for row in rows if row.table == "partnership"]
    if not partnerships:
        return []
    back = [(row, _before(row, there)) for row in partnerships if row.before is not None]
    if not back:
        return []
    gone = {row.row_id for row in partnerships}
    book = load_book(partnerships[0].trust_id, since=min(was.starts_on for _row, was in back))
    for held in [held for lines in book.held.values() for held in lines if held.id in gone]:
        book.drop(held)
    refused = []
    for row, was in back:
        if was.post_id not in book.posts:
            continue  # the post comes back with it
        proposal = Proposal(was.post_id, was.partner_id, was.kind, was.period)
        found = book.judge(proposal, book.endings(proposal))
        why = [problem.message for problem in found.problems if problem.code in STANDS_IN_THE_WAY]
        if found.ends and was.kind == PartnerKind.LINE_MANAGER:
            why.append(_("somebody else is the line manager now"))
        refused += [(str(row.person), message) for message in why]
        book.add(Held(row.row_id, was.post_id, was.partner_id, was.kind, was.period))
    return refused


def _before(row: BulkChangeRow, there: Rows) -> Partnership:
    now = there.get((row.table, row.row_id))
    columns = (values(now) if now is not None else {}) | (row.before or {})
    return _instance(Partnership, columns)


def _instance(model: type[Row], columns: dict[str, Any]) -> Row:
    return model(**{name: _python(model, name, value) for name, value in columns.items()})


def _python(model: type[TrustOwned], column: str, value: Any) -> Any:
    return next(f for f in model._meta.concrete_fields if f.attname == column).to_python(value)


def _give_back(rows: list[BulkChangeRow], there: Rows) -> None:
    """In the reverse of the order in which it was done; what was made goes first, in one statement a table."""
    for table, model in TABLES.items():
        made = [row.row_id for row in rows if row.table == table and row.before is None]
        if made:
            model.objects.unscoped(reason=WHY).filter(pk__in=made).delete()
    altered: dict[tuple[str, tuple[str, ...]], list[TrustOwned]] = {}
    for row in reversed(rows):
        if row.before is None:
            continue
        model = TABLES[row.table]
        if row.after is None:
            _instance(model, row.before).save(force_insert=True)
            continue
        instance = there[row.table, row.row_id]
        for name, value in row.before.items():
            setattr(instance, name, _python(model, name, value))
        altered.setdefault((row.table, tuple(row.before)), []).append(instance)
    for (table, names), instances in altered.items():
        fields = [name.removesuffix("_id") for name in names]
        TABLES[table].objects.unscoped(reason=WHY).bulk_update(instances, fields, batch_size=CHUNK)
