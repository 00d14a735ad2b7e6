"""Several at once, each over a connection of its own: the same on a file of SQLite and on PostgreSQL.

As a program it makes its own database in `GROWTHRING_HOME`, and prints what came of it.
"""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any
from uuid import uuid4

PAGES = "growthring.writing.tests.pages"


def at_once(doing: list[Callable[[], Any]]) -> list[Any]:
    from django.db import connection

    barrier = Barrier(len(doing))

    def run(do: Callable[[], Any]) -> Any:
        barrier.wait(timeout=60)
        try:
            return do()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(doing)) as pool:
        return list(pool.map(run, doing))


def five_posts() -> dict[str, Any]:
    """One form sent five times in one moment, after five that did not pass and before one with other words."""
    from django.test import Client

    from growthring.writing.tests.conftest import Place

    here = Place()
    clients = [Client() for _ in range(5)]
    for client in clients:
        client.force_login(here.first.user)  # type: ignore[arg-type]

    def sending(name: str) -> list[list[Any]]:
        sent = {"name": name, "repeat_key": key}
        answers = at_once([lambda client=client: client.post(here.page, sent) for client in clients])  # type: ignore[misc]
        return [[answer.status_code, answer.get("Location", "")] for answer in answers]

    key = str(uuid4())
    refused, taken, others = sending("not good"), sending("Once"), sending("Something else")
    return {"page": here.page, "refused": refused, "taken": taken, "others": others, "notes": here.notes()}


def two_writers() -> list[Any]:
    """Both save over the same version in one moment."""
    from growthring.writing.services.texts import Overtaken, write
    from growthring.writing.tests.lines import keeping, line_of
    from tests.factories import acting

    line, actors = (made := line_of())[0], [acting(person) for person in made[1:]]

    def save(number: int) -> Any:
        row = type(line).objects.unscoped(reason="test").get(pk=line.pk)
        try:
            actor = actors[number]
            return write(actor=actor, row=row, field="text", text=f"By {number}.", seen=0, keep=keeping(row, actor))
        except Overtaken as overtaken:
            return [overtaken.theirs, overtaken.mine, overtaken.version]

    return at_once([lambda: save(0), lambda: save(1)])


def main() -> None:
    import django
    from django.conf import settings
    from django.core.management import call_command

    django.setup()
    settings.ROOT_URLCONF = PAGES
    call_command("migrate", verbosity=0, skip_checks=True)
    print(json.dumps({"posts": five_posts(), "writers": two_writers()}))


if __name__ == "__main__":
    main()
