"""Begin an import in the background, or taking one back; run it there, stop it."""

from collections.abc import Callable, Collection, Sequence
from typing import Any

from django.db import InterfaceError, OperationalError, transaction
from django.utils.translation import gettext as _

from growthring.audit import services as audit
from growthring.core import clock
from growthring.core.access import Actor, Forbidden
from growthring.interop import policy, services
from growthring.interop.models import ImportBatch
from growthring.interop.running import reading
from growthring.interop.running.board import Board, Stopped, board_of
from growthring.interop.showing import NOTHING
from growthring.interop.undoing import CannotUndo
from growthring.people.actors import actor_of

WHY = "one batch, begun by somebody whom the policy was asked about and is asked about again"
Why, State = ImportBatch.Stopped, ImportBatch.State


def begin(*, actor: Actor, batch: ImportBatch) -> bool:
    """Leave the batch to the worker; False when there is nothing to decide any more. Beginning twice does no harm."""
    from growthring.interop.tasks import apply_batch

    return _begin(actor, batch, ImportBatch.WAITING, State.APPLYING, apply_batch)


def begin_undo(*, actor: Actor, batch: ImportBatch) -> bool:
    """Leave taking it back to the worker; False when there is nothing to take back any more."""
    from growthring.interop.tasks import undo_batch

    return _begin(actor, batch, (State.APPLIED, State.UNDOING), State.UNDOING, undo_batch)


def _begin(actor: Actor, batch: ImportBatch, before: Collection[str], after: str, task: Any) -> bool:
    _permit(actor, batch)
    with transaction.atomic():
        waiting = _batches().filter(pk=batch.pk, state__in=before)
        started = {"state": after, "started_by_id": actor.person_id, "started_at": clock.now()}
        if not waiting.update(**started, stopped=""):
            return False
        _record(actor, batch, audit.Verb.CHANGED)
    board = board_of(batch.key)
    board.clear()  # of what was left behind
    board.close()
    task.enqueue(batch.key)
    return True


def cancel(*, actor: Actor, batch: ImportBatch) -> None:
    """Ask what runs to stop, so that nothing of it is written; what has not begun goes back at once."""
    _permit(actor, batch)
    board = board_of(batch.key)
    told = board.read()
    if told is not None and not told.is_quiet:
        board.ask_to_stop()  # and nothing more: on SQLite, whoever writes now waits for the import itself
    else:
        reading.give_up(batch) if batch.state == State.READING else _put_back(batch, Why.CANCELLED)
        board.clear()
    board.close()


def run(batch_key: str) -> None:
    """What the worker does. Harmless when repeated: what has been applied, dropped or stopped stays so."""
    batch = _batches().filter(key=batch_key).select_related("started_by", "trust").first()
    if batch is not None and batch.state == State.APPLYING:
        _watched(batch, _apply)
    elif batch is not None and batch.opening is not None:  # killed after the staff were in
        services.open_newcomers(actor=_actor(batch), batch=batch)


def run_undo(batch_key: str) -> None:
    """The same for taking one back."""
    batch = _batches().filter(key=batch_key).select_related("started_by", "trust").first()
    if batch is not None and batch.state == State.UNDOING:
        _watched(batch, _undo)


def _watched(batch: ImportBatch, work: Callable[[ImportBatch, Board], None]) -> None:
    board = board_of(batch.key)
    try:
        work(batch, board)
        board.clear()
    except (OperationalError, InterfaceError):
        raise  # the database's trouble: the worker's rescue takes it up again
    except Exception:
        _put_back(batch, Why.BROKEN)
        board.clear()
        raise
    finally:
        board.close()


def _apply(batch: ImportBatch, board: Board) -> None:
    try:
        services.apply(actor=_permitted(batch), batch=batch, tell=board.tell)
    except Stopped:
        _put_back(batch, Why.CANCELLED)
    except services.Outdated as outdated:
        services.renew(batch=batch, roster=outdated.roster, plan=outdated.plan)
        _put_back(batch, Why.OUTDATED)
    except Forbidden:
        _put_back(batch, Why.REFUSED)


def _undo(batch: ImportBatch, board: Board) -> None:
    try:
        services.undo(actor=_permitted(batch), batch=batch, tell=board.tell)
    except Stopped:
        _put_back(batch, Why.CANCELLED)
    except CannotUndo as error:
        _put_back(batch, Why.BUILT_ON, reasons=error.reasons)
    except Forbidden:
        _put_back(batch, Why.REFUSED)


def _permit(actor: Actor, batch: ImportBatch) -> None:
    if not policy.may_decide(actor, batch):
        raise Forbidden(_("The office brings staff in. Human resources read what was brought in."))


def _permitted(batch: ImportBatch) -> Actor:
    actor = _actor(batch)
    if actor is None:
        raise Forbidden(_("The office brings staff in."))
    return actor


def _actor(batch: ImportBatch) -> Actor | None:
    return actor_of(batch.started_by) if batch.started_by else None


@transaction.atomic
def _put_back(batch: ImportBatch, why: ImportBatch.Stopped, reasons: Sequence[str] = ()) -> None:
    """Nothing was written: it is as it was before it was begun, and says why."""
    back = {State.APPLYING: State.PREVIEWED, State.UNDOING: State.APPLIED}
    running = _batches().filter(pk=batch.pk, state__in=back).select_for_update().first()
    if running is not None:
        running.state, running.stopped = back[State(running.state)], why
        if reasons:
            running.shown = {**(running.shown or NOTHING), "reasons": list(reasons)}
        running.save(update_fields=["state", "stopped", *(["shown"] if reasons else [])])


def _record(actor: Actor, batch: ImportBatch, verb: audit.Verb) -> None:
    audit.record(actor=actor, verb=verb, kind=services.KIND, trust_id=batch.trust_id, where="begun")


def _batches() -> Any:
    return ImportBatch.objects.unscoped(reason=WHY).defer("roster", "shown")
