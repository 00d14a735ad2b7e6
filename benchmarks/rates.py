"""Rates over a world that is there, one line of JSON: an export against a bare select, bulk rows against a bare insert.

python -m benchmarks.rates     with GROWTHRING_HOME or GROWTHRING_DATABASE_URL naming a synthetic world
"""

import json
import os
import time
from collections.abc import Callable
from functools import partial
from typing import Any

MOST = 100_000  # rows put in again, of the table with the most


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "growthring.config.settings")
    import django

    django.setup()
    print(json.dumps({**export(), **bare_insert()}))


def export() -> dict[str, float]:
    """The school with the most posts: its files, and the same tables read bare."""
    from django.db import connection
    from django.db.models import Count

    from growthring.people.models import School
    from growthring.stages.reports.export import tables

    why = "a benchmark over a made-up world"
    school = School.objects.unscoped(reason=why).annotate(size=Count("posts")).order_by("-size", "pk")[0]
    seconds, files = _timed(lambda: tables(school, names=True))
    rows = sum(text.count("\n") - 1 for text in files.values())

    def bare() -> None:
        with connection.cursor() as cursor:
            for sql in BARE:
                cursor.execute(sql, [school.pk])
                cursor.fetchall()

    least, _nothing = _timed(bare)
    return {"export_rows": rows, "export_seconds": seconds, "select_seconds": least}


POSTS = "SELECT id FROM people_post WHERE school_id = %s"
BARE = (
    "SELECT * FROM people_post JOIN people_person ON person_id = people_person.id WHERE school_id = %s",
    f"SELECT * FROM people_partnership WHERE post_id IN ({POSTS})",
    f"SELECT * FROM stages_placement WHERE post_id IN ({POSTS})",
    f"SELECT * FROM stages_assurance WHERE post_id IN ({POSTS})",
    "SELECT * FROM stages_checkpointrow r JOIN stages_checkpoint c ON c.id = r.checkpoint_id WHERE c.school_id = %s",
)


def bare_insert() -> dict[str, float]:
    """Rows of the world's tables put in once more, each with a number and key of its own; gone again afterwards."""
    from django.db import connection, transaction

    from growthring.demo.synth.rows import insert

    seconds, count = 0.0, 0
    with transaction.atomic():
        for model in _tables():
            columns = [field.column for field in model._meta.concrete_fields]
            rows = list(model._base_manager.order_by("pk").values_list(*columns)[:MOST])
            if rows:
                prepared = _anew(columns, rows, connection.vendor)
                put = partial(insert, model._meta.db_table, columns, prepared)
                took, _nothing = _timed(put)
                seconds, count = seconds + took, count + len(rows)
        transaction.set_rollback(True)
    return {"insert_rows": count, "insert_seconds": seconds}


def _tables() -> list[Any]:
    """Those with most of the rows, and whose only other unique columns are number and key."""
    from growthring.audit.models import Event
    from growthring.people.models import Post
    from growthring.stages.models import Voice

    return [Post, Voice, Event]


def _anew(columns: list[str], rows: list[tuple[Any, ...]], vendor: str) -> list[tuple[Any, ...]]:
    number, key = columns.index("id"), columns.index("key")
    made = []
    for place, row in enumerate(rows):
        naive = vendor == "sqlite"
        plain = [value.replace(tzinfo=None) if naive and hasattr(value, "tzinfo") else value for value in row]
        plain[number], plain[key] = 2_000_000_000 + place, f"b{place:011d}"
        made.append(tuple(plain))
    return made


def _timed(what: Callable[[], Any]) -> tuple[float, Any]:
    begun = time.perf_counter()
    found = what()
    return time.perf_counter() - begun, found


if __name__ == "__main__":
    main()
