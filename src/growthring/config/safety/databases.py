"""Whether what was answered as saved would still be there after a power cut."""

import socket
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.core import checks
from django.db import connection

from growthring.config.environment import ENV
from growthring.config.health import unapplied
from growthring.config.safety.findings import Finding
from growthring.core import clock

NETWORK = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ncpfs", "glusterfs", "ceph", "lustre", "davfs", "9p"}
FUSE_NETWORK = {"fuse.sshfs", "fuse.glusterfs", "fuse.s3fs", "fuse.rclone", "fuse.davfs2", "fuse.gcsfuse"}
SQLITE_WANTED = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
POSTGRES_WANTED = {"fsync": ("on",), "full_page_writes": ("on",)}
SYNCHRONOUS = ("on", "local", "remote_write", "remote_apply")
MOUNTS = Path("/proc/mounts")


def refusals() -> Iterator[Finding]:
    if connection.vendor == "sqlite":
        yield from _sqlite()
    else:
        yield from _postgres()
        yield from _migrations()
    yield from _demo()


def silent(error: Exception) -> Finding:
    """Its message names hosts and files, and whoever starts the server has to know them."""
    return Finding(
        ENV.database_url.name, f"the database does not answer: {error}", "See that it runs, and start again."
    )


# ---- SQLite


def _sqlite() -> Iterator[Finding]:
    path = Path(connection.settings_dict["NAME"])
    kind = file_system(path, MOUNTS)
    if kind in NETWORK | FUSE_NETWORK:
        yield Finding(
            str(path),
            f"lies on a network file system ({kind}), where SQLite loses data.",
            "Keep it on a disk of this machine, or use PostgreSQL.",
        )
        return
    found = {name: _one(f"PRAGMA {name}") for name in SQLITE_WANTED}
    for name, wanted in SQLITE_WANTED.items():
        if found[name] != wanted:
            yield Finding(
                f"PRAGMA {name}",
                f"is {found[name]}, not {wanted}: what was answered as saved could be gone after a power cut.",
                f"See that {path} lies on an ordinary disk where this user may write.",
            )
    yield from _another_machine()


def file_system(path: Path, mounts: Path) -> str:
    """The kind of file system under `path`, where the system tells; as the longest mount point above it says."""
    if not mounts.exists():
        return ""
    under, best = path.resolve().as_posix(), ("", "")
    for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines():
        _device, point, kind, *_rest = line.split(" ")
        point = point.replace("\\040", " ")
        if (under == point or under.startswith(point.rstrip("/") + "/")) and len(point) >= len(best[0]):
            best = (point, kind)
    return best[1]


def _another_machine() -> Iterator[Finding]:
    from growthring.upkeep.models import Worker

    if Worker._meta.db_table not in connection.introspection.table_names():
        return
    here, lately = socket.gethostname(), clock.now() - timedelta(minutes=2)
    others = Worker.objects.filter(seen_at__gte=lately).exclude(host=here).values_list("host", flat=True)
    for host in sorted(set(others)):
        yield Finding(
            ENV.database_url.name,
            f"another machine, {host}, works on this SQLite file just now.",
            "Several machines need PostgreSQL. If that machine is gone, wait two minutes and start again.",
        )


# ---- PostgreSQL


def _postgres() -> Iterator[Finding]:
    if ENV.risk_data.read():
        return
    wanted = POSTGRES_WANTED | {"synchronous_commit": SYNCHRONOUS}
    for name, allowed in wanted.items():
        found = _one(f"SHOW {name}")
        if found not in allowed:
            yield Finding(
                f"PostgreSQL's {name}",
                f"is {found}: what was answered as saved could be gone after a power cut.",
                f"Set {name} = on in postgresql.conf, and reload or restart PostgreSQL.",
            )


def _migrations() -> Iterator[Finding]:
    waiting = unapplied()
    if waiting:
        yield Finding("The database", f"needs {waiting} migrations first.", "Back it up, then run: growthring migrate")


def _demo() -> Iterator[Finding]:
    """Whatever the packages themselves do not start with: demo mode over data that the demo did not make."""
    for message in checks.run_checks(tags=[checks.Tags.security]):
        if message.level >= checks.ERROR:
            yield Finding(ENV.demo.name, message.msg, message.hint or "")


def _one(statement: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchone()[0]
