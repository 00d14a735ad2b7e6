"""A mapping as it is said on the command line, and as a file that can be kept and read again."""

import json
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from growthring.interop.mapping.labels import NAMES
from growthring.interop.reading import Mapping
from growthring.interop.reading.kinds import KINDS
from growthring.interop.reading.mapping import OUT, Values, keys, plain


class Unclear(ValueError):
    """What was said makes no mapping; the text says why."""


def from_pairs(pairs: list[str]) -> Mapping:
    """From `Forename=given_name`; a column without heading is `#3=email`."""
    columns: dict[str, str] = {}
    for pair in pairs:
        heading, equals, name = pair.rpartition("=")
        if not equals or not heading.strip():
            raise Unclear(_("“%(pair)s” does not say HEADING=COLUMN, as in Forename=given_name.") % {"pair": pair})
        columns[heading.strip()] = name.strip()
    return _mapping(columns, {})


def from_file(path: Path) -> Mapping:
    """From JSON with `columns` (heading: column) and, if wanted, `kinds` (word: kind of post) and `schools`."""
    try:
        whole: Any = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise Unclear(_("%(file)s cannot be read as JSON.") % {"file": path.name}) from error
    parts: list[dict[str, str]] = []
    for name in ("columns", "kinds", "schools"):
        part = whole.get(name, {}) if isinstance(whole, dict) else None
        if not isinstance(part, dict) or not all(isinstance(value, str) for value in part.values()):
            message = _("%(file)s must hold an object with “columns”: headings, each with its column.")
            raise Unclear(message % {"file": path.name})
        parts.append(part)
    columns, kinds, schools = parts
    if wrong := sorted(kind for kind in kinds.values() if kind not in {*KINDS, OUT}):
        raise Unclear(_("There is no kind of post “%(kind)s”.") % {"kind": wrong[0]})
    values = {"post": {plain(word): kind for word, kind in kinds.items()},
              "school": {plain(word): name for word, name in schools.items()}}  # fmt: skip
    return _mapping(columns, values)


def as_json(headings: list[str], mapping: Mapping) -> str:
    """What `from_file` reads, with schools by their names."""
    written = dict(zip(keys(headings), headings, strict=True))
    whole = {
        "columns": {written.get(key, key): name for key, name in mapping.columns.items()},
        "kinds": mapping.values.get("post", {}),
        "schools": mapping.values.get("school", {}),
    }
    return json.dumps(whole, indent=2, ensure_ascii=False)


def _mapping(columns: dict[str, str], values: Values) -> Mapping:
    names = list(columns.values())
    for name in names:
        if name not in NAMES:
            known = ", ".join(NAMES)
            raise Unclear(_("There is no column “%(name)s”. Columns: %(known)s.") % {"name": name, "known": known})
        if names.count(name) > 1:
            raise Unclear(_("Two columns are “%(name)s”. Leave one of them out.") % {"name": name})
    return Mapping({_key(heading): name for heading, name in columns.items()}, values)


def _key(heading: str) -> str:
    return heading if heading.startswith("#") else keys([heading])[0]
