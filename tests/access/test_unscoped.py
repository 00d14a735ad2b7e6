"""Net 2: what reads private rows for nobody in particular, and what goes round the guard, stands in a reviewed list.

After a change: `python -m tests.access.test_unscoped` writes the list anew, to be read in the difference.
"""

import ast
import re
from collections.abc import Iterator
from difflib import unified_diff
from functools import cache
from pathlib import Path

SRC = Path(__file__).parents[2] / "src" / "growthring"
LIST = Path(__file__).parent / "unscoped.txt"

# Ways past the guard, each with the only files that may use it and why.
ROUND_THE_GUARD = {
    r"\._base_manager\b": {
        "core/retention.py": "whether anything with a time of its own is left about a person: reads numbers of persons",
        "interop/undoing.py": "puts back rows a batch has listed by number, of its own trust",
    },
    r"objects\.raw\(|\.extra\(|RawSQL\(": {},
    r"connection\.cursor\(|\.cursor\(\)": {
        "core/bulk.py": "writes the rows it is given, by the database's own quick way: reads none",
        "demo/synth/rows.py": "writes a made-up world's rows; of those there it reads the highest number",
        "demo/synth/sheets.py": "tells the embedded database how much memory it may take",
        "core/prepared.py": "asks what was built and scoped before, with other values",
        "interop/running/rows.py": "says how far an import is beside its transaction: numbers and a step's name",
        "core/statistics.py": "asks the database to count its rows again, and whether anything was written: reads none",
        "config/safety/databases.py": "asks the database how it is set up: reads no row",
        "upkeep/doctor/database.py": "asks the database how it is: reads no row",
        "upkeep/tasks.py": "asks the embedded database to look at its tables again: reads no row",
        "upkeep/snapshots/places.py": "asks for one consistent view of the database before reading",
        "upkeep/snapshots/restoring.py": "lets new rows be numbered after those restored",
        "upkeep/snapshots/schema.py": "whether a place is empty, and the tables of one that is",
        "stages/management/commands/export.py": "asks for one consistent view of the database before reading",
    },
}


def modules() -> Iterator[Path]:
    yield from sorted(
        path for path in SRC.rglob("*.py") if "tests" not in path.parts and "migrations" not in path.parts
    )


@cache
def constants(path: Path) -> dict[str, str]:
    """Names that stand for words in a file: given there, or imported from where they are given."""
    known: dict[str, str] = {}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
            known |= {target.id: str(node.value.value) for target in node.targets if isinstance(target, ast.Name)}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("growthring."):
            source = SRC.parent / (node.module or "").replace(".", "/")
            source = source / "__init__.py" if source.is_dir() else source.with_suffix(".py")
            wanted = {each.name for each in node.names if each.name.isupper()}
            known |= {name: words for name, words in constants(source).items() if name in wanted} if wanted else {}
    return known


