"""Reads the cells of one row about a member of staff, and says of each that cannot be read what to do about it."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from django.utils.translation import gettext as _

from growthring.interop.reading.csvrows import Row
from growthring.interop.reading.ledger import Job
from growthring.interop.reading.tables import Table
from growthring.interop.reading.text import (
    SHEET_ERRORS,
    TEXT_FORMULA,
    clean,
    find_email,
    is_blank,
    is_cut_short,
    is_formula,
    plain_id,
    twice_encoded,
)
from growthring.interop.reading.values import Unreadable, read_date

T = TypeVar("T")
LOST_LETTER = "\ufffd"
NAME_LENGTH, TEXT_LENGTH, ID_LENGTH = 100, 200, 100


class Fields:
    """`refused` once something was found for which the row cannot be taken."""

    def __init__(self, table: Table, row: Row, job: Job) -> None:
        self.table, self.row, self.job = table, row, job
        self.refused = False
        self.month_first: list[str] = []

    @property
    def line(self) -> int:
        return self.row.line

    def raw(self, name: str) -> str:
        value = clean(self.table.match.cell(self.row.cells or [], name))
        if match := TEXT_FORMULA.match(value):
            return match[1].strip()
        return value

    def column(self, name: str) -> str | None:
        return self.table.match.written.get(name)

    def not_read(self, name: str, message: str, remedy: str, value: str | None = None) -> None:
        """The row is taken without this."""
        shown = self.raw(name) if value is None else value
        self.job.ledger.field(self.table.file, self.line, message, remedy, column=self.column(name), value=shown)

    def refuse(self, message: str, remedy: str, name: str | None = None, value: str = "") -> None:
        self.refused = True
        column = self.column(name) if name else None
        self.job.ledger.row(self.table.file, self.line, message, remedy, column=column, value=value)

    def note(self, name: str, message: str, remedy: str = "") -> None:
        self.job.ledger.note(
            self.table.file, message, remedy, line=self.line, column=self.column(name), value=self.raw(name)
        )

    def text(self, name: str, limit: int = TEXT_LENGTH) -> str:
        value = self.raw(name)
        if is_blank(value):
            return ""
        if trouble := _trouble(value, limit):
            self.not_read(name, *trouble)
            return ""
        return value

    def name(self, name: str) -> str:
        """A person's name. A dash says that somebody has none: there are people with one name only."""
        value = self.raw(name)
        if trouble := _trouble(value, NAME_LENGTH):
            self.refuse(*trouble, name=name, value=value)
            return ""
        if meant := twice_encoded(value):
            self.note(
                name,
                _("The file was saved as UTF-8 twice; this was read as “{name}”.").format(name=meant),
                _("Check the name before you go on."),
            )
            return meant
        if "?" in value:
            self.note(name, _("A question mark may stand for a lost letter."), _("Check the name before you go on."))
        return value

    def identifier(self, name: str) -> str:
        value = plain_id(self.raw(name))
        if is_blank(value):
            return ""
        if is_cut_short(value):
            self.not_read(
                name,
                _("A spreadsheet has shortened this number, so it no longer says who is meant."),
                _("Format the column as text and export it again."),
            )
            return ""
        if trouble := _trouble(value, ID_LENGTH):
            self.not_read(name, *trouble)
            return ""
        return value

    def email(self, name: str) -> str:
        value = self.raw(name)
        if is_blank(value):
            return ""
        if address := find_email(value):
            return address
        if value.count("@") > 1:
            self.not_read(name, _("There is more than one e-mail address."), _("Write the work address only."))
        else:
            self.not_read(
                name, _("This is not an e-mail address."), _("Write one like name@school.example, without accents.")
            )
        return ""

    def day(self, name: str) -> date | None:
        value = self.raw(name)
        if is_blank(value):
            return None
        try:
            return read_date(value, self.job.on).day
        except Unreadable as error:
            if error.month_first:
                self.month_first.append(name)
            self.not_read(name, error.message, error.remedy)
            return None

    def read(self, name: str, reader: Callable[[str], T], otherwise: T) -> T:
        value = self.text(name)
        if not value:
            return otherwise
        try:
            return reader(value)
        except Unreadable as error:
            self.not_read(name, error.message, error.remedy)
            return otherwise

    def reference(self, name: str) -> str:
        """Somebody else, by e-mail address, staff id or name."""
        value = plain_id(self.text(name))
        if "@" not in value:
            return value
        address = find_email(value)
        if not address:
            self.not_read(name, _("This is not an e-mail address."), _("Write the e-mail address or the staff number."))
        return address

    def period(self, starts: str, ends: str) -> tuple[date | None, date | None]:
        starts_on, ends_on = self.day(starts), self.day(ends)
        if starts_on and ends_on and ends_on < starts_on:
            self.refuse(
                _("The post would end before it starts."),
                _("Correct one of the two dates."),
                name=ends,
                value=self.raw(ends),
            )
        return starts_on, ends_on


def _trouble(value: str, limit: int) -> tuple[str, str] | None:
    if value in SHEET_ERRORS:
        return _("The cell holds an error of the spreadsheet."), _("Correct the cell and export the list again.")
    if is_formula(value):
        return _("The cell holds a formula. Growthring computes none."), _("Write the value itself.")
    if LOST_LETTER in value:
        return _("A letter was lost when this file was saved."), _("Correct it, and save the file as “CSV UTF-8”.")
    if len(value) > limit:
        return (
            _("This is longer than {limit} characters.").format(limit=limit),
            _("Shorten it, or check that the columns have not slipped."),
        )
    return None


def tell_month_first(table: Table, columns: set[str], job: Job) -> None:
    """One impossible date suggests that the possible ones beside it are turned round as well."""
    for name in sorted(columns):
        job.ledger.file(
            table.file,
            _("Some dates in this column have the month first. The others were read day first and may be wrong."),
            _("Export dates as 2025-09-01 or 01/09/2025, for the whole column."),
            line=table.line,
            column=table.match.written.get(name),
        )
