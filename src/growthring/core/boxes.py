"""Boxes of forms written out as Django's templates have them, which it would read three deep for each box of a page."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

Widget = Mapping[str, Any]  # as a widget's `get_context` has it


def _input(widget: Widget) -> SafeString:
    value = "" if widget["value"] is None else format_html(' value="{}"', widget["value"])
    return format_html('<input type="{}" name="{}"{}{}>', widget["type"], widget["name"], value, _attrs(widget))


def _textarea(widget: Widget) -> SafeString:
    """A browser leaves out the first line's end: without it, one that somebody wrote would be left out."""
    line = '<textarea name="{}"{}>\n{}</textarea>'
    return format_html(line, widget["name"], _attrs(widget), widget["value"] or "")


def _choices(widget: Widget) -> SafeString:
    told = {name: widget["attrs"][name] for name in ("id", "class") if widget["attrs"].get(name)}
    groups = (_group(name, offered) for name, offered, _place in widget["optgroups"])
    return format_html("<div{}>{}\n</div>", _attrs({"attrs": told}), mark_safe("".join(groups)))


def _group(name: Any, offered: list[Widget]) -> str:
    found = mark_safe("".join(f"<div>\n    {_choice(each)}</div>" for each in offered))
    return format_html("\n  <div><label>{}</label>{}\n  </div>", name, found) if name else found


def _choice(widget: Widget) -> SafeString:
    if not widget["wrap_label"]:
        return _input(widget)
    box = widget["attrs"].get("id")
    to = format_html(' for="{}"', box) if box else ""
    return format_html("<label{}>{} {}</label>", to, _input(widget), widget["label"])


def _attrs(widget: Widget) -> SafeString:
    return mark_safe("".join(_attr(name, value) for name, value in widget["attrs"].items() if value is not False))


def _attr(name: str, value: Any) -> str:
    return (
        f" {conditional_escape(name)}"
        if value is True
        else f' {conditional_escape(name)}="{conditional_escape(value)}"'
    )


INPUTS = ("checkbox", "date", "datetime", "email", "hidden", "number", "password", "text", "time", "url")
WRITES: dict[str, Callable[[Widget], SafeString]] = {
    **{f"django/forms/widgets/{name}.html": _input for name in INPUTS},
    **{f"django/forms/widgets/{name}.html": _choices for name in ("checkbox_select", "radio")},
    "django/forms/widgets/textarea.html": _textarea,
}
