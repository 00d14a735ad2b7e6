"""The demo, every page each persona finds by links, and the pages that no link leads to."""

import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from growthring.demo.personas import PERSONAS
from tests.e2e.demo_site import Visitor, shape_of

# Nobody is the empty name.
UNLINKED = [
    ("", "/sign-in/"),
    ("", "/password/"),
    ("", "/password/sent/"),
    ("", "/password/changed/"),
    ("", "/sign-in/closed/"),
    ("", "/permissions/"),
    ("", "/nothing/is/here/"),
    ("teacher", "/set-up/"),
    ("teacher", "/search/?q=a"),
    ("office", "/set-up/people/?words=ow"),
    ("office", "/set-up/people/?words=nobody+has+this+name"),
]


@dataclass
class Site:
    """`seen` is persona -> path -> status; `links` are kept by name; `renewed` are cookies since a visitor's own."""

    base: str
    home: Path
    visitors: dict[str, Visitor] = field(default_factory=dict)
    seen: dict[str, dict[str, int]] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    renewed: dict[str, list[Any]] = field(default_factory=dict)

    def cookies(self, persona: str) -> list[Any]:
        if not persona:
            return []
        if persona in self.renewed:
            return self.renewed[persona]
        kept = self.visitors[persona].cookies
        return [{"name": each.name, "value": each.value or "", "url": self.base} for each in kept]

    def pages(self) -> list[tuple[str, str]]:
        """One persona and path for each shape of address, and the pages that no link leads to; no files."""
        found: dict[str, tuple[str, str]] = {}
        for persona, paths in self.seen.items():
            for path, status in paths.items():
                if status == 200 and not _is_file(path):
                    found.setdefault(shape_of(path), (persona, path))
        return [found[shape] for shape in sorted(found)] + [
            each for each in UNLINKED if each[0] in ("", *self.visitors)
        ]


def crawled(base: str, home: Path) -> Site:
    site = Site(base, home)
    for persona in PERSONAS:
        visitor = site.visitors[persona.key] = Visitor(base, persona.key)
        site.seen[persona.key] = {path: answer.status for path, answer in visitor.crawl().items()}
    return site


def copied(home: Path, to: Path) -> None:
    """A world with its sessions, for a server of its own."""
    shutil.copy(home / "secret-key", to)
    [path] = home.glob("*.sqlite3")
    with closing(sqlite3.connect(path)) as one, closing(sqlite3.connect(to / path.name)) as other:
        one.backup(other)


def _is_file(path: str) -> bool:
    return "/files/" in path or "template." in path or path.endswith((".csv", ".svg", ".xlsx", ".zip", "/wellbeing/"))
