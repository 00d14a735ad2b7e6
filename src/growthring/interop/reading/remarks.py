"""Rows of a table that are about nobody: totals, notes below the list, headings repeated on each page."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from growthring.interop.reading.csvrows import Row
from growthring.interop.reading.ledger import Job
from growthring.interop.reading.tables import Table
from growthring.interop.reading.text import clean

WHO = ("staff_id", "email", "given_name", "family_name", "full_name")
COLUMNS_OF_A_TABLE = 3
TALK = re.compile(r"^(?:notes?|total|key|sum|count|source|printed|page|end of|produced|report|filter|as at)\b|^\*|[:;]")
WORDS_OF_A_NAME = 4
FEW = 8  # lines named


def is_remark(row: Row, table: Table) -> bool:
    """Whatever it says, it names nobody; or it is one cell of talk where the others are blank."""
    cells = row.cells or []
    written = [cell for cell in cells if cell.strip()]
    if len(table.match.at) < COLUMNS_OF_A_TABLE or not written:
        return False
    if not any(table.match.cell(cells, name).strip() for name in WHO):
        return True
    return (len(written) == 1 and _is_talk(clean(written[0]))) or _repeats_headings(cells, table)


def _is_talk(text: str) -> bool:
    return TALK.search(text.casefold()) is not None or len(text.split()) > WORDS_OF_A_NAME


def _repeats_headings(cells: list[str], table: Table) -> bool:
    pairs = zip(cells, table.cells, strict=False)
    return len(cells) <= len(table.cells) and all(clean(cell) == clean(heading) for cell, heading in pairs)


def tell_remarks(file: str, lines: list[int], job: Job) -> None:
    if not lines:
        return
    listed = ", ".join(str(line) for line in lines[:FEW]) + (" …" if len(lines) > FEW else "")
    job.ledger.note(
        file,
        ngettext(
            "%(count)s row names nobody and was passed over: line %(lines)s.",
            "%(count)s rows name nobody and were passed over: lines %(lines)s.",
            len(lines),
        )
        % {"count": len(lines), "lines": listed},
        _("If somebody stands there, fill in the name and an e-mail address or staff number."),
    )
