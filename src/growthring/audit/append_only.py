"""The database itself refuses to change or remove an event, whatever the program does.

PostgreSQL still lets a table be emptied by TRUNCATE: that takes a right only the owner has, and tests need it. SQLite
makes a table anew when a column changes, and its triggers are gone: a migration that alters events calls `guard` again.
"""

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLE = "audit_event"
SAYS = "the record of events is only added to"

SQLITE = [
    f"CREATE TRIGGER {TABLE}_no_{verb.lower()} BEFORE {verb} ON {TABLE} BEGIN SELECT RAISE(ABORT, '{SAYS}'); END"
    for verb in ("UPDATE", "DELETE")
]
SQLITE_BACK = [f"DROP TRIGGER IF EXISTS {TABLE}_no_{verb}" for verb in ("update", "delete")]

POSTGRES = [
    (
        f"CREATE FUNCTION {TABLE}_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{SAYS}' USING ERRCODE = 'integrity_constraint_violation'; END $$"
    ),
    (
        f"CREATE TRIGGER {TABLE}_append_only BEFORE UPDATE OR DELETE ON {TABLE} "
        f"FOR EACH ROW EXECUTE FUNCTION {TABLE}_refuse()"
    ),
]
POSTGRES_BACK = [f"DROP TRIGGER {TABLE}_append_only ON {TABLE}", f"DROP FUNCTION {TABLE}_refuse()"]


def guard(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    _run(editor, SQLITE if editor.connection.vendor == "sqlite" else POSTGRES)


def unguard(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    _run(editor, SQLITE_BACK if editor.connection.vendor == "sqlite" else POSTGRES_BACK)


def _run(editor: BaseDatabaseSchemaEditor, statements: list[str]) -> None:
    for statement in statements:
        editor.execute(statement, params=None)
