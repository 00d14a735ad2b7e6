"""After many rows came at once, the database knows how many they are."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction

from growthring.core import statistics
from growthring.people.models import Person
from tests.factories import PersonFactory, TrustFactory

TABLE = Person._meta.db_table
KNOWN = {
    "sqlite": "SELECT stat FROM sqlite_stat1 WHERE tbl = %s ORDER BY idx LIMIT 1",
    "postgresql": "SELECT reltuples::bigint FROM pg_class WHERE relname = %s",
}


def known() -> str:
    """The number of people the planner counts with, in the words of the database."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite" and "sqlite_stat1" not in connection.introspection.table_names(cursor):
            return ""
        cursor.execute(KNOWN[connection.vendor], [TABLE])
        found = cursor.fetchone()
    return str(found[0]).split()[0] if found else ""


@pytest.mark.django_db(transaction=True)
def test_the_planner_knows_what_came_when_the_transaction_is_over() -> None:
    with transaction.atomic():
        PersonFactory.create_batch(7, trust=TrustFactory.create())
        statistics.refresh()
        assert known() != "7"
    assert known() == "7"


@pytest.mark.django_db
def test_nothing_is_looked_at_inside_a_transaction(django_assert_num_queries: Callable[[int], Any]) -> None:
    with django_assert_num_queries(0):
        statistics.refresh()


@pytest.mark.django_db
def test_few_rows_postgres_sees_by_itself(django_capture_on_commit_callbacks: Callable[[], Any]) -> None:
    with django_capture_on_commit_callbacks() as waiting:
        statistics.refresh(rows=12)
    assert len(waiting) == (0 if connection.vendor == "postgresql" else 1)


if connection.vendor == "postgresql":

    @pytest.mark.django_db(transaction=True)
    def test_who_may_not_look_goes_on() -> None:
        with connection.cursor() as cursor:
            cursor.execute("CREATE ROLE reader")
            try:
                cursor.execute("SET ROLE reader")
                statistics.refresh()
                cursor.execute("SELECT current_user")
                assert cursor.fetchone() == ("reader",)
            finally:
                cursor.execute("RESET ROLE; DROP ROLE reader")

    @pytest.mark.django_db(transaction=True)
    def test_a_table_that_somebody_is_busy_with_is_not_waited_for() -> None:
        other = connection.copy()
        try:
            with other.cursor() as cursor:
                cursor.execute(f'BEGIN; LOCK TABLE "{TABLE}" IN SHARE UPDATE EXCLUSIVE MODE')
                with connection.cursor() as mine:
                    mine.execute("SET statement_timeout = '5s'")
                statistics.refresh()
                assert connection.is_usable()
                cursor.execute("ROLLBACK")
        finally:
            other.close()
            with connection.cursor() as mine:
                mine.execute("RESET statement_timeout")
