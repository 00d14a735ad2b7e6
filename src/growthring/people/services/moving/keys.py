"""Foreign keys, in bulk: led to other rows, and looked at for any that cross from one trust into another."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db.models import BigIntegerField, Case, F, Value, When
from django.db.models.fields.related import ForeignKey

from growthring.core.scoping import ScopedQuerySet
from growthring.people.models import TrustOwned
from growthring.people.moving import WHY, Model, owned_models

CHUNK = 200


def keys_to(model: Model, target: Model) -> Iterator[str]:
    for key in model._meta.concrete_fields:
        if isinstance(key, ForeignKey) and key.related_model is target:
            yield key.name


def lead(rows: ScopedQuerySet[Any], name: str, to: Mapping[int, int]) -> None:
    """Rows whose key stands in `to` lead to what stands beside it there."""
    wanted = sorted(to)
    for start in range(0, len(wanted), CHUNK):
        chunk = wanted[start : start + CHUNK]
        cases = [When(**{name: pk}, then=Value(to[pk])) for pk in chunk]
        other = Case(*cases, default=F(f"{name}_id"), output_field=BigIntegerField())
        rows.filter(**{f"{name}__in": chunk}).update(**{name: other})


def crossing(trusts: Iterable[int]) -> list[str]:
    """Foreign keys that lead from a row of one of the trusts into another trust."""
    found = []
    for model in owned_models():
        for key in model._meta.concrete_fields:
            related = key.related_model if isinstance(key, ForeignKey) else None
            if isinstance(related, type) and issubclass(related, TrustOwned):
                rows = model.objects.unscoped(reason=WHY).filter(trust__in=trusts, **{f"{key.name}__isnull": False})
                if rows.exclude(**{f"{key.name}__trust": F("trust")}).order_by().exists():
                    found.append(f"{model._meta.label}.{key.name}")
    return found
