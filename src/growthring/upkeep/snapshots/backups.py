"""Backups: snapshots in a folder, each read back before it gets its name, the oldest thrown away."""

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings

from growthring.core import clock
from growthring.upkeep.snapshots import archive as files
from growthring.upkeep.snapshots.archive import Manifest
from growthring.upkeep.snapshots.restoring import read_back
from growthring.upkeep.snapshots.taking import Tell, quiet, take

NAME = re.compile(r"^growthring-\d{4}-\d\d-\d\d-\d{6}\.zip$")
KEPT = 14


@dataclass(frozen=True)
class Backup:
    path: Path
    manifest: Manifest

    @property
    def made_at(self) -> datetime:
        return datetime.fromisoformat(self.manifest.made_at)


def back_up(
    folder: Path, *, keep: int = KEPT, verify: bool = True, with_key: bool = True, tell: Tell = quiet
) -> Backup:
    """Write a backup and throw away all but the newest `keep`. What was not read back whole never gets its name."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / f"growthring-{clock.now():%Y-%m-%d-%H%M%S}.zip"
    draft = folder / f".{path.name}.unread"
    try:
        manifest = take(draft, secret_key=settings.SECRET_KEY if with_key else None, tell=tell)
        if verify:
            manifest = read_back(draft)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    for old in names(folder)[keep:]:
        old.unlink()
    return Backup(path, manifest)


def names(folder: Path) -> list[Path]:
    """The backups in the folder, newest first."""
    if not folder.is_dir():
        return []
    return sorted((path for path in folder.iterdir() if NAME.match(path.name)), reverse=True)


def newest(folder: Path) -> Backup | None:
    """Raises `Unreadable` when the newest file is damaged."""
    for path in names(folder):
        with files.opened(path) as (_archive, manifest):
            return Backup(path, manifest)
    return None
