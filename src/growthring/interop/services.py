"""The verbs of an import: preview, apply, renew, drop, undo, decide about leavers, forget."""

import time
from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils.translation import gettext as _

from growthring.audit import services as audit
from growthring.core import clock, statistics
from growthring.core.access import Actor, Forbidden
from growthring.core.bulk import roomy, undisturbed
from growthring.interop import policy
from growthring.interop.applying import Step, Tell, prepare, quiet, remember
from growthring.interop.keeping import kept, unpacked
from growthring.interop.models import ImportAddition, ImportBatch, ImportChange, LeaverProposal
from growthring.interop.planning import Plan, make_plan
from growthring.interop.planning.plan import SoFar
from growthring.interop.reading.shapes import Roster
from growthring.interop.showing import shown, what_stays
from growthring.interop.undoing import CannotUndo, Found, chunks_of, look, moment_of, reaches_beyond, take_back
from growthring.people.models import Person, Post, Trust
from growthring.people.services.invitations import forget_links
from growthring.people.services.leaving import leave
from growthring.people.services.partnerships import hold
from growthring.stages.services.assurance import Opened
from growthring.stages.services.newcomers import open_in_parts

KIND = "Import batch"
WHY = "the batch itself, of which the service has asked the policy"
KEPT = timedelta(days=1)  # how long staff rows wait for a decision
UNDOABLE = timedelta(days=90)  # how long what a batch did is kept
FEW = 1_000  # newcomers whose lists are opened with the import itself: some twenty rows each
BREATH = 0.15  # seconds between two parts, in which SQLite lets others write


class Outdated(Exception):
    """What would happen is no longer what was previewed: `plan` is what would happen now."""

    def __init__(self, roster: Roster, plan: Plan) -> None:
        super().__init__("the preview is out of date")
        self.roster, self.plan = roster, plan


class Decided(Exception):
    """Another hand has applied the batch, or dropped it, in this very moment: nothing is left to compare."""


def known_ids(trust: Trust) -> frozenset[str]:
    """Staff numbers the trust has: a deletion in a roster names nothing else."""
    rows = Person.objects.unscoped(reason=WHY).filter(trust=trust).exclude(staff_id="")
    return frozenset(rows.values_list("staff_id", flat=True))


@undisturbed()
def preview(
    *,
    actor: Actor | None,
    trust: Trust,
    roster: Roster,
    file_name: str,
    batch: ImportBatch | None = None,
    tell: Tell = quiet,
) -> tuple[ImportBatch, Plan]:
    """Keep the roster's staff for a decision, and show what applying it would do. Nothing else is written.

    `batch` is the one that waits for it already, where the file was read in the background.
    """
    _permit(actor)
    on = batch.on if batch else clock.today()
    plan = make_plan(trust, roster, on=on, schools=_limit(actor), so_far=_comparing(tell))
    _forget_strangers(roster, trust)
    facts: dict[str, Any] = {
        "format": roster.format,
        "roster": kept(roster),
        "shown": shown(plan, roster),
        "digest": plan.digest(),
        "summary": plan.summary() | {"not_staff": sum(roster.not_staff.values())},
    }
    tell(Step("finishing", 0, 0))
    return (_fill(batch, facts) if batch else _begin(actor, trust, on, file_name, facts)), plan


def _begin(actor: Actor | None, trust: Trust, on: date, file_name: str, facts: dict[str, Any]) -> ImportBatch:
    who = {"trust": trust, "made_by_id": actor.person_id if actor else None}
    return ImportBatch.objects.create(**who, made_at=clock.now(), on=on, file_name=file_name[:120], **facts)


@transaction.atomic
def _fill(batch: ImportBatch, facts: dict[str, Any]) -> ImportBatch:
    """Unless somebody has dropped it while it was read."""
    locked = _locked(batch)
    if locked.state == ImportBatch.State.READING:
        for name, value in {**facts, "state": ImportBatch.State.PREVIEWED}.items():
            setattr(locked, name, value)
        locked.save(update_fields=[*facts, "state"])
    return locked


def _comparing(tell: Tell) -> SoFar:
    return lambda done, total: tell(Step("comparing", done, total))


