"""What is chosen in a form rather than written: days, times, numbers, one of several, ticks; as a page sends it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django import forms
from django.http import QueryDict

Values = list[str]  # of one box, without blanks: none, one, or several ticks
KINDS = (forms.DateInput, forms.TimeInput, forms.NumberInput, forms.CheckboxInput, forms.widgets.ChoiceWidget)


def is_choice(widget: forms.Widget) -> bool:
    return isinstance(widget, KINDS) and not widget.is_hidden


def offered(found: Iterable[forms.BaseForm]) -> dict[str, Values]:
    """What a page begins with, by the name of the box; before a draft is filled in."""
    return {form.add_prefix(name): _begins(form, name) for form, name in _boxes(found)}


def chosen(sent: QueryDict, names: Iterable[str]) -> dict[str, Values]:
    return {name: [value for value in sent.getlist(name) if value] for name in names}


def differing(from_: Mapping[str, Values], what: Mapping[str, Values]) -> dict[str, Values]:
    return {name: values for name, values in what.items() if values != from_.get(name)}


def fill(found: Iterable[forms.BaseForm], kept: Mapping[str, Values]) -> bool:
    """Whether something was chosen that the page does not begin with. What it no longer offers is left out."""
    has_news = False
    for form, name in _boxes(found):
        box, widget = form.add_prefix(name), form.fields[name].widget
        if box not in kept:
            continue
        values = _still_offered(widget, kept[box])
        is_gone = not values and bool(kept[box])
        if not is_gone and values != _begins(form, name):
            has_news = True
            form.initial[name] = _value(widget, values)
    return has_news


def _boxes(found: Iterable[forms.BaseForm]) -> Iterator[tuple[forms.BaseForm, str]]:
    for form in found:
        for name, each in form.fields.items():
            if is_choice(each.widget):
                yield form, name


def _still_offered(widget: forms.Widget, values: Values) -> Values:
    if not isinstance(widget, forms.widgets.ChoiceWidget):
        return values
    groups = widget.optgroups("", values)
    there = {str(each["value"]) for _name, options, _index in groups for each in options}
    return [value for value in values if value in there]


def _begins(form: forms.BaseForm, name: str) -> Values:
    each = form.fields[name]
    widget, value = each.widget, each.prepare_value(form.get_initial_for_field(each, name))
    if isinstance(widget, forms.CheckboxInput):
        return ["on"] if widget.check_test(value) else []
    shown: Any = widget.format_value(value)
    values = [str(one) for one in (shown if isinstance(shown, list) else [shown]) if one not in (None, "")]
    if not values and isinstance(widget, forms.Select) and not widget.allow_multiple_selected:
        first = next(iter(widget.choices), ("", ""))[0]  # a list shows its first line unless it is told another
        return [str(first)] if first else []
    return values


def _value(widget: forms.Widget, values: Values) -> Any:
    if isinstance(widget, forms.CheckboxInput):
        return bool(values)
    if isinstance(widget, forms.widgets.ChoiceWidget) and widget.allow_multiple_selected:
        return values
    return values[0] if values else ""
