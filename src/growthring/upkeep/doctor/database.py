"""The database: does it answer, is it up to date, does it keep what it was given, is it sound."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from growthring.upkeep.doctor.findings import Finding, fine, look, wrong

OVER_A_NETWORK = {
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "9p",
    "fuse.sshfs",
    "afs",
    "glusterfs",
    "fuse.glusterfs",
    "ceph",
}
OLDEST_POSTGRES = 14
LARGE_WAL = 200_000_000  # bytes
MANY = 1_000  # rows: in a shorter table a wrong guess costs nothing
SOME = 3  # names in a sentence


def is_embedded() -> bool:
    return connection.vendor == "sqlite"


def ask(sql: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return list(cursor.fetchall())


def answers() -> Iterator[Finding]:
    try:
        version: tuple[int, ...] = connection.get_database_version()
        ask("SELECT 1")
    except DatabaseError as error:
        yield wrong(
            f"The database does not answer: {type(error).__name__}.",
            "Is its server running, and is GROWTHRING_DATABASE_URL right?",
        )
        return
    said = ".".join(map(str, version))
    if is_embedded():
        yield fine(f"The embedded database answers: SQLite {said}, {connection.settings_dict['NAME']}.")
    elif version[0] < OLDEST_POSTGRES:
        yield wrong(f"This is PostgreSQL {said}.", f"Growthring needs PostgreSQL {OLDEST_POSTGRES} or newer.")
    else:
        yield fine(f"The database answers: PostgreSQL {said}.")


def migrations() -> Iterator[Finding]:
    executor = MigrationExecutor(connection)
    waiting = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    unknown = set(executor.loader.applied_migrations) - set(executor.loader.disk_migrations)
    if unknown:
        yield wrong(
            "The database was used by a newer version of Growthring.", "Install that version; going back loses data."
        )
    elif waiting:
        yield wrong(f"{waiting} migrations wait.", "Run: growthring backup, then growthring migrate")
    else:
        yield fine("The tables are up to date with this version.")


def durability() -> Iterator[Finding]:
    """An answered save must be on the disk."""
    if is_embedded():
        found = {name: ask(f"PRAGMA {name}")[0][0] for name in ("journal_mode", "synchronous", "foreign_keys")}
        if found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}:
            yield fine("What is saved is on the disk before the answer is given.")
        else:
            yield wrong(
                f"SQLite is set to {found}.", "A save may be lost in a power cut. Use a local disk, and nothing else."
            )
        yield from _where_the_file_lies()
        return
    found = dict(ask("SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit')"))
    if found == {"fsync": "on", "synchronous_commit": "on"}:
        yield fine("What is saved is on the disk before the answer is given.")
    else:
        yield wrong(
            f"PostgreSQL is set to {found}.", "Set both to on: else an answered save may be lost in a power cut."
        )
    if ask("SHOW server_encoding")[0][0] != "UTF8":
        yield wrong(
            "The database does not keep its text as UTF-8.", "Make a database with ENCODING 'UTF8' and move there."
        )


def _where_the_file_lies() -> Iterator[Finding]:
    path = Path(str(connection.settings_dict["NAME"]))
    kind = file_system(path, Path("/proc/mounts"))
    if kind in OVER_A_NETWORK:
        yield wrong(
            f"The embedded database lies on a network drive ({kind}).",
            "Move it to a local disk, or move to PostgreSQL: over a network SQLite can lose data.",
        )
    wal = path.with_name(f"{path.name}-wal")
    if wal.exists() and wal.stat().st_size > LARGE_WAL:
        yield look("The database's write-ahead file has grown large.", "Something reads without end: restart the site.")


def file_system(path: Path, mounts: Path) -> str:
    """The kind of file system a path lies on; empty where the machine does not say."""
    try:
        lines = [line.split() for line in mounts.read_text(encoding="utf-8").splitlines()]
    except OSError:
        return ""
    over = [(line[1], line[2]) for line in lines if path.resolve().is_relative_to(line[1].replace("\\040", " "))]
    return max(over, key=lambda mount: len(mount[0]))[1] if over else ""


def soundness() -> Iterator[Finding]:
    if not is_embedded():
        return
    if not _is_whole():
        yield wrong("The database file is damaged.", "Stop the site, keep the file, and restore the newest backup.")
    elif ask("PRAGMA foreign_key_check"):
        yield wrong("Some rows lead to rows that are gone.", "Keep the file and restore the newest backup beside it.")
    else:
        yield fine("The database file is sound.")


def _is_whole() -> bool:
    try:
        return ask("PRAGMA quick_check(5)") == [("ok",)]
    except DatabaseError:  # some damage keeps SQLite from looking at all
        return False


def statistics() -> Iterator[Finding]:
    """Without them a database picks the wrong index in a long table."""
    if is_embedded():
        (rows,) = ask("SELECT COUNT(*) FROM (SELECT 1 FROM people_person LIMIT 1001)")[0]
        if rows > MANY and not ask("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_stat1'"):
            yield look(
                "The database has never looked at its own tables: long lists may be slow.",
                "Run a worker, which has it look at them at night.",
            )
        return
    seen = ask(
        "SELECT relname, n_live_tup, COALESCE(last_analyze, last_autoanalyze) FROM pg_stat_user_tables ORDER BY 1"
    )
    never = [str(name) for name, rows, looked in seen if rows > MANY and looked is None]
    if never:
        names = ", ".join(never[:SOME])
        yield look(
            f"PostgreSQL has never looked at {len(never)} long tables ({names}): lists from them may be slow.",
            "Run ANALYZE in this database; if it does not stay so, switch autovacuum on.",
        )
    if ask("SHOW autovacuum")[0][0] != "on":
        yield look(
            "PostgreSQL does not look after its tables by itself.", "Set autovacuum = on: lists grow slow otherwise."
        )


def guards() -> Iterator[Finding]:
    names = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit_event'"
        if is_embedded()
        else "SELECT tgname FROM pg_trigger WHERE tgrelid = 'audit_event'::regclass AND tgenabled <> 'D'"
        " AND NOT tgisinternal"
    )
    if len(ask(names)) < (2 if is_embedded() else 1):
        yield wrong(
            "The record of events can be changed in this database.",
            "Restore a backup into an empty place, or ask for help: somebody took its guard away.",
        )
    else:
        yield fine("The record of events can only be added to.")
