"""How far reading and writing are, on the terminal; nothing where nobody watches."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.utils.translation import gettext as _
from rich.progress import Progress, TaskID

from growthring.interop import terminal


class Bars:
    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._tasks: dict[str, TaskID] = {}

    def reading(self, name: str, done: int, total: int) -> None:
        self._tell(_("Reading %(file)s") % {"file": name}, done, total)

    def writing(self, what: str, done: int, total: int) -> None:
        title = {"trusts": _("Trusts with their schools"), "changes": _("Changes")}[what]
        self._tell(title, done, total)

    def _tell(self, what: str, done: int, total: int) -> None:
        if what not in self._tasks:
            self._tasks[what] = self._progress.add_task(what, total=total)
        self._progress.update(self._tasks[what], completed=done, total=total)


@contextmanager
def bars() -> Iterator[Bars]:
    screen = terminal.console(stderr=True)
    with Progress(console=screen, transient=True, disable=not screen.is_terminal) as progress:
        yield Bars(progress)
