"""Places a snapshot is taken from and put into: each a folder and a database of its own, spoken to by the command."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import psycopg
from django.conf import settings


@dataclass(frozen=True)
class Place:
    home: Path
    url: str = ""

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        told = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
        told["GROWTHRING_HOME"] = str(self.home)
        if self.url:
            told["GROWTHRING_DATABASE_URL"] = self.url
        command = [sys.executable, "-m", "growthring", *arguments]
        return subprocess.run(command, env=told, capture_output=True, text=True)

    def ok(self, *arguments: str) -> str:
        done = self.run(*arguments)
        assert done.returncode == 0, done.stderr
        return done.stdout


def is_postgres() -> bool:
    return bool(settings.DATABASES["default"]["ENGINE"].endswith("postgresql"))


@contextmanager
def new_place(folder: Path) -> Iterator[Place]:
    """On the kind of database this run is about; `folder` holds its key, and its database when that is embedded."""
    if not is_postgres():
        yield Place(folder)
        return
    server = os.environ["GROWTHRING_DATABASE_URL"]
    name = f"place_{uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    try:
        yield Place(folder, server.replace("/postgres?", f"/{name}?"))
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
