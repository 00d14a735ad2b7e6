"""An import in the background: read, begun, told about, stopped, found again, taken back."""

from growthring.interop.running.board import Board, Stopped, board_of
from growthring.interop.running.reading import read, read_waiting, receive, receive_table
from growthring.interop.running.services import begin, begin_undo, cancel, run, run_undo
from growthring.interop.running.waiting import ROWS, is_for_the_worker

__all__ = [
    "ROWS",
    "Board",
    "Stopped",
    "begin",
    "begin_undo",
    "board_of",
    "cancel",
    "is_for_the_worker",
    "read",
    "read_waiting",
    "receive",
    "receive_table",
    "run",
    "run_undo",
]
