"""Getting the fictional trust into the database: once, and never over anybody's own data."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.management import call_command
from django.db import connection
from django.utils.translation import gettext as _
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from growthring.core import clock, statistics
from growthring.demo.making import Making, make
from growthring.demo.mark import REFUSAL, is_foreign
from growthring.demo.world import World
from growthring.people.models import Trust


class Refused(Exception):
    """The database holds data that the demo did not make."""


def is_loaded() -> bool:
    return Trust.objects.filter(slug="sorrelbeck").exists()


def load(*, fresh: bool, console: Console) -> bool:
    """Whether anything had to be loaded. `fresh` makes the demo anew, with today's dates."""
    if is_foreign():
        raise Refused(REFUSAL)
    if fresh and is_loaded():
        clear()
    if is_loaded():
        return False
    world = World(clock.today())
    with _progress(console, len(list(Making(world).steps()))) as told:
        make(world, told=told)
        statistics.refresh()
    return True


def clear() -> None:
    """Only a database the demo made gets here. The embedded one goes as a file: its events let nobody delete them."""
    if connection.vendor != "sqlite":
        call_command("flush", interactive=False, verbosity=0)
        return
    connection.close()
    remove(Path(str(connection.settings_dict["NAME"])))
    call_command("migrate", interactive=False, verbosity=0)


def remove(path: Path) -> None:
    """The file of a SQLite database, with what belongs to it."""
    for part in ("", "-wal", "-shm"):
        path.with_name(path.name + part).unlink(missing_ok=True)


@contextmanager
def _progress(console: Console, steps: int) -> Iterator[Callable[[str], None]]:
    """A bar before somebody who watches, a line a step into a file."""
    console.print(_("Making up the Sorrelbeck Trust. It takes a few seconds."))
    if not console.is_terminal:
        yield lambda name: console.print(f"  {name} ...")
        return
    columns = (BarColumn(24), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=steps)
        begun = False

        def told(name: str) -> None:
            nonlocal begun
            bar.update(task, description=name, advance=1 if begun else 0)
            begun = True

        yield told
