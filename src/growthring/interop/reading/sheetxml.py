"""Looks at the bytes of a workbook before anything parses them: sizes, entities, formulas, merged cells."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from openpyxl.utils.cell import range_boundaries

from growthring.interop.reading.ledger import refuse
from growthring.interop.reading.shapes import Limits, RosterError

CHUNK = 1 << 20
OVERLAP = 64
DECLARATIONS = re.compile(rb"<\0?!\0?(?:D\0?O\0?C\0?T\0?Y\0?P\0?E|E\0?N\0?T\0?I\0?T\0?Y)", re.IGNORECASE)
FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
MERGE = re.compile(rb"<(?:\w+:)?mergeCell [^>]{0,80}?ref=\"([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})\"")
MAX_MERGES = 5_000


@dataclass(frozen=True, slots=True)
class Merge:
    """A value written at (`top`, `left`) for the rows down to `bottom`. Rows from 1, columns from 0."""

    top: int
    bottom: int
    left: int


@dataclass(frozen=True, slots=True)
class SheetFacts:
    has_formulas: bool
    merges: tuple[Merge, ...]


def _chunks(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """Pieces that overlap, so that a tag cut in two is whole in one of them."""
    with archive.open(name) as stream:
        last = b""
        while chunk := stream.read(CHUNK):
            yield last + chunk
            last = chunk[-OVERLAP:]


def check_parts(file: str, archive: zipfile.ZipFile, limits: Limits) -> None:
    names = archive.namelist()
    if "xl/workbook.xml" not in names:
        if any(name.startswith("xl/") and name.endswith(".bin") for name in names):
            message = _("This is a binary Excel workbook (.xlsb).")
        else:
            message = _("This is an Office document, but not an Excel workbook.")
        raise refuse(file, message, _("Save the staff list as Excel workbook (.xlsx) or CSV."))
    # A part may be whatever its name is, and its texts are held in memory: what counts is what they come to.
    if sum(info.file_size for info in archive.infolist()) > limits.max_book:
        raise too_much(file)
    for info in archive.infolist():
        if info.flag_bits & 1:
            raise refuse(file, _("The workbook is locked with a password."), _("Save it without a password."))
        if info.filename.endswith((".xml", ".rels")) and any(
            DECLARATIONS.search(c) for c in _chunks(archive, info.filename)
        ):
            raise refuse(
                file,
                _("The workbook carries declarations that a workbook of Excel never has. It was not opened."),
                _("Copy the staff list into a new workbook and save that."),
            )


def too_much(file: str) -> RosterError:
    return refuse(
        file,
        _("The workbook holds far more than a staff list."),
        _("Copy the staff list into a new workbook, or save the sheet as CSV."),
    )


def sheet_facts(path: Path, worksheet: Any) -> SheetFacts:
    """`worksheet` is openpyxl's, read-only: it knows which part of the archive it stands for."""
    part = str(getattr(worksheet, "_worksheet_path", "")).lstrip("/")
    has_formulas, merges = False, dict[str, None]()
    with zipfile.ZipFile(path) as archive:
        if part not in archive.namelist():
            return SheetFacts(True, ())
        for chunk in _chunks(archive, part):
            has_formulas = has_formulas or FORMULA.search(chunk) is not None
            if len(merges) < MAX_MERGES:
                merges.update((m.decode("ascii"), None) for m in MERGE.findall(chunk))
    return SheetFacts(has_formulas, tuple(_merge(ref) for ref in merges))


def _merge(ref: str) -> Merge:
    left, top, _right, bottom = range_boundaries(ref)
    return Merge(int(top or 1), int(bottom or 1), int(left or 1) - 1)
