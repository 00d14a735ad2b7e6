"""Boxes are written out as Django's own templates would have them."""

import re
from typing import Any

import pytest
from django import forms
from django.forms.renderers import TemplatesSetting
from django.utils.safestring import mark_safe

from growthring.core.boxes import WRITES
from growthring.core.forms import Renderer

NASTY = '<b>"Ann\'s" & {{ x }}</b>'
OFFERED = [("a", NASTY), ("b", mark_safe("<i>Bo</i>")), ("", "Not said")]
GROUPED = [("One", [("a", "A"), ("b", "B")]), ("Two", [("c", NASTY)]), ("d", "Alone")]
ATTRS: list[dict[str, Any]] = [
    {"id": "id_x"},
    {"id": "id_y", "class": 'wide "odd"', "required": True, "maxlength": False, "rows": 4, "data-x": None},
    {"id": NASTY, "placeholder": mark_safe("&amp;"), "autofocus": True},
]
WIDGETS: list[tuple[forms.Widget, list[Any]]] = [
    (forms.TextInput(), [None, "", NASTY, mark_safe("&lt;"), 5, 12345.5]),
    (forms.HiddenInput(), [None, NASTY, 12345]),
    (forms.EmailInput(), ["ann@example.org"]),
    (forms.URLInput(), ["https://example.org/?a=1&b=2"]),
    (forms.NumberInput(), [12345, "7"]),
    (forms.PasswordInput(), ["kept from the page"]),
    (forms.DateInput(), [None, "2026-03-03"]),
    (forms.TimeInput(), ["15:30"]),
    (forms.DateTimeInput(), ["2026-03-03 15:30"]),
    (forms.CheckboxInput(), [None, True, False, "on"]),
    (forms.Textarea(), [None, "", NASTY, "\nfirst line empty\n", mark_safe("&lt;")]),
    (forms.RadioSelect(choices=OFFERED), [None, "", "a", "b"]),
    (forms.CheckboxSelectMultiple(choices=OFFERED), [None, ["a", "b"]]),
    (forms.RadioSelect(choices=GROUPED, attrs={"class": "many"}), ["c", "d"]),
]


def shown(page: str, widget: forms.Widget) -> str:
    """Of choices, without the empty lines that templates leave behind one another."""
    return re.sub(r"\s*([<>])\s*", r"\1", page) if isinstance(widget, forms.RadioSelect) else page


@pytest.mark.parametrize("attrs", ATTRS)
@pytest.mark.parametrize(("widget", "values"), WIDGETS)
def test_each_is_as_the_template_has_it(widget: forms.Widget, values: list[Any], attrs: dict[str, Any]) -> None:
    for value in values:
        ours = widget.render("a_box", value, attrs, Renderer())
        theirs = widget.render("a_box", value, attrs, TemplatesSetting())
        assert shown(ours, widget) == shown(theirs, widget)


def test_all_that_are_written_out_are_looked_at() -> None:
    assert {widget.template_name for widget, _values in WIDGETS} == set(WRITES)
