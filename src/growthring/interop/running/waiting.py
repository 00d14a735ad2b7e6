"""Files that wait to be read by the worker: in a folder nobody else can open, for an hour at most."""

import os
import shutil
import time
from pathlib import Path

from django.conf import settings

from growthring.core.schedule import are_all_at_work_here
from growthring.interop.reading.sources import EMPTY_ZIP, ZIP

ROWS = 2_000  # of a text file; with more it is the worker's
UNPACKED = 1024 * 1024  # bytes of an archive's or workbook's contents, as it tells them itself
BLOCK = 1 << 20
KEPT = 60 * 60  # seconds


def is_for_the_worker(path: Path) -> bool:
    """It is long, and whoever takes work up looks into the same folder."""
    return are_all_at_work_here() and is_long(path)


def is_long(path: Path) -> bool:
    with path.open("rb") as stream:
        if stream.read(4) in {ZIP, EMPTY_ZIP}:
            return path.stat().st_size > UNPACKED // 8  # as far as it may be packed; a guess is enough
        stream.seek(0)
        lines = 0
        while lines <= ROWS and (block := stream.read(BLOCK)):
            lines += max(block.count(b"\n"), block.count(b"\r"))
    return lines > ROWS


def take_in(key: str, path: Path) -> None:
    """The file waits under the batch's key from now on."""
    folder = _folder(key)
    _all().mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.mkdir(mode=0o700)
    shutil.move(path, folder / path.name)
    os.utime(folder)


def waiting_file(key: str) -> Path | None:
    folder = _folder(key)
    return next(iter(sorted(folder.iterdir())), None) if folder.is_dir() else None


def let_go(key: str) -> None:
    shutil.rmtree(_folder(key), ignore_errors=True)


def sweep() -> int:
    """Let go of what nobody has read within the hour."""
    late = [path for path in _all().glob("*") if time.time() - path.stat().st_mtime > KEPT]
    for path in late:
        shutil.rmtree(path, ignore_errors=True)
    return len(late)


def _folder(key: str) -> Path:
    return _all() / key


def _all() -> Path:
    return Path(settings.HOME) / "uploads"