def _forget_strangers(roster: Roster, trust: Trust) -> None:
    """Of rows that were not taken only what names somebody of the trust is kept: the rest may be anybody's."""
    rows = Person.objects.unscoped(reason=WHY).filter(trust=trust).values_list("staff_id", "email")
    roster.mentioned &= frozenset(key for staff_id, email in rows for key in (staff_id, email.casefold()))


@undisturbed()
def compare(*, actor: Actor | None, batch: ImportBatch, tell: Tell = quiet) -> Plan:
    """What applying the batch would do as things stand now.

    Raises `Outdated` when that is not what was previewed, and `Decided` when nothing is to be decided any more.
    """
    batch.refresh_from_db(fields=["roster", "digest"])
    if batch.roster is None:
        raise Decided
    roster = unpacked(batch.roster)
    plan = make_plan(batch.trust, roster, on=batch.on, schools=_limit(actor), so_far=_comparing(tell))
    if plan.digest() != batch.digest:
        batch.refresh_from_db(fields=["state"])
        if not batch.waits:
            raise Decided  # what is different now is what the batch itself has done
        raise Outdated(roster, plan)
    return plan


@undisturbed()
def apply(*, actor: Actor | None, batch: ImportBatch, tell: Tell = quiet, plan: Plan | None = None) -> Plan | None:
    """Write what was previewed, all of it or none, telling how far it is; whatever `tell` raises breaks it off.

    None when there was nothing to decide any more: applying twice changes nothing more. Raises `Outdated` when the
    trust has changed since the preview in a way that changes the outcome. All that can be done beforehand is done
    before the transaction begins, which on SQLite holds up everybody else. `plan` is what `compare` has found just now.
    """
    _permit(actor, batch)
    forget_old_previews()
    batch.refresh_from_db(fields=["state", "shown"])
    if not batch.waits:
        return None
    begun = batch.state
    try:
        plan = plan or compare(actor=actor, batch=batch, tell=tell)
    except Decided:
        return None
    parts = prepare(plan, batch, tell)
    looked = plan.looked_again()
    with roomy(), transaction.atomic():
        hold(batch.trust_id)
        locked = _locked(batch)
        if locked.state != begun:  # decided meanwhile, or stopped
            return None
        if locked.digest != batch.digest or not plan.still_stands(looked):
            plan = compare(actor=actor, batch=locked, tell=tell)
            parts = prepare(plan, locked, tell)
        for part in parts:
            part.write(tell)
        forget_links(c.row.pk for c in plan.changed if isinstance(c.row, Person) and c.fields.get("email", ("",))[0])
        _newcomers(actor, plan, locked, tell)
        tell(Step("finishing", 0, 0))
        _applied(locked, what_stays(batch.shown), plan)
        _record(actor, locked, audit.Verb.ADDED, count=max(1, len(plan.joins) + len(plan.changes)))
    statistics.refresh()
    open_newcomers(actor=actor, batch=batch)
    return plan


def _applied(batch: ImportBatch, shown: dict[str, Any] | None, plan: Plan) -> None:
    batch.state, batch.applied_at, batch.stopped = ImportBatch.State.APPLIED, clock.now(), ""
    batch.roster, batch.shown = None, shown
    batch.summary = {**batch.summary, "by_school": plan.by_school()}
    batch.save(update_fields=["state", "applied_at", "stopped", "roster", "shown", "opening", "summary"])


@transaction.atomic
def renew(*, batch: ImportBatch, roster: Roster, plan: Plan) -> None:
    """Take what would happen now as what was previewed, to be shown and decided about again; unless it is decided."""
    locked = _locked(batch)
    if not locked.waits:
        return
    batch.digest = locked.digest = plan.digest()
    batch.shown = locked.shown = shown(plan, roster)
    batch.summary = locked.summary = plan.summary() | {"not_staff": locked.summary.get("not_staff", 0)}
    locked.save(update_fields=["digest", "shown", "summary"])


