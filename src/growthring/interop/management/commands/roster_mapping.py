from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from growthring.interop.management.commands.import_roster import found_trust
from growthring.interop.mapping import services
from growthring.interop.mapping.models import ColumnMapping
from growthring.interop.mapping.spoken import as_json
from growthring.interop.reading import Mapping
from growthring.people.models import Trust

WHY = "the installation's own command"


class Command(BaseCommand):
    group = "Bring people in"
    help = "See what a trust has said of the columns of other systems' files, or forget it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--trust", required=True, metavar="SLUG", help="the trust")
        parser.add_argument("--json", metavar="KEY", help="print one as a file for import-roster --mapping")
        parser.add_argument("--forget", metavar="KEY", help="forget one")

    def handle(self, *args: Any, trust: str, json: str | None, forget: str | None, **options: Any) -> None:
        body = found_trust(trust)
        if forget:
            services.forget_mapping(actor=None, row=_found(body, forget))
            self.stdout.write("Forgotten. The next such file is read as if it were the first.")
        elif json:
            row = _found(body, json)
            values = services.spoken(row.values, services.school_names(body))
            self.stdout.write(as_json(row.headings, Mapping(row.columns, values)))
        else:
            self._list(body)

    def _list(self, body: Trust) -> None:
        rows = ColumnMapping.objects.unscoped(reason=WHY).filter(trust=body)
        for row in rows:
            self.stdout.write(f"{row.key}  {row.made_at:%Y-%m-%d}  {row.file_name}  {', '.join(row.columns.values())}")
        if not rows:
            self.stdout.write("Nothing has been said of other systems' files yet.")


def _found(body: Trust, key: str) -> ColumnMapping:
    row = ColumnMapping.objects.unscoped(reason=WHY).filter(trust=body, key=key).first()
    if row is None:
        raise CommandError(f"There is no mapping {key!r} in this trust: see roster-mapping --trust {body.slug}.")
    return row
