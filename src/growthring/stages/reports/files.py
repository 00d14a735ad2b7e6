"""CSV that a spreadsheet opens without running anything in it."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from growthring.core.spreadsheets import safe_cell


def to_csv(rows: Iterable[Sequence[Any]]) -> str:
    made = io.StringIO()
    csv.writer(made).writerows([safe_cell(cell) for cell in row] for row in rows)
    return made.getvalue()
