"""A roster in the terminal: progress while it is read and written, and what it would change or changed."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn
from rich.table import Table
from rich.text import Text

from growthring.interop import words
from growthring.interop.applying import Step
from growthring.interop.reading import Progress as Reading
from growthring.interop.showing import Shown, ShownEntry, ShownProblem

FEW = 20  # people named without --all
WIDE = 140  # columns where there is no terminal to ask


def console(*, stderr: bool = False) -> Console:
    found = Console(stderr=stderr, highlight=False, markup=False)
    return found if found.is_terminal else Console(stderr=stderr, highlight=False, markup=False, width=WIDE)


class Bars:
    """A bar for each file that is read and each kind of row that is written; plain lines where nobody watches."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._tasks: dict[str, TaskID] = {}

    def reading(self, at: Reading) -> None:
        words = ngettext("%(count)s about staff", "%(count)s about staff", at.staff) % {"count": at.staff}
        done = at.bytes_read if at.bytes_total else at.rows
        self._tell(_("Reading %(file)s") % {"file": at.file}, done, at.bytes_total, f"{at.rows:,} rows, {words}")

    def writing(self, step: Step) -> None:
        self._tell(str(words.STEPS[step.what]), step.done, step.total, f"{step.done:,}/{step.total:,}")

    def _tell(self, what: str, done: int, total: int | None, detail: str) -> None:
        if what not in self._tasks:
            self._tasks[what] = self._progress.add_task(what, total=total, detail=detail)
            if not self._progress.console.is_terminal:
                self._progress.console.print(f"{what} ...")
        self._progress.update(self._tasks[what], completed=done, total=total, detail=detail)


@contextmanager
def bars() -> Iterator[Bars]:
    screen = console(stderr=True)
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TextColumn("{task.fields[detail]}", markup=False),
    )
    with Progress(*columns, console=screen, transient=True, disable=not screen.is_terminal) as progress:
        yield Bars(progress)


def report(out: Console, shown: Shown, summary: dict[str, int], *, everyone: bool) -> None:
    """Counts, who joins, changes and is proposed as a leaver, and every row that is not taken."""
    for line in words.overview(shown, summary):
        out.print(line)
    limit = None if everyone else FEW
    _people(out, _("Joins"), shown["joins"], limit)
    _people(out, _("Changes"), shown["changes"], limit)
    if shown["leavers"]:
        names = [f"{leaver['name']} ({words.WHY[leaver['why']]})" for leaver in shown["leavers"]]
        _lines(out, _("Proposed as leavers (nobody's access ends by the import)"), names, limit)
    for severity, title in words.SEVERITIES.items():
        problems = [problem for problem in shown["problems"] if problem["severity"] == severity]
        _problems(out, str(title), problems)
    if shown["problems_left_out"]:
        out.print(_("%(count)s more of this kind are not listed.") % {"count": shown["problems_left_out"]})


def _people(out: Console, title: str, entries: list[ShownEntry], limit: int | None) -> None:
    lines = [f"{entry['name']}: {'; '.join(words.fact(*fact) for fact in entry['facts'])}" for entry in entries]
    _lines(out, title, lines, limit)


def _lines(out: Console, title: str, lines: list[str], limit: int | None) -> None:
    if not lines:
        return
    out.print(Text(f"\n{title} ({len(lines):,})", "bold"))
    for line in lines[:limit]:
        out.print(f"  {line}")
    if limit is not None and len(lines) > limit:
        out.print("  " + _("... and %(count)s more; --all lists them.") % {"count": f"{len(lines) - limit:,}"})


def _problems(out: Console, title: str, problems: Iterable[ShownProblem]) -> None:
    rows = list(problems)
    if not rows:
        return
    table = Table(title=f"{title} ({len(rows):,})", title_justify="left", show_edge=False)
    for heading in (_("File"), _("Line"), _("Column"), _("Value"), _("What is wrong"), _("What to do")):
        table.add_column(heading, overflow="fold")
    for row in rows:
        line = str(row["line"]) if row["line"] is not None else ""
        cells = (row["file"], line, row["column"], row["value"], row["message"], row["remedy"])
        table.add_row(*(Text(cell) for cell in cells))
    out.print()
    out.print(table)
