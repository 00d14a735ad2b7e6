"""How long a file, a function, a view and a template may be. Equality: an exception nobody needs fails as well."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture import source
from tests.architecture.allowed import allowed

FILE, FUNCTION, VIEW, TEMPLATE = 400, 50, 25, 150
Function = ast.FunctionDef | ast.AsyncFunctionDef


def lines(path: Path) -> int:
    return path.read_text(encoding="utf-8").count("\n")


def functions() -> Iterator[tuple[Path, Function]]:
    for path in source.python():
        for node in ast.walk(source.tree(path)):
            if isinstance(node, Function):
                yield path, node


def length(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def is_view(path: Path, function: Function) -> bool:
    in_views = path.stem == "views" or "views" in path.parts
    return in_views and bool(function.args.args) and function.args.args[0].arg == "request"


def test_no_file_is_too_long() -> None:
    long = {source.name(path) for path in source.files(".py", ".css", ".js") if lines(path) > FILE}

    assert long == allowed("file")


def test_no_template_is_too_long() -> None:
    assert {source.name(path) for path in source.templates() if lines(path) > TEMPLATE} == allowed("template")


def test_no_function_is_too_long() -> None:
    long = {f"{source.name(path)}::{node.name}" for path, node in functions() if length(node) > FUNCTION}

    assert long == allowed("function")


def test_no_view_is_too_long() -> None:
    views = ((path, node) for path, node in functions() if is_view(path, node))

    assert {f"{source.name(path)}::{node.name}" for path, node in views if length(node) > VIEW} == allowed("view")
