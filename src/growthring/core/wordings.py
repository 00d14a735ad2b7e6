"""Querysets that pages ask again and again: worded once for everybody of one standing, asked with each reader's values.

Django spends ten times as long on building and compiling a scoped queryset as a database does on answering it. What is
kept is the wording alone: the same policies build it, for an actor who holds what the reader holds, with stand-ins
where the reader's own person, trust, schools and day go in. Never a value is kept, never an answer: each asking is a
query.
"""

from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import lru_cache, wraps
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection, connections
from django.db.models import QuerySet

from growthring.core.access import Actor
from growthring.core.prepared import (
    NUMBER,
    TEXT,
    Slot,
    a_day,
    a_moment,
    filled,
    handed_over,
    kept_by_server,
    server_keeps,
    to_keep,
)

# The reader's own; no value that is given by name can be called so, and take its place.
PERSON, TRUST, USER, SCHOOL, DAY = "actor.person", "actor.trust", "actor.user", "actor.school", "actor.on"
ON = a_day(DAY)  # one for all, so that two actors of the same standing are equal
# Numbers that no row has, put where a value will go: Django checks the type of what it is given.
FIRST = -9_000_000_000_000
NUMBERS = {PERSON: FIRST, TRUST: FIRST - 1, USER: FIRST - 2}
SCHOOLS, LISTED = FIRST - 1_000_000, FIRST - 1_000_000_000
APART = 10_000_000  # between two lists
NO_SHIFT = timedelta()
KEPT = 256  # wordings of one queryset: by what readers may hold

Given = Mapping[str, Any]
Sizes = tuple[tuple[str, type, int], ...]
checks: list[Callable[..., None]] = []  # whoever wants to compare each asking with the queryset itself: the tests


def worded(make: Callable[..., QuerySet[Any, Any]]) -> Callable[..., list[Any]]:
    """The rows of the queryset that `make` gives for an actor (None for a command), and what it is asked with.

    Positional arguments belong to the wording. Those given by name are values: a number, a day, a moment, a text, or a
    list of numbers; `make` hands them on to filters and decides nothing by them.
    """

    @lru_cache(maxsize=KEPT)
    def wording(vendor: str, actor: Actor | None, fixed: tuple[Any, ...], sizes: Sizes) -> Wording:
        stand_ins = {name: _stand_in(place, name, kind, size) for place, (name, kind, size) in enumerate(sizes)}
        return Wording.of(make(actor, *fixed, **stand_ins), _slots(actor, stand_ins))

    @wraps(make)
    def ask(actor: Actor | None, *fixed: Any, **given: Any) -> list[Any]:
        sizes = tuple((name, _kind(value), _size(value)) for name, value in given.items())
        someone, values = (None, {}) if actor is None else _standing(actor)
        asked = wording(connection.vendor, someone, fixed, sizes)
        params = asked.params({**values, **_flat(given)})
        for check in checks:
            check(make, actor, fixed, _filled_lists(given), asked, params)
        return asked.rows(params)

    return ask


class Wording:
    """A queryset with its SQL, and what goes where in it."""

    def __init__(self, rows: QuerySet[Any, Any], compiler: Any, sql: str, params: tuple[Any, ...]) -> None:
        self._rows, self._compiler, self.sql, self._params = rows, compiler, sql, params
        self._columns = [] if compiler is None else _columns(compiler)
        self.slots = [(place, each) for place, each in enumerate(params) if isinstance(each, Slot)]
        self.kept = to_keep(sql, params) if server_keeps() else ""

    @classmethod
    def of(cls, rows: QuerySet[Any, Any], slots: Mapping[Any, str]) -> "Wording":
        compiler = rows.query.get_compiler(rows.db)
        try:
            sql, params = compiler.as_sql()
        except EmptyResultSet:  # somebody of this standing sees none, whoever it is
            return cls(rows.none(), None, "", ())
        found = tuple(_slot(each, slots) for each in params)
        return cls(rows, compiler, sql, found)

    def params(self, values: Given) -> tuple[Any, ...]:
        params = list(self._params)
        for place, slot in self.slots:
            params[place] = filled(slot, values)
        return tuple(params)

    def rows(self, params: tuple[Any, ...]) -> list[Any]:
        if self._compiler is None:
            return []
        if not self.kept:
            return list(self._asking(self.sql, params))
        with kept_by_server():
            return list(self._asking(*handed_over(self.kept, ((slot, params[place]) for place, slot in self.slots))))

    def _asking(self, sql: str, params: Any) -> QuerySet[Any, Any]:
        """The queryset again, with a compiler that has nothing left to do: it knows its columns already."""
        compiler = copy(self._compiler)
        compiler.connection = connections[self._rows.db]
        converters = compiler.get_converters(self._columns)
        compiler.as_sql = lambda *_args, **_kwargs: (sql, params)
        compiler.get_converters = lambda *_args: converters
        query = _twin(self._rows.query)
        query.get_compiler = lambda *_args, **_kwargs: compiler
        asking = _twin(self._rows)
        asking._query = query
        return asking  # type: ignore[no-any-return]


