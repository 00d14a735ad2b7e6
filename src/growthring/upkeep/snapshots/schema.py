"""The tables as the migrations left them, not as today's code has them: a snapshot outlives a version."""

from typing import Any

from django.db import connections, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.models import DateField

from growthring.upkeep.snapshots.rows import Model

Migrations = dict[str, list[str]]

# What stands for a moment only: whoever restores signs in again, and regular work is planned anew.
MOMENTARY = frozenset({"sessions", "django_tasks_database", "upkeep"})
MOMENTARY_MODELS = frozenset(
    {"accounts.LoginSession", "accounts.SharedCount", "interop.WaitingTable", "interop.ImportProgress"}
)


class NewerVersion(Exception):
    """The snapshot was made by a version that knows migrations this one does not."""


def applied(using: str) -> Migrations:
    found: Migrations = {}
    for app, name in sorted(MigrationExecutor(connections[using]).loader.applied_migrations):
        found.setdefault(app, []).append(name)
    return found


def models_at(migrations: Migrations, using: str) -> list[Model]:
    """The models of that state, many-to-many tables among them; what stands for a moment is left out."""
    loader = MigrationExecutor(connections[using]).loader
    nodes = _nodes(migrations)
    if unknown := nodes - set(loader.graph.nodes):
        raise NewerVersion(", ".join(sorted(f"{app}.{name}" for app, name in unknown)))
    # A migration's own dependencies come along; a state is built from those that nothing applied stands on.
    state = loader.project_state(_ends(loader, nodes))
    found = [
        model
        for model in state.apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and not _is_momentary(model)
    ]
    for model in found:
        for field in model._meta.concrete_fields:
            if isinstance(field, DateField):  # a moment that was written down is kept, not set again
                field.auto_now = field.auto_now_add = False
    return sorted(found, key=lambda model: model._meta.db_table)


def _is_momentary(model: Model) -> bool:
    return model._meta.app_label in MOMENTARY or model._meta.label in MOMENTARY_MODELS


def build(migrations: Migrations, using: str) -> None:
    """Make the tables of that state, in a place that has none, and leave them empty."""
    executor = MigrationExecutor(connections[using])
    executor.migrate(_ends(executor.loader, _nodes(migrations)))


def clear(using: str) -> None:
    """Take away every table of a place that holds nothing."""
    connection = connections[using]
    with transaction.atomic(using=using), connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        again = " CASCADE" if connection.vendor == "postgresql" else ""
        for table in tables:
            cursor.execute(f"DROP TABLE IF EXISTS {connection.ops.quote_name(table)}{again}")
        if connection.vendor == "postgresql":
            cursor.execute("SELECT oid::regprocedure FROM pg_proc WHERE pronamespace = current_schema()::regnamespace")
            for (function,) in cursor.fetchall():
                cursor.execute(f"DROP FUNCTION {function} CASCADE")


def holds_anything(using: str) -> bool:
    """Whether anybody has begun to use the place: a trust or a login in it, or tables that are not ours."""
    connection = connections[using]
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        if tables and not {"django_migrations", "people_trust", "accounts_user"} <= tables:
            return True
        for table in {"people_trust", "accounts_user"} & tables:
            cursor.execute(f"SELECT 1 FROM {connection.ops.quote_name(table)} LIMIT 1")  # noqa: S608 - two names of ours
            if cursor.fetchone():
                return True
    return False


def _nodes(migrations: Migrations) -> set[tuple[str, str]]:
    return {(app, name) for app, names in migrations.items() for name in names}


def _ends(loader: Any, nodes: set[tuple[str, str]]) -> list[tuple[str, str]]:
    graph = loader.graph
    return sorted(node for node in nodes if not {child.key for child in graph.node_map[node].children} & nodes)
