"""What a form says is wrong, in words that make sense alone: above the form, where no box stands beside them.

Django's own words ("This field is required.") give way to ours, which name the field. Words that a field or a form
has of its own stay as they are.
"""

import inspect
from collections.abc import Iterable, Iterator
from types import ModuleType
from typing import Any

from django import forms
from django.core import validators
from django.core.exceptions import ValidationError
from django.db.models import fields as columns
from django.forms import fields as boxes
from django.forms import models as choosing
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

BROKEN = _("Something that belongs to this page did not come with it. Open the page again, then send it once more.")
# By the kind of box, the nearest first.
EMPTY: dict[type, Promise] = {
    forms.FileField: _("%(label)s: choose a file."),
    forms.MultipleChoiceField: _("%(label)s: tick at least one."),
    forms.ModelMultipleChoiceField: _("%(label)s: tick at least one."),
    forms.ChoiceField: _("%(label)s: choose one."),
    forms.ModelChoiceField: _("%(label)s: choose one."),
    forms.BooleanField: _("%(label)s: tick this to go on."),
    forms.DateField: _("%(label)s: choose a day."),
    forms.TimeField: _("%(label)s: choose a time."),
    forms.Field: _("%(label)s: fill this in."),
}
UNCLEAR: dict[type, Promise] = {
    forms.FileField: _("%(label)s: choose a file."),
    forms.DateField: _("%(label)s: write the day as in 24/11/2026."),
    forms.TimeField: _("%(label)s: write the time as in 14:30."),
    forms.DecimalField: _("%(label)s: write a number, as in 0.6."),
    forms.IntegerField: _("%(label)s: write a whole number, as in 12."),
    forms.EmailField: _("%(label)s: write the whole address, as in name@school.example."),
    forms.URLField: _("%(label)s: write the whole address, as in https://school.example."),
    forms.Field: _("%(label)s: what stands here cannot be read. Write it another way."),
}
NOT_OFFERED: dict[type, Promise] = {
    forms.MultipleChoiceField: _("%(label)s: one of those ticked is not offered here any more. Look again."),
    forms.ModelMultipleChoiceField: _("%(label)s: one of those ticked is not offered here any more. Look again."),
    forms.Field: _("%(label)s: choose one of those offered."),
}
LONG: dict[type, Promise] = {
    forms.FileField: _("%(label)s: the file's name is too long. Give it a shorter one."),
    forms.Field: ngettext_lazy(
        "%(label)s: at most %(limit_value)d character; there are %(show_value)d. Please shorten it.",
        "%(label)s: at most %(limit_value)d characters; there are %(show_value)d. Please shorten it.",
        "limit_value",
    ),
}
SHORT = ngettext_lazy(
    "%(label)s: at least %(limit_value)d character.", "%(label)s: at least %(limit_value)d characters.", "limit_value"
)
FIGURES = ngettext_lazy(
    "%(label)s: at most %(max)s figure in all.", "%(label)s: at most %(max)s figures in all.", "max"
)
AFTER = ngettext_lazy(
    "%(label)s: at most %(max)s figure after the point.", "%(label)s: at most %(max)s figures after the point.", "max"
)
BEFORE = ngettext_lazy(
    "%(label)s: at most %(max)s figure before the point.", "%(label)s: at most %(max)s figures before the point.", "max"
)
OURS: dict[str, dict[type, Any]] = {
    "required": EMPTY,
    "blank": EMPTY,
    "null": EMPTY,
    "incomplete": EMPTY,
    "missing": EMPTY,
    "invalid": UNCLEAR,
    "invalid_choice": NOT_OFFERED,
    "invalid_list": NOT_OFFERED,
    "max_length": LONG,
    "min_length": {forms.Field: SHORT},
    "max_value": {forms.Field: _("%(label)s: at most %(limit_value)s.")},
    "min_value": {forms.Field: _("%(label)s: at least %(limit_value)s.")},
    "max_digits": {forms.Field: FIGURES},
    "max_decimal_places": {forms.Field: AFTER},
    "max_whole_digits": {forms.Field: BEFORE},
    "empty": {forms.Field: _("%(label)s: there is nothing in this file.")},
    "null_characters_not_allowed": {forms.Field: UNCLEAR[forms.Field]},
}


def asked(words: Any) -> dict[str, Any]:
    """A field's own words for being left empty: a whole sentence. Without any, those with its label."""
    return {"required": words} if words else {}


def name_it(error: ValidationError, field: forms.Field, label: Any) -> None:
    """Where Django's own words would be said of this field: ours, with its name."""
    if id(error.message) not in THEIRS or error.code not in OURS:
        return
    if field.widget.is_hidden:
        error.message, error.params = BROKEN, None
        return
    words = OURS[error.code]
    error.message = next(words[kind] for kind in type(field).__mro__ if kind in words)
    error.params = {**(error.params or {}), "label": spoken(label)}


def spoken(label: Any) -> str:
    """A label before a colon: one that ends like a sentence stands between quotation marks."""
    text = str(label).strip().rstrip(":")
    return f"“{text}”" if text[-1:] in "?!.…" else text


def _theirs() -> Iterator[Any]:
    """Every sentence of Django about one box."""
    for each in _classes(boxes, choosing, columns):
        yield from each.__dict__.get("default_error_messages", {}).values()
    for each in (*_classes(validators), *vars(validators).values()):
        yield getattr(each, "message", None)
        told = getattr(each, "messages", {})
        yield from told.values() if isinstance(told, dict) else ()


def _classes(*modules: ModuleType) -> Iterable[type]:
    return [each for module in modules for each in vars(module).values() if inspect.isclass(each)]


# Told by which object it is: the same words may be somebody's own, and mean it.
THEIRS = frozenset(id(message) for message in _theirs() if isinstance(message, Promise))
