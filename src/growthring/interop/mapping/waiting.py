"""A table kept until somebody has said what its columns are: an hour at most, and for that person alone."""

import json
import zlib
from collections import Counter
from dataclasses import asdict, dataclass, field
from datetime import timedelta
from typing import Any

from django.db.models import QuerySet

from growthring.core import clock
from growthring.core.access import Actor
from growthring.interop.mapping.models import WaitingTable
from growthring.interop.reading.csvrows import Row
from growthring.interop.reading.mapping import Mapping, Values
from growthring.interop.reading.raw import Raw, heading_line

KEPT = timedelta(hours=1)
RETENTION = "retention of tables that wait to be mapped"


@dataclass(slots=True)
class Said:
    """What was chosen so far: the sheet by its place, the line of the headings, and what the columns are.

    `values` are as in `reading.mapping.Mapping`, but a school goes by its key, or is "trust".
    """

    sheet: int = 0
    line: int | None = None
    columns: dict[str, str] = field(default_factory=dict)
    values: Values = field(default_factory=dict)


@dataclass(slots=True)
class Opened:
    """A waiting table with its sheets; `raw` is the one that was chosen, `line` where its headings stand."""

    row: WaitingTable
    raws: list[Raw]
    notes: list[str]
    said: Said

    @property
    def raw(self) -> Raw:
        return self.raws[min(self.said.sheet, len(self.raws) - 1)]

    @property
    def line(self) -> int:
        return heading_line(self.raw.rows) if self.said.line is None else self.said.line

    @property
    def mapping(self) -> Mapping:
        return Mapping(self.said.columns, self.said.values)


def keep(*, actor: Actor, file_name: str, raws: list[Raw], notes: list[str]) -> WaitingTable:
    """`notes` are worth knowing of the file as a whole: hidden sheets, letters that may be wrong."""
    forget_old()
    return WaitingTable.objects.create(
        trust_id=actor.trust_id,
        made_by_id=actor.person_id,
        made_at=clock.now(),
        file_name=file_name[:120],
        content=_packed(raws, notes),
    )


def opened(row: WaitingTable) -> Opened:
    whole: dict[str, Any] = json.loads(zlib.decompress(bytes(row.content)))
    return Opened(row, [_raw(one) for one in whole["tables"]], whole["notes"], Said(**row.said))


def choose(row: WaitingTable, said: Said) -> None:
    row.said = asdict(said)
    row.save(update_fields=["said"])


def forget(row: WaitingTable) -> None:
    WaitingTable.objects.unscoped(reason=RETENTION).filter(pk=row.pk).delete()


def late_tables() -> QuerySet[WaitingTable]:
    """Those nobody came back to within the hour."""
    return WaitingTable.objects.unscoped(reason=RETENTION).filter(made_at__lt=clock.now() - KEPT)


def forget_old() -> int:
    """How many they were."""
    return late_tables().delete()[0]


def _packed(raws: list[Raw], notes: list[str]) -> bytes:
    tables = [
        {
            "file": raw.file,
            "form": raw.form,
            "title": raw.title,
            "rows": [[row.line, row.cells, row.folded] for row in raw.rows],
            "not_staff": raw.not_staff,
            "closed": raw.closed,
        }
        for raw in raws
    ]
    return zlib.compress(json.dumps({"tables": tables, "notes": notes}, ensure_ascii=False).encode())


def _raw(one: dict[str, Any]) -> Raw:
    rows = [Row(line, cells, folded) for line, cells, folded in one["rows"]]
    return Raw(**{**one, "rows": rows, "not_staff": Counter(one["not_staff"])})
