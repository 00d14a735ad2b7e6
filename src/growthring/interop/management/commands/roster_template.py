from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from growthring.interop.reading import template_csv, template_xlsx

MAKERS = {".csv": template_csv, ".xlsx": template_xlsx}


class Command(BaseCommand):
    group = "Bring people in"
    help = "Write an empty staff list to fill in: a .csv or an .xlsx file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path, help="where to, for example staff.xlsx")

    def handle(self, *args: Any, path: Path, **options: Any) -> None:
        make = MAKERS.get(path.suffix.lower())
        if make is None:
            raise CommandError("The name must end in .csv or .xlsx.")
        try:
            with path.open("xb") as file:
                file.write(make())
        except FileExistsError as error:
            raise CommandError(f"{path} is there already; it was left as it is.") from error
        except OSError as error:
            raise CommandError(f"{path} cannot be written: {error.strerror}.") from error
        self.stdout.write(f"Written: {path}")
