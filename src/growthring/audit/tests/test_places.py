"""Every place that is written down can be told in the reader's language."""

import ast
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import override

import growthring
from growthring.audit.places import FILE, PLACES, place

WRITERS = {"looked", "happened", "record_look"}


def literals() -> Iterator[str]:
    """What the code hands to the record of events as it stands: `where="..."`, and the words in calls that add one."""
    for path in Path(growthring.__file__).parent.rglob("*.py"):
        if {"tests", "migrations", "demo"} & set(path.parts):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield from _in(node)


def _in(call: ast.Call) -> Iterator[str]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    said = call.args if name in WRITERS else []
    said += [keyword.value for keyword in call.keywords if keyword.arg == "where" and name == "record"]
    yield from (word.value for word in said if isinstance(word, ast.Constant) and isinstance(word.value, str))


def test_every_place_has_its_word() -> None:
    assert sorted({where for where in literals() if where not in PLACES and not where.startswith(FILE)}) == []


def test_every_change_of_an_account_has_its_word() -> None:
    from growthring.home.signals import WHERE

    assert set(WHERE.values()) - PLACES.keys() == set()


def test_the_search_finds_places() -> None:
    assert {"gap list", "person page", "staff table of stages", "import"} <= set(literals())


def test_a_place_is_told_as_it_was_written_down() -> None:
    assert [place(where) for where in ("gap list", "profile as profile.csv", "Head of Oak Vale")] == [
        "gap list",
        "profile as profile.csv",
        "Head of Oak Vale",
    ]


def test_a_role_is_told_in_the_readers_language() -> None:
    with override("cy"):
        assert [place(where) for where in ("gap list", "Headteacher", "Head of Oak Vale", "")] == [
            str(PLACES["gap list"]),
            "Pennaeth",
            "Head of Oak Vale",
            "",
        ]
