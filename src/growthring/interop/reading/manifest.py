"""manifest.csv: which version of OneRoster, and whether a file lists everybody or only what changed."""

import csv
from dataclasses import dataclass, field
from itertools import islice

from django.utils.translation import gettext as _

from growthring.interop.reading.encoding import find_encoding
from growthring.interop.reading.ledger import Job
from growthring.interop.reading.sources import Member
from growthring.interop.reading.text import clean, squash

MOST = 64 * 1024


@dataclass(slots=True)
class Manifest:
    version: str = ""
    modes: dict[str, str] = field(default_factory=dict)

    def is_delta(self, *files: str) -> bool:
        return any(self.modes.get(name) == "delta" for name in files)


def read_manifest(member: Member | None, job: Job) -> Manifest:
    manifest = Manifest()
    if member is None:
        return manifest
    encoding = find_encoding(member.opener)
    if encoding is None:
        job.ledger.note(member.name, _("The manifest could not be read; the files were read without it."))
        return manifest
    text = member.start(MOST).decode(encoding.name, encoding.errors)
    for cells in islice(csv.reader(text.replace("\x00", "").splitlines()), 200):
        if len(cells) > 1:
            _take(squash(cells[0]), clean(cells[1]).casefold(), manifest)
    if not manifest.version:
        job.ledger.note(member.name, _("The manifest does not say which version of OneRoster this is."))
    return manifest


def _take(key: str, value: str, manifest: Manifest) -> None:
    if key in {"onerosterversion", "version"}:
        manifest.version = value
    elif key.startswith("file"):
        manifest.modes[key.removeprefix("file").removesuffix("csv")] = value
