"""Reading a file for the command: by what is said with it, or by what the trust has said before."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from growthring.core import clock
from growthring.interop.mapping import services
from growthring.interop.mapping.spoken import Unclear, from_file, from_pairs
from growthring.interop.reading import Roster, RosterError, look_at, read_mapped, read_roster
from growthring.interop.reading.closed import is_closed
from growthring.interop.reading.guessing import guess
from growthring.interop.reading.mapping import Mapping, keys
from growthring.interop.reading.raw import Raw, examples, heading_line
from growthring.interop.reading.shapes import Listener
from growthring.interop.services import known_ids
from growthring.people.models import Trust


def read_said(path: Path, trust: Trust, options: dict[str, Any], listener: Listener) -> Roster:
    """`options` are those of `import-roster`. Raises Unclear, or RosterError where nothing can be read."""
    mapping = _said(options)
    if mapping is None:
        said = services.remembered(trust)
        return read_roster(path, on=clock.today(), progress=listener, known_ids=known_ids(trust), remembered=said)
    sheet, line = options["sheet"], options["headings"]
    roster = read_mapped(path, mapping, on=clock.today(), sheet=sheet, line=line, progress=listener)
    if options["remember"]:
        _remember(path, trust, mapping, sheet, line)
    return roster


def _said(options: dict[str, Any]) -> Mapping | None:
    if options["mapping"] and options["map"]:
        raise Unclear("Give --map or --mapping, not both.")
    if options["mapping"]:
        return from_file(options["mapping"])
    return from_pairs(options["map"]) if options["map"] else None


def _remember(path: Path, trust: Trust, mapping: Mapping, sheet: str, line: int | None) -> None:
    raws, _problems = look_at(path, on=clock.today())
    raw = next(raw for raw in raws if not sheet or raw.title.casefold() == sheet.casefold())
    line = heading_line(raw.rows) if line is None else line
    if not line:
        raise Unclear("A file without headings cannot be known again, so there is nothing to remember.")
    by_name = {name.casefold(): key for key, name in services.school_names(trust).items()}
    schools = {word: by_name[name.casefold()] for word, name in mapping.values.get("school", {}).items()
               if name.casefold() in by_name}  # fmt: skip
    services.remember(
        actor=None, trust=trust, file_name=path.name, headings=raw.headings(line), columns=mapping.columns,
        values={**mapping.values, "school": schools},
    )  # fmt: skip


def how_to_say(path: Path) -> Iterator[str]:
    """The columns of each table in the file, with examples and the best guess, ready to be corrected."""
    try:
        raws, problems = look_at(path, on=clock.today())
    except RosterError as error:
        yield str(error)
        return
    for problem in problems:
        yield str(problem)
    for raw in raws:
        yield from _columns(raw)


def _columns(raw: Raw) -> Iterator[str]:
    line = heading_line(raw.rows)
    headings, likely = raw.headings(line), guess(raw, line)
    yield f"\nColumns of {raw.file}, by row {line}:" if line else f"\nColumns of {raw.file}, which has no headings:"
    said = []
    for at, key in enumerate(keys(headings)):
        values = examples(raw, line, at, 3)
        if is_closed(headings[at]) or not (headings[at] or values):
            continue
        name = likely.get(key, "")
        said += [f'--map "{headings[at] or key}={name}"'] if name else []
        yield f"  {headings[at] or key:32} {name or '-':16} {' · '.join(values)[:60]}"
    yield "Say what they are and run it again, for example with: " + (" ".join(said) or '--map "Forename=given_name"')
