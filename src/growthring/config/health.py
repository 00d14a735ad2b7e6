"""For whoever watches over the server: is the process up, and may it be sent people?"""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse

from growthring.core.access import public


@public("Says only that the server runs.")
def alive(_request: HttpRequest) -> HttpResponse:
    return _words("ok\n", 200)


@public("Says only whether the server can answer.")
def ready(_request: HttpRequest) -> HttpResponse:
    try:
        waiting = unapplied()
    except DatabaseError:
        return _words("the database does not answer\n", 503)
    return _words(f"{waiting} migrations to apply\n", 503) if waiting else _words("ok\n", 200)


def unapplied() -> int:
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _words(text: str, status: int) -> HttpResponse:
    response = HttpResponse(text, status=status, content_type="text/plain; charset=utf-8")
    response["Cache-Control"] = "no-store"
    return response