def uses(path: Path) -> Iterator[str]:
    """The reasons given in a file, one a use."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "unscoped":
            given = next((word.value for word in node.keywords if word.arg == "reason"), None)
            if isinstance(given, ast.Constant):
                yield str(given.value)
            elif isinstance(given, ast.Name) and path.name != "scoping.py":
                yield constants(path).get(given.id, given.id)


@cache
def found() -> list[str]:
    lines = {(path.relative_to(SRC).as_posix(), reason) for path in modules() for reason in uses(path)}
    return [f"{name}: {reason}" for name, reason in sorted(lines)]


def test_what_reads_for_nobody_in_particular_is_listed() -> None:
    listed = LIST.read_text(encoding="utf-8").splitlines()

    assert list(unified_diff(listed, found(), "listed", "in the code", lineterm="", n=0)) == []


def test_every_reason_says_something() -> None:
    assert [line for line in found() if len(line.split(": ", 1)[1].split()) < 3] == []


def test_nothing_else_goes_round_the_guard() -> None:
    round_it = {
        pattern: {
            path.relative_to(SRC).as_posix()
            for path in modules()
            if re.search(pattern, path.read_text(encoding="utf-8"))
        }
        for pattern in ROUND_THE_GUARD
    }

    assert round_it == {pattern: set(allowed) for pattern, allowed in ROUND_THE_GUARD.items()}


# Columns read over a join, past the visibility of the row they belong to: file and column, with the reason.
OVER_A_JOIN = {
    "conversations/policy.py: conversation__post__person": "whether words are the learner's own: compared, not read",
    "conversations/queries/numbers.py: team__name": "counts meetings by team: for those with row access",
    "conversations/queries/paper_rows.py: partnership__key": "by which the two answer, one of whom is the reader",
    "conversations/queries/paper_rows.py: partnership__partner_id": "who is asked: the reader, or their partner",
    "conversations/queries/rhythm.py: conversation__held_on": "when the partner themself last sat there",
    "conversations/queries/rhythm.py: conversation__next_on": "what was agreed on where the partner themself sat",
    "conversations/queries/waiting.py: conversation__post": "with whose post the reader has met: compared, not read",
    "conversations/queries/waiting.py: post__partnerships": "the reader's own partnership: compared, not read",
    "commitments/queries/school.py: post__school": "numbers school by school",
    "home/queries/portable.py: edition__conversation_id": "which meeting was signed",
    "home/queries/portable.py: edition__number": "which edition was signed",
    "home/queries/portable.py: expectation__text": "what stands on one's own list",
    "home/queries/portable.py: promise__key": "which promise a word is about",
    "home/queries/portable.py: stage__name": "which stage was spoken of, to one of the two",
    "home/queries/story.py: assurance__post_id": "for which post a list is that the reader may see",
    "home/queries/story.py: expectation__position": "a place on the list",
    "home/queries/story.py: expectation__text": "what stands on a list the reader may see",
    "home/queries/story.py: post__person_id": "to whom a promise the reader may see is owed",
    "home/queries/story.py: other__partner_id": "whether the meeting is with the reader: compared, not read",
    "home/queries/story.py: partnership__key": "which partnership of the reader's own a question is about",
    "home/queries/story.py: school__name": "the school of a post or role the reader may see",
    "home/queries/story.py: school__stages__mode": "how a school works is open to those who see the post",
    "home/queries/story.py: stage__name": "the stage of a placement the reader may see",
    "home/queries/story.py: stage__position": "a place on the scale",
    "home/queries/side_by_side.py: stages__mode": "how a school works is open to those who see the school",
    "home/queries/years.py: calendar__ends_on": "a date of the school's year",
    "interop/sources/persons.py: batch__file_name": "whoever sees what a batch did sees the batch: one rule for both",
    "interop/sources/persons.py: batch__applied_at": "whoever sees what a batch did sees the batch: one rule for both",
    "interop/views/decide.py: person__key": "whom the batch itself proposes as a leaver",
    "people/queries/directory.py: school__name": "the school in which the reader sees the post",
    "people/queries/directory.py: team__name": "the team in which the reader sees the post",
    "people/queries/gaps.py: school__coach_capacity": "a number of the school's set-up",
    "stages/queries/assurance.py: post__ends_on": "the last day of the post whose list is read",
    "stages/queries/table.py: calendar__school": "whose year it is: the school's own before the trust's",
    "stages/queries/table.py: team__key": "the team's name leads to its rows of the table",
    "stages/queries/table.py: team__name": "the team in which the reader sees the post",
    "stages/retention.py: post__person": "counts each person once",
    "stages/services/assurance.py: stage__position": "a place on the scale",
    "stages/services/checkpoints.py: calendar__name": "how the year is called",
    "stages/services/release.py: post__person": "counts each person once",
}


def joined() -> set[str]:
    found = set()
    for path in (path for path in modules() if "demo" not in path.parts):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node) in {"values", "values_list", "F", "only"}:
                words = [str(each.value) for each in node.args if isinstance(each, ast.Constant)]
                found |= {f"{path.relative_to(SRC).as_posix()}: {word}" for word in words if "__" in word}
            elif isinstance(node, ast.Call) and _name(node) == "line":  # of `core.gathered`
                words = [str(each.value.value) for each in node.keywords if isinstance(each.value, ast.Constant)]
                found |= {f"{path.relative_to(SRC).as_posix()}: {word}" for word in words if "__" in word}
    return found


def _name(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def test_no_column_is_read_over_a_join_but_those_listed() -> None:
    assert joined() == set(OVER_A_JOIN)


def test_views_and_forms_read_for_somebody() -> None:
    """What answers a request never reads unscoped: that is for services, commands and the building of the actor."""
    reading = {line.split(":")[0] for line in found()}

    assert {name for name in reading if {"views", "forms"} & {*Path(name).with_suffix("").parts}} == set()


if __name__ == "__main__":
    LIST.write_text("\n".join(found()) + "\n", encoding="utf-8")
