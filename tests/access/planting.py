"""A token in every free text of every row."""

import re
from typing import Any

from django.db import models

from growthring.conversations.models import Edition
from growthring.core.models import Keyed
from growthring.core.records import declarations
from growthring.writing.models import Draft
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
    "place",
    "body_digest",
    "answer",
}
SAID = {"text", "line", "note", "what", "where"}  # in what was signed


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
    for draft in Draft.objects.unscoped(reason="test"):
        fields = {name: _token(Draft, draft, name) for name in draft.fields}
        Draft.objects.unscoped(reason="test").filter(pk=draft.pk).update(fields=fields)
        world.tokens |= {token: ("writing.Draft", draft.pk, name) for name, token in fields.items()}
    for edition in Edition.objects.unscoped(reason="test"):
        Edition.objects.unscoped(reason="test").filter(pk=edition.pk).update(
            content=_signed(world, edition, edition.content, "")
        )


def _signed(world: World, edition: Edition, part: Any, path: str) -> Any:
    """The content with a token for every text somebody wrote; a question's own text is the set's."""
    if isinstance(part, dict):
        return {name: _signed(world, edition, value, f"{path}{name}") for name, value in part.items()}
    if isinstance(part, list):
        return [_signed(world, edition, each, f"{path}{place}") for place, each in enumerate(part)]
    if not isinstance(part, str) or not any(path.endswith(name) for name in SAID):
        return part
    where = re.sub(r"\d", lambda digit: "abcdefghij"[int(digit[0])], path.replace("_", ""))
    token = f"tokedition{edition.pk}{where}"
    world.tokens[token] = ("conversations.Edition", edition.pk, path)
    return token


def _token(model: type[models.Model], row: models.Model, name: str) -> str:
    token = f"tok{model.__name__.lower()}{row.pk}{name.replace('_', '')}"
    return f"{token}@example.org" if name == "email" else token


def _is_free_text(field: models.Field) -> bool:  # type: ignore[type-arg]
    text = isinstance(field, models.CharField | models.TextField)
    return text and not isinstance(field, models.SlugField) and field.name not in NOT_WORDS and not field.choices
