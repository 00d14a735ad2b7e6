"""A snapshot as a file: one zip with a table a member, and a manifest of what must be found in it."""

import json
import os
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from growthring.upkeep.snapshots.schema import Migrations

FORMAT = 1
MANIFEST, SECRET_KEY = "manifest.json", "secret-key"


class Unreadable(Exception):
    """In words, why a file is no snapshot that can be restored."""


@dataclass(frozen=True)
class Table:
    name: str
    columns: list[str]
    rows: int
    hash: str


@dataclass(frozen=True)
class Manifest:
    """`hash` stands for all rows of all tables; two places with the same one hold the same."""

    made_at: str
    version: str
    engine: str
    migrations: Migrations
    tables: list[Table]
    format: int = FORMAT
    hash: str = field(default="")

    @property
    def rows(self) -> int:
        return sum(table.rows for table in self.tables)


def hash_of(tables: list[Table]) -> str:
    lines = sorted(f"{table.name} {table.rows} {table.hash}" for table in tables)
    return sha256("\n".join(lines).encode()).hexdigest()


@contextmanager
def writing(path: Path) -> Iterator[zipfile.ZipFile]:
    """The archive at `path` when all went well, and nothing there when not. Only its owner may read it."""
    draft = path.with_name(f".{path.name}.part")
    handle = os.open(draft, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(handle, "w+b") as out:
            with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as archive:
                yield archive
            out.flush()
            os.fsync(out.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def put_manifest(archive: zipfile.ZipFile, manifest: Manifest) -> None:
    archive.writestr(MANIFEST, json.dumps(asdict(manifest), indent=1, ensure_ascii=False))


@contextmanager
def opened(path: Path) -> Iterator[tuple[zipfile.ZipFile, Manifest]]:
    """Raises `Unreadable`, also for what goes wrong while it is read inside the block."""
    try:
        with path.open("rb") as file:
            if file.read(2) != b"PK":
                raise Unreadable(f"{path.name} was not written by `growthring backup`.")
        with zipfile.ZipFile(path) as archive:
            yield archive, _manifest(archive, path)
    except FileNotFoundError as error:
        raise Unreadable(f"There is no file {path}.") from error
    except (zipfile.BadZipFile, EOFError, ValueError, zlib.error) as error:
        raise Unreadable(f"{path.name} is damaged or cut short. Take another backup file.") from error


def _manifest(archive: zipfile.ZipFile, path: Path) -> Manifest:
    try:
        told: dict[str, Any] = json.loads(archive.read(MANIFEST))
    except (KeyError, ValueError) as error:
        raise Unreadable(f"{path.name} was not written by `growthring backup`.") from error
    if told.get("format") != FORMAT:
        raise Unreadable(f"{path.name} was written by another version, in a format this one does not know.")
    return Manifest(**{**told, "tables": [Table(**table) for table in told["tables"]]})


def lines(archive: zipfile.ZipFile, table: Table) -> Iterator[bytes]:
    with archive.open(f"tables/{table.name}.jsonl") as member:
        for text in member:
            yield text.rstrip(b"\n")