def _columns(compiler: Any) -> list[Any]:
    """What is selected; nothing in place of what is taken as the database gives it, which is most of it."""
    selected = [each for each, *_rest in compiler.select[: compiler.col_count]]
    return [each if compiler.get_converters([each]) else None for each in selected]


def _twin(original: Any) -> Any:
    """What `copy` would give, without the reading that a queryset does when it is copied."""
    twin = object.__new__(type(original))
    twin.__dict__.update(original.__dict__)
    return twin


def _standing(actor: Actor) -> tuple[Actor, dict[str, Any]]:
    """Somebody who holds what the actor holds, with stand-ins for all that is the actor's own; and the actor's own."""
    schools = sorted(actor.school_ids | {grant.school_id for grant in actor.grants if grant.school_id is not None})
    places = {school: SCHOOLS - place for place, school in enumerate(schools)}
    someone = replace(
        actor,
        user_id=NUMBERS[USER],
        person_id=NUMBERS[PERSON],
        trust_id=NUMBERS[TRUST],
        name="",
        on=ON,
        grants=frozenset(
            replace(grant, school_id=None if grant.school_id is None else places[grant.school_id])
            for grant in actor.grants
        ),
        school_ids=frozenset(places[school] for school in actor.school_ids),
        needs_second_factor=False,
    )
    own: dict[str, Any] = {PERSON: actor.person_id, TRUST: actor.trust_id, USER: actor.user_id, DAY: actor.on}
    return someone, own | {f"{SCHOOL} {place}": school for place, school in enumerate(schools)}


def _slots(actor: Actor | None, stand_ins: Given) -> dict[Any, str]:
    """Which stand-in is for what."""
    found: dict[Any, str] = {}
    if actor is not None:
        held = actor.school_ids | {grant.school_id for grant in actor.grants if grant.school_id is not None}
        found = {number: name for name, number in NUMBERS.items()}
        found |= {school: f"{SCHOOL} {SCHOOLS - school}" for school in held}
    for name, value in stand_ins.items():
        if isinstance(value, list):
            found |= {each: f"{name} {place}" for place, each in enumerate(value)}
        elif isinstance(value, int | str):
            found[value] = name
    return found


def _stand_in(place: int, name: str, kind: type, size: int) -> Any:
    first = LISTED - APART * place
    if kind is list:
        return [first - each for each in range(size)]
    if kind is datetime:
        return a_moment(name)
    if kind is date:
        return a_day(name)
    return f"\x00{name}" if kind is str else first


def _kind(value: Any) -> type:
    return next(kind for kind in (list, datetime, date, str, int) if isinstance(value, kind))


def _size(value: Any) -> int:
    """Lists are filled up by a quarter at most, so that a few wordings serve lists of any length."""
    if not isinstance(value, list) or not value:
        return 0
    step = 1 << max(0, len(value).bit_length() - 3)
    return -(-len(value) // step) * step


def _flat(given: Given) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in _filled_lists(given).items():
        if isinstance(value, list):
            found |= {f"{name} {place}": each for place, each in enumerate(value)}
        else:
            found[name] = value
    return found


def _filled_lists(given: Given) -> dict[str, Any]:
    return {name: _filled_up(value) if isinstance(value, list) else value for name, value in given.items()}


def _filled_up(values: list[int]) -> list[int]:
    return values + values[-1:] * (_size(values) - len(values))


def _slot(param: Any, slots: Mapping[Any, str]) -> Any:
    if not (isinstance(param, int | str) and param in slots):
        return param
    return Slot(slots[param], NO_SHIFT, NUMBER if isinstance(param, int) else TEXT)
