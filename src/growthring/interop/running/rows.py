"""The board as a row, for PostgreSQL: written through a connection of its own, beside any transaction."""

from typing import Any

from django.db import connection

from growthring.core import clock
from growthring.interop.applying import Step
from growthring.interop.models import ImportProgress
from growthring.interop.running.board import Told

TABLE = ImportProgress._meta.db_table
PUT = (
    f"INSERT INTO {TABLE} (batch_key, what, done, total, told_at, is_to_stop) VALUES (%s, %s, %s, %s, %s, false) "  # noqa: S608
    "ON CONFLICT (batch_key) DO UPDATE SET what = excluded.what, done = excluded.done, total = excluded.total, "
    "told_at = excluded.told_at RETURNING is_to_stop"
)


class InRow:
    def __init__(self, key: str) -> None:
        self._key = key
        self._beside: Any = None

    def put(self, step: Step) -> bool:
        with self._apart().cursor() as cursor:
            cursor.execute(PUT, [self._key, *step, clock.now()])
            (is_to_stop,) = cursor.fetchone()
        return bool(is_to_stop)

    def ask_to_stop(self) -> None:
        with self._apart().cursor() as cursor:
            cursor.execute(f"UPDATE {TABLE} SET is_to_stop = true WHERE batch_key = %s", [self._key])  # noqa: S608

    def read(self) -> Told | None:
        row = ImportProgress.objects.filter(batch_key=self._key).first()
        if row is None:
            return None
        ago = (clock.now() - row.told_at).total_seconds()
        return Told(Step(row.what, row.done, row.total), ago, row.is_to_stop)

    def clear(self) -> None:
        with self._apart().cursor() as cursor:
            cursor.execute(f"DELETE FROM {TABLE} WHERE batch_key = %s", [self._key])  # noqa: S608

    def close(self) -> None:
        if self._beside is not None:
            self._beside.close()

    def _apart(self) -> Any:
        if self._beside is None:
            self._beside = connection.copy()
        return self._beside
