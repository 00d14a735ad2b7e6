"""Write docs/reference from the code itself: `python tools/reference.py` writes, `--check` says what is out of date."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "growthring.config.settings")

import django

django.setup()

from django.utils import translation

from growthring.config import cli
from growthring.config.environment import ENV
from growthring.core import matrix, permissions
from growthring.core.access import Role
from growthring.core.permission_kinds import KINDS
from growthring.core.records import declarations
from growthring.interop.reading import COLUMNS
from growthring.people.models import PostKind

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "reference"
MADE = "<!-- Written by tools/reference.py from the code: change the code, then run `make reference`. -->\n\n"


def main() -> int:
    stale = []
    with translation.override("en-gb"):
        for name, write in PAGES.items():
            path, text = FOLDER / name, MADE + write()
            if "--check" in sys.argv and (not path.exists() or path.read_text(encoding="utf-8") != text):
                stale.append(f"docs/reference/{name}")
            elif "--check" not in sys.argv:
                path.write_text(text, encoding="utf-8")
    print("\n".join(f"{name} is not what the code says: run `make reference`" for name in stale))
    return bool(stale)


def permissions_page() -> str:
    lines = ["# Who may see and do what\n", "Rendered from the table the tests hold the product to.\n"]
    held = permissions.kinds_held()
    for kind, row in matrix.rows().items():
        later = "" if kind in held else " *(comes with a later version; its rule stands already)*"
        lines += [f"## {KINDS[kind]}\n", f"{row.why}.{later}\n", "| who | may |", "|---|---|"]
        lines += [f"| {permissions.ROLES[role].title} | {permissions.in_words(row.cells[role])} |" for role in Role]
        lines.append("")
    return "\n".join(lines)


def settings_page() -> str:
    lines = ["# Settings\n", "Each is an environment variable; none is needed to start.\n"]
    lines += ["| variable | what it does | without it |", "|---|---|---|"]
    lines += [f"| `{v.name}` | {v.meaning} | {v.default_words or f'`{v.default}`'} |" for v in ENV]
    return "\n".join(lines) + "\n"


def commands_page() -> str:
    lines = ["# Commands\n", "`growthring --help` lists them, `growthring COMMAND --help` explains one.\n"]
    commands = [*cli.built_in().values(), *cli.managed().values()]
    for group in cli.GROUPS:
        listed = sorted((c for c in commands if c.group == group), key=lambda command: command.name)
        if listed:
            lines += [f"## {group}\n", "| command | what it does |", "|---|---|"]
            lines += [f"| `growthring {c.name}` | {c.help} |" for c in listed] + [""]
    return "\n".join(lines)


def import_formats_page() -> str:
    lines = [
        "# Import formats\n",
        "## Our own list (CSV or XLSX)\n",
        "A template: `growthring roster-template staff.xlsx`.\n",
    ]
    lines += ["| column | meaning | example | needed | also read as |", "|---|---|---|---|---|"]
    needed = {"yes": "yes", "either": "one of these two", "no": ""}
    for column in COLUMNS:
        also = ", ".join(column.synonyms[:6])
        lines.append(f"| `{column.name}` | {column.meaning} | {column.example} | {needed[column.required]} | {also} |")
    kinds = ", ".join(f"`{kind.value}`" for kind in PostKind)
    lines += ["", f"Kinds of post: {kinds}. Many other words are understood.\n", ONEROSTER]
    return "\n".join(lines)


ONEROSTER = """## OneRoster 1.1 and 1.2 (CSV, in a folder or zip)

`orgs.csv`, `users.csv`, for 1.2 `roles.csv`, and `manifest.csv` are read; nothing else is opened. Teachers, aides,
administrators and other staff roles become posts; pupils, parents, guardians and relatives are counted and forgotten.
A bulk export lists everybody, so that whoever is missing is proposed as a leaver; a delta proposes nobody. Rosters
carry no line manager or coach: these come from our own list, or from the gap list.

## Microsoft School Data Sync (CSV, in a folder or zip)

- 2.1: `users.csv`, `roles.csv` and `orgs.csv` are opened. There is one post for each place and kind of work. A role
  that names a session (a term or school year) is one post over the years, and an end still to come is not the last
  day in post. Somebody who is a pupil elsewhere is staff here.
- 2: `users.csv` and `orgs.csv`; the role stands in `users.csv`, and the username is the e-mail address.
- 1, and the UK's: `Teacher.csv` and `School.csv`. They hold teachers only, so nobody is proposed as a leaver. With
  the least columns there are no names in them, and they are not taken.

Without `orgs.csv` schools go by their ids. Any of them may be UTF-8, UTF-16 or Windows-1252, with commas, semicolons,
tabs or bars.

## Any other CSV or XLSX

Each column of the file can be said to be one of those of our own list, or `full_name`; once for each trust and row of
headings. See [bring staff in from any file](../how-to/any-staff-file.md). Never read, by their headings: birth date,
National Insurance number, sex, ethnicity, religion, disability, pay, bank, pension, absence, health, home address,
telephone, personal e-mail.

## What happens to an upload

It is read once and deleted. One of more than some 2,000 rows waits for the background worker in a folder of its own in
`GROWTHRING_HOME`, for an hour at most. What waits for your decision is the plan: staff alone, for a day at most. While
you say which column is what, the table waits for you alone, for an hour at most, without rows about pupils and without
the columns that are never read.
"""


def records_page() -> str:
    lines = ["# What is kept about whom\n", "Each model declares it; one that does not stops the build.\n"]
    lines += ["| record | about | how sensitive | kept | an access request returns |", "|---|---|---|---|---|"]
    for model, record in declarations():
        if model.__module__.startswith("growthring."):
            about = "" if record.subject is None else (record.subject or "itself").replace("__", " → ")
            kept = f"{record.sensitivity} | {record.retention} | {record.access_request}"
            lines.append(f"| {model._meta.label} | {about} | {kept} |")
    return "\n".join(lines) + "\n"


PAGES: dict[str, Callable[[], str]] = {
    "permissions.md": permissions_page,
    "settings.md": settings_page,
    "commands.md": commands_page,
    "import-formats.md": import_formats_page,
    "records.md": records_page,
}

if __name__ == "__main__":
    sys.exit(main())
