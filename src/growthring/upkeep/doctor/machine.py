"""The machine: Python, folders and who may enter them, room on the disks."""

import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from django.conf import settings

from growthring.upkeep.doctor.findings import Finding, fine, look, wrong

TIGHT, TOO_TIGHT = 2_000_000_000, 200_000_000  # bytes free


def python() -> Iterator[Finding]:
    yield fine(f"Python {'.'.join(map(str, sys.version_info[:3]))}, Growthring {version('growthring')}.")


def folders() -> Iterator[Finding]:
    home: Path = settings.HOME
    if not home.is_dir():
        yield look(f"The folder {home} is not there.", "It is made when it is needed; GROWTHRING_HOME names another.")
        return
    yield from _private(home, 0o077, f"chmod 700 {home}")
    key = home / "secret-key"
    if key.exists():
        yield from _private(key, 0o077, f"chmod 600 {key}")


def _private(path: Path, others: int, remedy: str) -> Iterator[Finding]:
    if stat.S_IMODE(path.stat().st_mode) & others:
        yield look(f"Other users of this machine may read {path}.", remedy)
    else:
        yield fine(f"{path} is closed to other users of this machine.")


def disks() -> Iterator[Finding]:
    places = {"the database": settings.HOME, "backups": settings.BACKUPS, "uploads": Path(tempfile.gettempdir())}
    for what, folder in places.items():
        free = shutil.disk_usage(_there(folder)).free
        room = f"{free / 1_000_000_000:.1f} GB free for {what} ({folder})."
        if free < TOO_TIGHT:
            yield wrong(room, "Make room now: when the disk is full, nothing can be saved.")
        elif free < TIGHT:
            yield look(room, "Make room before it runs out.")
        else:
            yield fine(room)


def _there(folder: Path) -> Path:
    """The folder, or the nearest one above it that exists."""
    return folder if folder.exists() or folder == folder.parent else _there(folder.parent)
