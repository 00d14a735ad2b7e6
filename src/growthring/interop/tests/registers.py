"""Bringing invented schools in from GIAS files, as the command does, and what is there afterwards."""

from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import call_command

from growthring.interop.tests import gias
from growthring.interop.tests.gias import ESTABLISHMENT, GROUPS, LINKS, MEMBERSHIPS, Cells, in_trust
from growthring.people.models import School

WHY = "test"
WEX = in_trust(4782, "WEXMOOR LEARNING TRUST")
HOLT = in_trust(4783, "HOLT TRUST")


class Bring:
    """Writes schools (and groups, links) into files, brings them in, and gives what the command said."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __call__(self, *schools: Cells, options: str = "", apply: bool = True, **others: list[Cells]) -> str:
        files = [gias.write(self._folder / "edubasealldata.csv", ESTABLISHMENT, schools)]
        shapes = {"groups": GROUPS, "links": LINKS, "memberships": MEMBERSHIPS}
        files += [gias.write(self._folder / f"{name}.csv", shapes[name], rows) for name, rows in others.items()]
        return command(*files, *options.split(), *(["--apply"] if apply else []))


def command(*arguments: Any) -> str:
    out = StringIO()
    call_command("import_establishments", *map(str, arguments), stdout=out)
    return out.getvalue()


def ours() -> list[tuple[str, str, str, str]]:
    rows = School.objects.unscoped(reason=WHY).select_related("trust").order_by("urn")
    return [(school.trust.name, school.urn, school.name, school.phase) for school in rows]


def the(urn: str) -> School:
    return School.objects.unscoped(reason=WHY).select_related("trust").get(urn=urn)
