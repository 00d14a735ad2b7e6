"""`growthring synth`: a made-up installation of any size."""

import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from growthring.core import clock
from growthring.demo.mark import is_foreign
from growthring.demo.synth.building import build
from growthring.demo.synth.size import Size

REFUSAL = "This database holds data of your own. Give the made-up world a database of its own with GROWTHRING_HOME."


class Command(BaseCommand):
    help = "Make up trusts, schools and years of history, as many as you say."
    group = "Try it"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--trusts", type=int, default=1, metavar="T", help="default: %(default)s")
        parser.add_argument("--schools", type=int, default=8, metavar="S", help="of all trusts together")
        parser.add_argument("--staff", type=int, default=600, metavar="N", help="of all schools together, today")
        parser.add_argument("--years", type=int, default=3, metavar="Y", help="of history; default: %(default)s")
        parser.add_argument("--talks", type=int, default=3, metavar="C", help="conversations a person a year, 0 to 3")
        parser.add_argument("--seed", type=int, default=1, metavar="K", help="the same seed, the same world")

    def handle(self, *args: Any, **told: Any) -> None:
        size = Size(told["trusts"], told["schools"], told["staff"], told["years"], told["seed"], told["talks"])
        for problem in size.problems():
            raise CommandError(problem)
        if is_foreign():
            raise CommandError(REFUSAL)
        console = Console(highlight=False)
        begun = time.monotonic()
        with _progress(console, size.schools) as progress:
            made = build(size, clock.today(), told=progress)
        took = time.monotonic() - begun
        console.print(
            _("%(rows)s rows in %(seconds)s seconds: %(rate)s a second.")
            % {"rows": f"{made.rows:,}", "seconds": f"{took:.1f}", "rate": f"{made.rows / took:,.0f}"}
        )
        console.print(_("To look round as one of its people: GROWTHRING_DEMO=1 growthring serve, and open /demo/"))


@contextmanager
def _progress(console: Console, schools: int) -> Iterator[Callable[[str], None]]:
    """A bar before somebody who watches, a line every fifty schools into a file."""
    columns = (BarColumn(24), MofNCompleteColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    if not console.is_terminal:
        done = iter(range(schools + 1))

        def line(name: str) -> None:
            number = next(done)
            if number % 50 == 0:
                console.print(f"  {number} / {schools}  {name} ...")

        yield line
        return
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=schools, completed=-1)
        yield lambda name: bar.update(task, description=name, advance=1)
