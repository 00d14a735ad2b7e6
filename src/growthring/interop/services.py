"""The verbs of an import: preview, apply, drop, undo, decide about leavers."""

from collections import Counter
from dataclasses import asdict
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction

from growthring.audit import services as audit
from growthring.core import clock
from growthring.core.access import Actor
from growthring.interop import policy
from growthring.interop.applying import Tell, remember, write
from growthring.interop.models import ImportBatch, LeaverProposal
from growthring.interop.planning import Plan, make_plan
from growthring.interop.reading.shapes import Problem, Roster, SchoolRow, StaffRow
from growthring.interop.undoing import take_back
from growthring.people.models import Trust

KIND = "Import batch"
KEPT = timedelta(days=1)  # how long staff rows wait for a decision


class Outdated(Exception):
    """What would happen is no longer what was previewed: `plan` is what would happen now."""

    def __init__(self, plan: Plan) -> None:
        super().__init__("the preview is out of date")
        self.plan = plan


def quiet(what: str, done: int, total: int) -> None:
    """Tells nobody."""


def preview(*, actor: Actor | None, trust: Trust, roster: Roster, file_name: str) -> tuple[ImportBatch, Plan]:
    """Keep the roster's staff for a decision, and show what applying it would do. Nothing else is written."""
    on = clock.today()
    plan = make_plan(trust, roster, on=on, schools=_limit(actor))
    batch = ImportBatch.objects.create(
        trust=trust,
        made_by_id=actor.person_id if actor else None,
        made_at=clock.now(),
        on=on,
        file_name=file_name[:120],
        format=roster.format,
        roster=_kept(roster),
        digest=plan.digest(),
        summary=plan.summary() | {"not_staff": sum(roster.not_staff.values())},
    )
    return batch, plan


def plan_of(*, actor: Actor | None, batch: ImportBatch) -> tuple[Roster, Plan]:
    """The batch's roster, and what applying it would do as things stand now."""
    if batch.roster is None:
        raise ValueError("this batch waits for no decision")
    roster = _roster(batch.roster)
    return roster, make_plan(batch.trust, roster, on=batch.on, schools=_limit(actor))


@transaction.atomic
def apply(*, actor: Actor | None, batch: ImportBatch, tell: Tell = quiet) -> Plan:
    """Write what was previewed, all of it or none. Applying twice changes nothing more.

    Raises `Outdated` when the trust has changed since the preview in a way that changes the outcome.
    """
    locked = ImportBatch.objects.unscoped(reason="locking the batch to apply").select_for_update().get(pk=batch.pk)
    if locked.state != ImportBatch.State.PREVIEWED or locked.roster is None:
        return Plan(locked.trust, locked.on)
    _roster_kept, plan = plan_of(actor=actor, batch=locked)
    if plan.digest() != locked.digest:
        raise Outdated(plan)
    write(plan, locked, tell=tell)
    remember(locked, _newcomers(plan))
    locked.state, locked.applied_at, locked.roster = ImportBatch.State.APPLIED, clock.now(), None
    locked.summary = plan.summary() | {"not_staff": locked.summary.get("not_staff", 0)}
    locked.save(update_fields=["state", "applied_at", "roster", "summary"])
    _record(actor, locked, audit.Verb.ADDED, count=max(1, len(plan.joins) + len(plan.changes)))
    return plan


def renew(*, batch: ImportBatch, plan: Plan) -> None:
    """Take what would happen now as what was previewed, to be shown and decided about again."""
    batch.digest = plan.digest()
    batch.summary = plan.summary() | {"not_staff": batch.summary.get("not_staff", 0)}
    batch.save(update_fields=["digest", "summary"])


def _newcomers(plan: Plan) -> list[Any]:
    """Open the newcomers' assurance of posts that begin now; what that made, so that undo takes it back, too."""
    from growthring.stages.services.assurance import open_for_newcomers

    return open_for_newcomers(plan.posts, plan.on)


@transaction.atomic
def drop(*, actor: Actor, batch: ImportBatch) -> None:
    """Decide against it: the staff rows go at once."""
    batch.state, batch.roster = ImportBatch.State.DROPPED, None
    batch.save(update_fields=["state", "roster"])
    _record(actor, batch, audit.Verb.ENDED)


@transaction.atomic
def undo(*, actor: Actor | None, batch: ImportBatch) -> int:
    """Take an applied batch back. Raises `CannotUndo` with reasons, and then changes nothing."""
    if batch.state != ImportBatch.State.APPLIED:
        return 0
    LeaverProposal.objects.unscoped(reason="proposals go with their batch").filter(batch=batch).delete()
    rows = take_back(batch)
    batch.state, batch.undone_at = ImportBatch.State.UNDONE, clock.now()
    batch.save(update_fields=["state", "undone_at"])
    _record(actor, batch, audit.Verb.UNDONE, count=rows)
    return rows


def forget_old_previews() -> int:
    """Staff rows that nobody decided about within a day are dropped."""
    old = ImportBatch.objects.unscoped(reason="retention of previews").filter(
        state=ImportBatch.State.PREVIEWED, made_at__lt=clock.now() - KEPT
    )
    return old.update(state=ImportBatch.State.DROPPED, roster=None)


def _limit(actor: Actor | None) -> frozenset[int] | None:
    return policy.importable_schools(actor) if actor else None


def _record(actor: Actor | None, batch: ImportBatch, verb: audit.Verb, count: int = 1) -> None:
    audit.record(actor=actor, verb=verb, kind=KIND, trust_id=batch.trust_id, where=batch.format, count=count)


def _kept(roster: Roster) -> dict[str, Any]:
    """The roster as JSON: staff, schools and problems. Of everybody else there are only numbers."""
    encoder = DjangoJSONEncoder()
    kept = asdict(roster)
    kept["not_staff"] = dict(roster.not_staff)  # asdict() would count the pairs
    kept["columns"], kept["mentioned"] = sorted(roster.columns), sorted(roster.mentioned)
    for problem in kept["problems"]:
        problem.update(message=str(problem["message"]), remedy=str(problem["remedy"]))
    for row in kept["staff"]:
        for name in ("starts_on", "ends_on", "fte"):
            row[name] = encoder.default(row[name]) if row[name] is not None else None
    return kept


def _roster(kept: dict[str, Any]) -> Roster:
    whole = dict(kept)
    whole["staff"] = [_staff(row) for row in kept["staff"]]
    whole["schools"] = [SchoolRow(**row) for row in kept["schools"]]
    whole["problems"] = [Problem(**row) for row in kept["problems"]]
    whole["not_staff"] = Counter(kept["not_staff"])
    whole["columns"], whole["mentioned"] = frozenset(kept["columns"]), frozenset(kept["mentioned"])
    return Roster(**whole)


def _staff(row: dict[str, Any]) -> StaffRow:
    dates = {n: date.fromisoformat(row[n]) if row[n] else None for n in ("starts_on", "ends_on")}
    return StaffRow(**{**row, **dates, "fte": Decimal(row["fte"]) if row["fte"] is not None else None})
