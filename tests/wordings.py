"""Each time a test makes a page ask what was worded once, the queryset itself is built beside it, and has to be equal.

So no wording can drift from the policy it was made by: not by a value that took another's place, not by a reader's own
facts that `make` decided something by, not by a moment that was kept.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from growthring.core.access import Actor
from growthring.core.prepared import handed_over
from growthring.core.wordings import Wording

Make = Callable[..., QuerySet[Any, Any]]
FILLER = 7_000_000_000_000  # numbers that stand where a list is filled up


def compare(
    make: Make, actor: Actor | None, fixed: tuple[Any, ...], given: Mapping[str, Any], asked: Wording, params: Any
) -> None:
    told = {name: _distinct(value) if isinstance(value, list) else value for name, value in given.items()}
    rows = make(actor, *fixed, **told)
    try:
        sql, values = rows.query.get_compiler(rows.db).as_sql()
    except EmptyResultSet:
        sql, values = "", ()
    name = f"{make.__module__}.{make.__qualname__}"
    assert asked.sql == sql, f"{name} is worded otherwise for somebody of the same standing"
    assert len(params) == len(values), f"{name} is asked with more or fewer values"
    assert _by_place(asked, params) == _by_place(asked, values), f"{name} is asked with other values"
    if asked.kept:
        assert _as_sent(asked, params) == _composed(sql, params), f"{name} is kept otherwise"


def _by_place(asked: Wording, values: Any) -> tuple[list[Any], set[Any]]:
    """What was filled in, each in its place; of schools, of lists and of what is worded, whose order is nobody's, the
    values alone."""
    alone = {place for place, slot in asked.slots if not slot.name[-1].isdigit()}
    others = {each for place, each in enumerate(values) if place not in alone}
    filled = [each for place, each in enumerate(values) if place in alone]
    return filled, {each for each in others if not (isinstance(each, int) and each >= FILLER)}


def _as_sent(asked: Wording, params: Any) -> str:
    """What PostgreSQL keeps, with its values written out."""
    text, values = handed_over(asked.kept, ((slot, params[place]) for place, slot in asked.slots))
    for _place, slot in asked.slots:
        text = text.replace(slot.place, f"%({slot})s")
    return _composed(text, values)


def _composed(sql: str, params: Any) -> str:
    ops: Any = connection.ops
    return str(ops.compose_sql(sql, params))


def _distinct(values: list[Any]) -> list[Any]:
    """As many as before: what comes twice is replaced by numbers that nothing has."""
    found = list(dict.fromkeys(values))
    return found + [FILLER + each for each in range(len(values) - len(found))]
