"""The board as a file beside the database."""

import json
import os
import time
from pathlib import Path
from tempfile import gettempdir

from django.db import connection

from growthring.interop.applying import Step
from growthring.interop.running.board import Told

FOLDER = "imports"


class InFile:
    def __init__(self, key: str) -> None:
        self._told = _folder() / f"{key}.json"
        self._stop = _folder() / f"{key}.stop"

    def put(self, step: Step) -> bool:
        self._told.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = self._told.with_suffix(f".{os.getpid()}")
        draft.write_text(json.dumps(step))
        draft.replace(self._told)
        return self._stop.exists()

    def ask_to_stop(self) -> None:
        self._stop.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._stop.touch()

    def read(self) -> Told | None:
        try:
            step, at = Step(*json.loads(self._told.read_text())), self._told.stat().st_mtime
        except OSError:
            return None
        return Told(step, max(0.0, time.time() - at), self._stop.exists())

    def clear(self) -> None:
        for path in (self._told, self._stop):
            path.unlink(missing_ok=True)

    def close(self) -> None:
        pass


def _folder() -> Path:
    name = str(connection.settings_dict["NAME"])
    is_file = not name.startswith("file:") and name != ":memory:"
    return (Path(name).parent if is_file else Path(gettempdir()) / f"growthring-{os.getpid()}") / FOLDER
