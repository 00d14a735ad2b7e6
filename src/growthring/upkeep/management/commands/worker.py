"""`growthring worker`: background work, one task at a time; start as many as there is work for."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from growthring.upkeep.worker import LEASE_S, Loop


class Command(BaseCommand):
    help = "Do what waits in the background, and regular work when it is due. `serve` starts one by itself."
    group = "Run it"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--lease",
            type=float,
            default=LEASE_S,
            metavar="SECONDS",
            help="a worker not heard of for so long is taken for dead (default: %(default)s; the same for all workers)",
        )
        parser.add_argument("--parent", type=int, metavar="PID", help="stop when this process is no longer the parent")

    def handle(self, *args: Any, **options: Any) -> None:
        Loop(lease=options["lease"], parent=options["parent"]).run()
