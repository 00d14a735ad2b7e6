"""The project's own files, for the tests that read code instead of running it."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "growthring"
CODE = (ROOT / "src", ROOT / "tests", ROOT / "tools")


def files(*suffixes: str) -> Iterator[Path]:
    for folder in CODE:
        for path in sorted(folder.rglob("*")):
            if path.suffix in suffixes and "__pycache__" not in path.parts:
                yield path


def python() -> Iterator[Path]:
    """Hand-written Python: migrations are Django's."""
    return (path for path in files(".py") if "migrations" not in path.parts)


def templates() -> Iterator[Path]:
    return (path for path in files(".html", ".txt", ".svg") if "templates" in path.parts)


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


COMMENTS = re.compile(r"\{#.*?#\}|\{% comment.*?%\}.*?\{% endcomment %\}|<!--.*?-->", re.DOTALL)


@cache
def markup(path: Path) -> str:
    """A template without its comments, with as many lines as before."""
    return COMMENTS.sub(lambda found: "\n" * found[0].count("\n"), path.read_text(encoding="utf-8"))


def places(pattern: re.Pattern[str], path: Path, text: str) -> list[str]:
    return [f"{name(path)}:{text.count(chr(10), 0, found.start()) + 1}: {found[0]}" for found in pattern.finditer(text)]