def _newcomers(actor: Actor | None, plan: Plan, batch: ImportBatch, tell: Tell) -> None:
    """Newcomers' lists of posts that begin now: of a few at once, of very many when the staff themselves are in."""
    if len(plan.newcomers) > FEW:
        batch.opening = [post.pk for post in plan.newcomers]
        return
    for opened in open_in_parts(plan.newcomers, plan.on, actor=actor):
        for rows in opened:
            remember(batch, rows)
        tell(Step("newcomers", len(opened.assurances), len(plan.newcomers)))


def open_newcomers(*, actor: Actor | None, batch: ImportBatch) -> int:
    """Newcomers' lists that applying left to be opened, a part at a time, so that nobody waits long; how many.

    Harmless when repeated, and when the batch is taken back meanwhile. What is made is remembered: undo takes it back.
    """
    batch.refresh_from_db(fields=["opening"])
    if batch.opening is None:
        return 0
    posts = Post.objects.unscoped(reason=WHY).filter(trust_id=batch.trust_id)
    wanted = [post for some in chunks_of(batch.opening) for post in posts.filter(pk__in=some).order_by("pk")]
    parts, count = open_in_parts(wanted, batch.on, actor=actor), 0
    while (opened := _open_part(batch, parts)) is not None:
        count += len(opened.assurances)
        time.sleep(BREATH)
    return count


def open_newcomers_left() -> int:
    """Of batches whose worker was killed after the staff were in."""
    late = clock.now() - timedelta(minutes=10)
    batches = ImportBatch.objects.unscoped(reason=WHY).filter(opening__isnull=False, applied_at__lt=late)
    return sum(open_newcomers(actor=None, batch=batch) for batch in batches.defer("roster", "shown"))


def _open_part(batch: ImportBatch, parts: Iterator[Opened]) -> Opened | None:
    with roomy(), transaction.atomic():
        hold(batch.trust_id)
        locked = _locked(batch)
        if locked.opening is None:
            return None
        opened = next(parts, None)
        if opened is None:
            locked.opening = None
            locked.save(update_fields=["opening"])
            return None
        for rows in opened:
            remember(locked, rows)
        return opened


@transaction.atomic
def drop(*, actor: Actor | None, batch: ImportBatch) -> None:
    """Decide against it: the staff rows go at once."""
    _permit(actor, batch)
    locked = _locked(batch)
    if locked.waits or locked.state in (ImportBatch.State.READING, ImportBatch.State.UNREAD):
        locked.state, locked.roster, locked.shown = ImportBatch.State.DROPPED, None, None
        locked.save(update_fields=["state", "roster", "shown"])
        _record(actor, locked, audit.Verb.ENDED)


@undisturbed()
def undo(*, actor: Actor | None, batch: ImportBatch, tell: Tell = quiet) -> int:
    """Take an applied batch back. Raises `CannotUndo` with reasons, and then changes nothing.

    On SQLite, where everybody waits for who writes, it is looked through before: what matters then is that nobody has
    changed anything in the trust meanwhile.
    """
    _permit(actor, batch)
    batch.refresh_from_db(fields=["state", "applied_at"])
    begun = batch.state
    if not batch.is_undoable:
        return 0
    is_held_up = connection.vendor == "sqlite"
    seen = moment_of(batch)
    found = _undoable(actor, batch, tell) if is_held_up else None
    with roomy(), transaction.atomic():
        hold(batch.trust_id)
        locked = _locked(batch)
        if locked.state != begun:
            return 0
        if found is None or moment_of(locked) != seen:
            found = _undoable(actor, locked, tell)
        LeaverProposal.objects.unscoped(reason="proposals go with their batch").filter(batch=locked).delete()
        addressed = ImportChange.objects.unscoped(reason=WHY).filter(batch=locked, model=Person._meta.label)
        forget_links(addressed.filter(before__has_key="email").values_list("row_id", flat=True))
        take_back(found, tell)
        _undone(locked)
        _record(actor, locked, audit.Verb.UNDONE, count=max(1, found.rows))
    return found.rows


def _undoable(actor: Actor | None, batch: ImportBatch, tell: Tell) -> Found:
    _permit_rows(actor, batch)
    if batch.applied_at is None or batch.applied_at < clock.now() - UNDOABLE:
        raise CannotUndo([_("What an import did is kept for ninety days, and these are over.")])
    if LeaverProposal.objects.unscoped(reason=WHY).filter(batch=batch, answer=LeaverProposal.Answer.LEFT).exists():
        raise CannotUndo([_("Somebody it proposed has left since. Undo their leaving first, if that was wrong, too.")])
    return look(batch, tell)


