"""What the code may not do, beyond what ruff and mypy say."""

import ast
import re
from pathlib import Path

import pytest

from tests.architecture import source
from tests.architecture.allowed import allowed

INLINE_STYLE = re.compile(r"\bstyle=\\?[\"']|\bon(?:click|change|submit|input|load)=\\?[\"']")
SHIPPED = [path for path in source.python() if path.is_relative_to(source.PACKAGE) and "tests" not in path.parts]
# Who may never know of whom, by import or by foreign key, either way: for rooms yet to be built as well.
APART = {
    "pay": {"growth", "coaching", "stages", "conversations", "commitments", "insights"},
    "coaching": {"stages"},
}


def called(path: Path, function: str) -> bool:
    calls = (node for node in ast.walk(source.tree(path)) if isinstance(node, ast.Call))
    return any(isinstance(call.func, ast.Name) and call.func.id == function for call in calls)


def is_broad(handler: ast.ExceptHandler) -> bool:
    caught = ast.unparse(handler.type) if handler.type else "BaseException"
    return bool(re.search(r"\b(?:Base)?Exception\b", caught))


def test_only_commands_print() -> None:
    quiet = (path for path in SHIPPED if "commands" not in path.parts)

    assert {source.name(path) for path in quiet if called(path, "print")} == allowed("print")


def test_no_error_is_caught_unnamed() -> None:
    handlers = (
        (path, node) for path in SHIPPED for node in ast.walk(source.tree(path)) if isinstance(node, ast.ExceptHandler)
    )

    assert {source.name(path) for path, node in handlers if is_broad(node)} == allowed("broad except")


def test_no_style_or_handler_is_written_from_code() -> None:
    found = [place for path in SHIPPED for place in source.places(INLINE_STYLE, path, path.read_text(encoding="utf-8"))]

    assert found == []


def test_only_one_clock_is_read() -> None:
    clocks = re.compile(r"\b(?:timezone\.(?:now|localdate)|date\.today|datetime\.(?:now|today|utcnow))\(")
    found = {source.name(path) for path in SHIPPED if clocks.search(path.read_text(encoding="utf-8"))}

    assert found == {"src/growthring/core/clock.py"}


@pytest.mark.parametrize(("room", "others"), APART.items())
def test_rooms_that_stay_apart(room: str, others: set[str]) -> None:
    words = {*others, room}
    meetings = {(here, there) for here in words for there in rooms_named_by(here) & words if room in {here, there}}

    assert {(here, there) for here, there in meetings if here != there} == set()


def rooms_named_by(room: str) -> set[str]:
    """Rooms whose code this one imports, or whose models its models point at."""
    found = set()
    for path in (source.PACKAGE / room).rglob("*.py"):
        for node in ast.walk(source.tree(path)):
            if isinstance(node, ast.ImportFrom) and node.module:
                found |= set(re.findall(r"^growthring\.(\w+)", node.module))
                found |= {alias.name for alias in node.names if node.module == "growthring"}
            elif isinstance(node, ast.Import):
                found |= {part for alias in node.names for part in re.findall(r"^growthring\.(\w+)", alias.name)}
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                found |= set(re.findall(r"^(\w+)\.[A-Z]\w+$", node.value))
    return found
