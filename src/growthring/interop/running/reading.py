"""A file too long for a request: left to the worker, which reads it, compares it, and lets go of it."""

from collections.abc import Callable
from pathlib import Path

from django.db import InterfaceError, OperationalError, transaction
from django.utils import translation
from django.utils.translation import gettext as _

from growthring.core import clock
from growthring.core.access import Actor, Forbidden
from growthring.interop import policy, services
from growthring.interop.applying import Step
from growthring.interop.mapping import services as mapping
from growthring.interop.mapping import waiting as tables
from growthring.interop.mapping.forms import missing_from
from growthring.interop.mapping.labels import names_of
from growthring.interop.mapping.models import WaitingTable
from growthring.interop.models import ImportBatch
from growthring.interop.reading import Problem, Progress, Roster, RosterError, Unmapped, look_at, read_roster
from growthring.interop.reading.guessing import guess
from growthring.interop.reading.ledger import refuse
from growthring.interop.reading.raw import heading_line
from growthring.interop.reading.shapes import Listener
from growthring.interop.running import waiting
from growthring.interop.running.board import Board, Stopped, board_of
from growthring.interop.showing import Unread, unread
from growthring.people.actors import actor_of

WHY = "one batch, begun by somebody whom the policy was asked about and is asked about again"
Work = Callable[[ImportBatch, Actor, Board], None]
COUNTS = ("joins", "changes", "unchanged", "leavers", "refused", "schools", "teams", "partnerships", "not_staff")


def receive(*, actor: Actor, path: Path, look_first: bool) -> ImportBatch:
    """Leave the file to the worker; the batch is where it tells how far it is."""
    from growthring.interop.tasks import read_file

    batch = _begun(actor, path.name)
    waiting.take_in(batch.key, path)
    read_file.enqueue(batch.key, translation.get_language() or "", look_first)
    return batch


def receive_table(*, actor: Actor, row: WaitingTable) -> ImportBatch:
    """The same for a long table of which somebody has said what its columns are."""
    from growthring.interop.tasks import read_waiting_table

    batch = _begun(actor, row.file_name)
    read_waiting_table.enqueue(batch.key, translation.get_language() or "", row.key)
    return batch


def _begun(actor: Actor, file_name: str) -> ImportBatch:
    if not policy.may_import(actor):
        raise Forbidden(_("The office brings staff in."))
    now = clock.now()
    return ImportBatch.objects.create(
        trust_id=actor.trust_id,
        made_by_id=actor.person_id,
        started_by_id=actor.person_id,
        made_at=now,
        started_at=now,
        on=clock.today(),
        file_name=file_name[:120],
        state=ImportBatch.State.READING,
        summary=dict.fromkeys(COUNTS, 0),
    )


def read(batch_key: str, language: str, look_first: bool) -> None:
    """What the worker does. Harmless when repeated: what has been read or stopped stays so."""
    _watched(batch_key, language, lambda batch, actor, board: _preview(batch, actor, board, look_first))


def read_waiting(batch_key: str, language: str, table_key: str) -> None:
    """The same for a long table."""
    _watched(batch_key, language, lambda batch, actor, board: _preview_table(batch, actor, board, table_key))


def _watched(batch_key: str, language: str, work: Work) -> None:
    batch = ImportBatch.objects.unscoped(reason=WHY).filter(key=batch_key).select_related("started_by", "trust").first()
    if batch is None or batch.state != ImportBatch.State.READING:
        return
    board = board_of(batch_key)
    try:
        with translation.override(language or None):
            _to_its_end(batch, board, work)
        board.clear()
        waiting.let_go(batch_key)
    finally:
        board.close()


def _to_its_end(batch: ImportBatch, board: Board, work: Work) -> None:
    try:
        actor = actor_of(batch.started_by) if batch.started_by else None
        if actor is None or not policy.may_import(actor):
            raise Forbidden(_("The office brings staff in."))
        work(batch, actor, board)
    except Stopped:
        _end(batch, ImportBatch.State.DROPPED, ImportBatch.Stopped.CANCELLED)
    except Forbidden:
        _end(batch, ImportBatch.State.DROPPED, ImportBatch.Stopped.REFUSED)
    except RosterError as error:
        _end(batch, ImportBatch.State.UNREAD, shown=unread(error.problem))
    except (OperationalError, InterfaceError):
        raise  # the database's trouble: the worker's rescue takes it up again
    except Exception:
        _end(batch, ImportBatch.State.DROPPED, ImportBatch.Stopped.BROKEN)
        board.clear()
        waiting.let_go(batch.key)
        raise


def _preview(batch: ImportBatch, actor: Actor, board: Board, look_first: bool) -> None:
    path = waiting.waiting_file(batch.key)
    if path is None:
        late = _("The file is no longer on the server: it waited for too long.")
        raise refuse(batch.file_name, late, _("Choose the file again."))
    board.tell(Step("reading", 0, 0))
    try:
        if look_first:
            _ask(batch, actor, path, None)
            return
        roster = _roster(batch, actor, path, board)
    except Unmapped as error:
        _ask(batch, actor, path, error.problem)
        return
    services.preview(
        actor=actor, trust=batch.trust, roster=roster, file_name=batch.file_name, batch=batch, tell=board.tell
    )
    mapping.use(actor=actor, batch=batch, roster=roster)


def _preview_table(batch: ImportBatch, actor: Actor, board: Board, table_key: str) -> None:
    tables_of_theirs = WaitingTable.objects.visible_to(actor).select_related("trust")
    row = tables_of_theirs.filter(key=table_key, made_at__gte=clock.now() - tables.KEPT).first()
    if row is None:
        late = _("The rows are no longer on the server: they waited for too long.")
        raise refuse(batch.file_name, late, _("Choose the file again."))
    board.tell(Step("reading", 0, 0))
    heard = _heard(board)
    mapping.finish(actor=actor, opened=tables.opened(row), batch=batch, tell=board.tell, progress=heard)


def _heard(board: Board) -> Listener:
    def so_far(at: Progress) -> None:
        share = min(100, at.bytes_read * 100 // at.bytes_total) if at.bytes_total else 0
        board.tell(Step("reading", share or at.rows, 100 if share else 0))

    return so_far


def _roster(batch: ImportBatch, actor: Actor, path: Path, board: Board) -> Roster:
    known, said = services.known_ids(batch.trust), mapping.remembered(batch.trust, actor)
    return read_roster(path, on=batch.on, known_ids=known, remembered=said, progress=_heard(board))


def _ask(batch: ImportBatch, actor: Actor, path: Path, problem: Problem | None) -> None:
    """Its table waits until somebody has said what its columns are."""
    raws, problems = look_at(path, on=batch.on)
    table = tables.keep(actor=actor, file_name=batch.file_name, raws=raws, notes=[str(one) for one in problems])
    likely = guess(raws[0], heading_line(raws[0].rows))
    missing = missing_from(set(likely.values()))
    _end(batch, ImportBatch.State.UNREAD, shown=unread(problem, table.key, names_of(likely), missing))


@transaction.atomic
def _end(batch: ImportBatch, state: str, why: str = "", shown: Unread | None = None) -> None:
    """Unless it was dropped meanwhile."""
    reading = ImportBatch.objects.unscoped(reason=WHY).filter(pk=batch.pk, state=ImportBatch.State.READING)
    reading.update(state=state, stopped=why, shown=shown)


def give_up(batch: ImportBatch) -> None:
    """Somebody has stopped it before anybody read it, or after whoever read it was killed."""
    _end(batch, ImportBatch.State.DROPPED, ImportBatch.Stopped.CANCELLED)
    waiting.let_go(batch.key)
