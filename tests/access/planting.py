"""A token in every free text of every row."""

from django.db import models

from growthring.core.models import Keyed
from growthring.core.records import declarations
from tests.access.world import World

NOT_WORDS = {
    "key",
    "token_digest",
    "digest",
    "urn",
    "group_uid",
    "source_id",
    "format",
    "record_kind",
    "why",
    "withheld",
    "post_kind",
    "table",
    "model",
}


def plant(world: World) -> None:
    """Put a token into every free text of every private row, and remember where it stands."""
    for model, _record in declarations():
        if not issubclass(model, Keyed) or model._meta.label in {"audit.Event"}:
            continue
        names = [f.name for f in model._meta.concrete_fields if _is_free_text(f)]
        for row in model._base_manager.all() if names else ():
            values = {name: _token(model, row, name) for name in names}
            values = {n: v[: getattr(model._meta.get_field(n), "max_length", None) or 200] for n, v in values.items()}
            model._base_manager.filter(pk=row.pk).update(**values)
            for name, value in values.items():
                world.tokens[value] = (model._meta.label, row.pk, name)


def _token(model: type[models.Model], row: models.Model, name: str) -> str:
    token = f"tok{model.__name__.lower()}{row.pk}{name.replace('_', '')}"
    return f"{token}@example.org" if name == "email" else token


def _is_free_text(field: models.Field) -> bool:  # type: ignore[type-arg]
    text = isinstance(field, models.CharField | models.TextField)
    return text and not isinstance(field, models.SlugField) and field.name not in NOT_WORDS and not field.choices