def _undone(batch: ImportBatch) -> None:
    batch.state, batch.undone_at, batch.shown, batch.opening = ImportBatch.State.UNDONE, clock.now(), None, None
    batch.save(update_fields=["state", "undone_at", "shown", "opening"])


@transaction.atomic
def decide_leavers(
    *, actor: Actor, batch: ImportBatch, persons: Collection[str], left: bool, on: date
) -> tuple[int, list[tuple[str, str]]]:
    """People (by their keys) leave on the day, or stay. How many; and whom that was not possible for, with the reason.

    `on` is the first day away.
    """
    _permit(actor, batch)
    proposals = (
        LeaverProposal.objects.visible_to(actor)
        .filter(batch=batch, person__key__in=persons, answer=LeaverProposal.Answer.OPEN)
        .select_related("person")
    )
    done, refused = 0, []
    for proposal in proposals.select_for_update(of=("self",)):
        if left and proposal.person_id == actor.person_id:
            refused.append((str(proposal.person), _("Nobody ends their own access here.")))
            continue
        try:
            with transaction.atomic():
                if left:
                    leave(actor=actor, person=proposal.person, on=on)
                _answer(proposal, left=left)
                done += 1
        except (ValidationError, Forbidden) as error:
            refused.append((str(proposal.person), _reason(error)))
    if done:
        _record(actor, batch, audit.Verb.CHANGED, count=done)
    return done, refused


def _answer(proposal: LeaverProposal, *, left: bool) -> None:
    proposal.answer = LeaverProposal.Answer.LEFT if left else LeaverProposal.Answer.STAYS
    proposal.answered_at = clock.now()
    proposal.save(update_fields=["answer", "answered_at"])


def _reason(error: ValidationError | Forbidden) -> str:
    return " ".join(error.messages) if isinstance(error, ValidationError) else str(error)


def forget_old_previews() -> int:
    """Staff rows that nobody decided about within a day are dropped; what a batch did is kept for ninety days."""
    batches = ImportBatch.objects.unscoped(reason="retention of previews").filter(made_at__lt=clock.now() - KEPT)
    waiting = (*ImportBatch.WAITING, ImportBatch.State.READING, ImportBatch.State.UNREAD)
    forgotten = batches.filter(state__in=waiting).update(state=ImportBatch.State.DROPPED, roster=None, shown=None)
    batches.filter(shown__isnull=False).update(shown=None)
    old = list(batches.filter(applied_at__lt=clock.now() - UNDOABLE).values_list("pk", flat=True))
    if old:
        for did in (ImportChange, ImportAddition):
            did.objects.unscoped(reason="retention of what batches did").filter(batch__in=old).delete()
    return forgotten


def _locked(batch: ImportBatch) -> ImportBatch:
    return (
        ImportBatch.objects.unscoped(reason="locking the batch")
        .select_for_update()
        .defer("roster", "shown")
        .get(pk=batch.pk)
    )


def _limit(actor: Actor | None) -> frozenset[int] | None:
    return policy.importable_schools(actor) if actor else None


def _permit(actor: Actor | None, batch: ImportBatch | None = None) -> None:
    if actor is not None and not policy.may_import(actor):
        raise Forbidden(_("The office brings staff in."))
    if actor is not None and batch is not None and not policy.may_decide(actor, batch):
        raise Forbidden(_("The office brings staff in. Human resources read what was brought in."))


def _permit_rows(actor: Actor | None, batch: ImportBatch) -> None:
    """Whoever brought staff into one school, and keeps another by now, changes nothing there any more."""
    limit = _limit(actor)
    if limit is not None and reaches_beyond(batch, limit):
        raise Forbidden(_("This import was for another school: its office or the trust's takes it back."))


def _record(actor: Actor | None, batch: ImportBatch, verb: audit.Verb, count: int = 1) -> None:
    audit.record(actor=actor, verb=verb, kind=KIND, trust_id=batch.trust_id, where=batch.format, count=count)
