"""An import in the background: begun, told about, stopped, found again."""

from growthring.interop.running.board import Board, Stopped, board_of
from growthring.interop.running.services import begin, cancel, run

__all__ = ["Board", "Stopped", "begin", "board_of", "cancel", "run"]
