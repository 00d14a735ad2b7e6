"""How long rows are kept: each package says in its `retention.py` whose time is over, and what stays without limit.

    @forgets(Placement, Voice)  # what was said goes with its placement
    def old_placements() -> QuerySet[Placement]: ...

    keeps("as long as the trust uses Growthring", Trust, School)

Every model has an answer; a test goes over all of them. The worker does the rest each night, a few rows at a time, and
passes over whatever is about a person under a legal hold.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction
from django.db.models import Q
from django.utils.module_loading import autodiscover_modules

from growthring.core.records import declared

Model = type[models.Model]
Rows = models.QuerySet[Any]
AS_DECLARED = "as declared"


def drop(rows: Rows) -> int:
    """How many went, without what went along with them."""
    with transaction.atomic():
        return rows.delete()[1].get(rows.model._meta.label, 0)


@dataclass(frozen=True)
class Rule:
    """`taking`: models whose rows go with a row of this one. `about`: paths to persons who may be under a hold."""

    model: Model
    taking: tuple[Model, ...]
    rows: Callable[[], Rows]  # whose time is over at this moment, holds left aside
    about: tuple[str, ...]
    drop: Callable[[Rows], int]

    def due(self) -> Rows:
        rows, held = self.rows(), under_hold()
        for path in self.about if held else ():
            rows = rows.exclude(**{f"{path}__in": held})
        return rows


_rules: dict[Model, Rule] = {}
_kept: dict[Model, str] = {}
_held: list[Callable[[], Iterable[int]]] = []


def forgets(
    model: Model, *taking: Model, about: str | tuple[str, ...] = AS_DECLARED, by: Callable[[Rows], int] = drop
) -> Callable[[Callable[[], Rows]], Callable[[], Rows]]:
    """Announce whose time is over. `about` where the model's own declaration does not lead to the persons."""

    def announce(rows: Callable[[], Rows]) -> Callable[[], Rows]:
        paths = persons_of(model) if about == AS_DECLARED else (about if isinstance(about, tuple) else (about,))
        _rules[model] = Rule(model, taking, rows, tuple(paths), by)
        return rows

    return announce


def keeps(why: str, *models: Model) -> None:
    """What stays without limit, or goes only by somebody's hand."""
    _kept.update(dict.fromkeys(models, why))


def holds(persons: Callable[[], Iterable[int]]) -> Callable[[], Iterable[int]]:
    """Persons about whom nothing is forgotten: told by the package that knows."""
    _held[:] = [persons]
    return persons


def under_hold() -> set[int]:
    autodiscover_modules("retention")
    return {person for persons in _held for person in persons()}


def rules() -> list[Rule]:
    """In the order in which they can go: what hangs on other rows before the rows it hangs on."""
    autodiscover_modules("retention")
    return sorted(_rules.values(), key=_depth, reverse=True)


def kept() -> dict[Model, str]:
    autodiscover_modules("retention")
    return dict(_kept)


def answers() -> dict[Model, str]:
    """What becomes of each model's rows: the function that finds those to forget, or why they stay."""
    found = dict(kept())
    for rule in rules():
        told = f"{rule.rows.__module__}.{rule.rows.__name__}"
        found |= dict.fromkeys((rule.model, *rule.taking), told)
    return found


def persons_of(model: Model) -> tuple[str, ...]:
    """The path by which a model's declaration leads to a person: through the login, where it is about a login."""
    record = declared(model)
    if record is None or record.subject is None:
        return ()
    label, path = _end_of(model, record.subject)
    if label == "accounts.User":
        return (f"{path}__persons" if path else "persons",)
    return (path or "pk",) if label == "people.Person" else ()


def still_needed(model: Model, apart_from: Iterable[Model]) -> Q:
    """Persons of whom nothing is left that has a time of its own, and to whom no row leads that may not lose them."""
    aside = set(apart_from)
    needed = Q()
    for rule in rules():
        for other in (rule.model, *rule.taking):
            paths = () if {rule.model, other} & aside else persons_of(other)
            for path in paths:
                if not path.endswith("persons"):
                    needed |= Q(pk__in=other._base_manager.filter(**{f"{path}__isnull": False}).values(path))
    for relation in model._meta.related_objects:
        source, name = relation.related_model, relation.field.name
        if isinstance(source, type) and getattr(relation, "on_delete", None) is models.PROTECT:
            needed |= Q(pk__in=source._base_manager.filter(**{f"{name}__isnull": False}).values(name))
    return needed


def _end_of(model: Model, path: str) -> tuple[str, str]:
    current: Any = model
    for part in path.split("__") if path else ():
        current = current._meta.get_field(part).related_model
    return current._meta.label, path


def _depth(rule: Rule) -> int:
    """How many steps a model stands above those that lead nowhere."""
    return _steps(rule.model, frozenset())


def _steps(model: Model, passed: frozenset[Model]) -> int:
    targets = {
        field.related_model
        for field in model._meta.concrete_fields
        if isinstance(field.related_model, type) and field.related_model not in passed | {model}
    }
    return 1 + max((_steps(each, passed | {model}) for each in targets), default=0)
