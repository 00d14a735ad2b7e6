"""Begin an import in the background, run it there, stop it."""

from typing import Any

from django.db import InterfaceError, OperationalError, transaction
from django.utils.translation import gettext as _

from growthring.audit import services as audit
from growthring.core import clock
from growthring.core.access import Actor, Forbidden
from growthring.interop import policy, services
from growthring.interop.models import ImportBatch
from growthring.interop.running.board import Board, Stopped, board_of
from growthring.people.actors import actor_of

WHY = "one batch, begun by somebody whom the policy was asked about and is asked about again"
Why = ImportBatch.Stopped


def begin(*, actor: Actor, batch: ImportBatch) -> bool:
    """Leave the batch to the worker; False when there is nothing to decide any more. Beginning twice does no harm."""
    from growthring.interop.tasks import apply_batch

    if not policy.may_import(actor):
        raise Forbidden(_("The office brings staff in."))
    with transaction.atomic():
        waiting = _batches().filter(pk=batch.pk, state__in=ImportBatch.WAITING)
        started = {"state": ImportBatch.State.APPLYING, "started_by_id": actor.person_id, "started_at": clock.now()}
        if not waiting.update(**started, stopped=""):
            return False
        _record(actor, batch, audit.Verb.CHANGED)
    board = board_of(batch.key)
    board.clear()  # of what was left behind
    board.close()
    apply_batch.enqueue(batch.key)
    return True


def cancel(*, actor: Actor, batch: ImportBatch) -> None:
    """Ask the running import to stop, so that nothing of it is written; one that has not begun goes back at once."""
    if not policy.may_import(actor):
        raise Forbidden(_("The office brings staff in."))
    board = board_of(batch.key)
    told = board.read()
    if told is not None and not told.is_quiet:
        board.ask_to_stop()  # and nothing more: on SQLite, whoever writes now waits for the import itself
    else:
        _put_back(batch, Why.CANCELLED)
        board.clear()
    board.close()


def run(batch_key: str) -> None:
    """What the worker does. Harmless when repeated: what has been applied, dropped or stopped stays so."""
    batch = _batches().filter(key=batch_key).select_related("started_by", "trust").first()
    if batch is None or batch.state != ImportBatch.State.APPLYING:
        return
    board = board_of(batch_key)
    try:
        _run(batch, board)
        board.clear()
    finally:
        board.close()


def _run(batch: ImportBatch, board: Board) -> None:
    actor = actor_of(batch.started_by) if batch.started_by else None
    try:
        if actor is None:
            raise Forbidden(_("The office brings staff in."))
        services.apply(actor=actor, batch=batch, tell=board.tell)
    except Stopped:
        _put_back(batch, Why.CANCELLED)
    except services.Outdated as outdated:
        services.renew(batch=batch, roster=outdated.roster, plan=outdated.plan)
        _put_back(batch, Why.OUTDATED)
    except Forbidden:
        _put_back(batch, Why.REFUSED)
    except (OperationalError, InterfaceError):
        raise  # the database's trouble: the worker's rescue takes it up again
    except Exception:
        _put_back(batch, Why.BROKEN)
        board.clear()
        raise


@transaction.atomic
def _put_back(batch: ImportBatch, why: Why) -> None:
    """Nothing was written: it waits for a decision again, and says why."""
    running = _batches().filter(pk=batch.pk, state=ImportBatch.State.APPLYING)
    running.update(state=ImportBatch.State.PREVIEWED, stopped=why)


def _record(actor: Actor, batch: ImportBatch, verb: audit.Verb) -> None:
    audit.record(actor=actor, verb=verb, kind=services.KIND, trust_id=batch.trust_id, where="begun")


def _batches() -> Any:
    return ImportBatch.objects.unscoped(reason=WHY).defer("roster", "shown")
