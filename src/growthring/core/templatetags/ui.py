"""Components: small pieces of markup that are repeated, or easy to get wrong."""

import uuid
from collections.abc import Iterable
from typing import Any

from django import forms, template
from django.core.exceptions import NON_FIELD_ERRORS
from django.core.paginator import Page
from django.forms.utils import flatatt
from django.http import QueryDict
from django.template.base import NodeList, Parser, Token
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

register = template.Library()

LONG = 200  # characters of a text that one thinks about, and may paste
CHANGES = {"joins": "+", "begins": "+", "changes": "~", "leaves": "−", "same": "=", "refused": "!"}


@register.inclusion_tag("core/parts/error_summary.html")
def error_summary(*sources: Any) -> dict[str, Any]:
    """Every error of the forms and formsets, each with a link to its field."""
    found: list[dict[str, str]] = []
    for form in _forms(sources):
        found += [{"target": "", "text": str(error)} for error in form.non_field_errors()]
        for name in form.errors:
            if name != NON_FIELD_ERRORS:
                found += [{"target": _target(form[name]), "text": str(error)} for error in form[name].errors]
    return {"errors": found}


def _forms(sources: Iterable[Any]) -> Iterable[forms.BaseForm]:
    for source in sources:
        if isinstance(source, forms.BaseForm):
            yield from [source] if source.is_bound else []
        elif source is not None:
            yield from (form for form in source if form.is_bound)


def _target(field: forms.BoundField) -> str:
    """The first box of the field: groups of radios and checkboxes number theirs. None that nobody can see."""
    if field.is_hidden:
        return ""
    grouped = isinstance(field.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple)
    return f"{field.auto_id}_0" if grouped else field.auto_id


@register.inclusion_tag("core/parts/person_head.html")
def person_head(name: object, detail: object = "", year: object = "", partner: object = "") -> dict[str, Any]:
    return {"name": name, "detail": detail, "year": year, "partner": partner}


@register.inclusion_tag("core/parts/back_link.html")
def back_link(url: str, label: str) -> dict[str, Any]:
    return {"url": url, "label": label}


@register.inclusion_tag("core/parts/tabs.html")
def tabs(items: Iterable[Any], label: str) -> dict[str, Any]:
    return {"items": items, "label": label}


@register.inclusion_tag("core/parts/readers.html")
def readers(text: object) -> dict[str, Any]:
    return {"text": text}


@register.inclusion_tag("core/parts/pagination.html", takes_context=True)
def pagination(context: template.Context, page: Page[Any]) -> dict[str, Any]:
    """Earlier and later pages; keeps what was asked for."""
    query: QueryDict = context["request"].GET.copy()
    query.pop("page", None)
    rest = f"&{query.urlencode()}" if query else ""
    return {"page": page, "rest": rest}


@register.inclusion_tag("core/parts/picture.html")
def picture(drawn: Any) -> dict[str, Any]:
    return {"picture": drawn}


@register.simple_tag
def swatch(position: int, total: int = 6) -> SafeString:
    """The colour and pattern of a stage; the name stands beside it, so it says nothing to a screen reader."""
    place = max(1, min(6, round(1 + (int(position) - 1) * 5 / max(1, int(total) - 1))))
    return format_html('<span class="swatch swatch-{}" aria-hidden="true"></span>', place)


@register.simple_tag
def stage(position: int, total: int, name: object) -> SafeString:
    return format_html('<span class="stage">{} {}</span>', swatch(position, total), name)


@register.simple_tag
def progress(done: int, total: int, label: object) -> SafeString:
    told = _("%(done)s of %(total)s") % {"done": done, "total": total}
    bar = '<progress value="{}" max="{}" aria-label="{}"></progress>'
    markup = '<div class="progress"><span>{}</span> ' + bar + " <b>{}</b></div>"
    return format_html(markup, label, done, total or 1, label, told)


@register.simple_tag
def change(kind: str) -> SafeString:
    words = {
        "joins": _("joins"),
        "begins": _("begins"),
        "changes": _("changes"),
        "leaves": _("leaves"),
        "same": _("stays the same"),
        "refused": _("not taken"),
    }
    return format_html(
        '<span class="change change-{}"><b aria-hidden="true">{}</b> {}</span>', kind, CHANGES[kind], words[kind]
    )


@register.simple_tag
def repeat_key() -> SafeString:
    return format_html('<input type="hidden" name="repeat_key" value="{}">', uuid.uuid4())


@register.simple_tag
def icon(name: str) -> SafeString:
    from lucide import IconDoesNotExist, lucide  # type: ignore[attr-defined]

    try:
        return mark_safe(str(lucide(name, size=18, **{"class": "icon", "aria-hidden": "true"})))
    except IconDoesNotExist:
        return mark_safe("")


@register.simple_tag
def options(groups: Iterable[tuple[Any, list[dict[str, Any]], int]]) -> SafeString:
    """What a select offers. As Django's own templates, which read one for each option: a list may have hundreds."""
    return mark_safe("".join(_group(name, offered) for name, offered, _place in groups))


def _group(name: Any, offered: list[dict[str, Any]]) -> str:
    line = '<option value="{}"{}>{}</option>'
    found = "".join(format_html(line, str(each["value"]), flatatt(each["attrs"]), each["label"]) for each in offered)
    return format_html('<optgroup label="{}">{}</optgroup>', name, mark_safe(found)) if name else found


@register.filter
def describedby(field: forms.BoundField) -> str:
    """Ids of the hint, the error, the limit and the readers' line that stand with the box."""
    parts = [
        ("hint", field.help_text),
        ("error", field.errors),
        ("limit", limit(field)),
        ("readers", readers_of(field)),
    ]
    return " ".join(f"{field.auto_id}_{part}" for part, present in parts if present)


@register.filter
def readers_of(field: forms.BoundField) -> Any:
    return getattr(field.form, "readers", {}).get(field.name, "")


@register.filter
def control(field: forms.BoundField) -> SafeString:
    """The box itself, tied to its hint, error and readers. A browser cuts nothing off a long text: the page says."""
    attrs: dict[str, Any] = {"aria-invalid": "true"} if field.errors else {}
    if limit(field):
        attrs["maxlength"] = False
    if not grouped(field) and (described := describedby(field)):
        attrs["aria-describedby"] = described
    return mark_safe(field.as_widget(attrs=attrs))


@register.filter
def limit(field: forms.BoundField) -> int:
    """How many characters a long text may have; 0 for every other field."""
    most = getattr(field.field, "max_length", None) or 0
    widget = field.field.widget
    is_text = isinstance(widget, forms.Textarea) or getattr(widget, "input_type", "") == "text"
    return most if is_text and most >= LONG else 0


@register.filter
def grouped(field: forms.BoundField) -> bool:
    return isinstance(field.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple)


@register.filter
def ticked(field: forms.BoundField) -> bool:
    return isinstance(field.field.widget, forms.CheckboxInput)


class Block(template.Node):
    """A component round the markup between its tag and its end tag."""

    def __init__(self, name: str, arguments: list[Any], body: NodeList) -> None:
        self.name, self.arguments, self.nodelist = name, arguments, body

    def render(self, context: template.Context) -> SafeString:
        given = [argument.resolve(context) for argument in self.arguments]
        body = self.nodelist.render(context)
        return mark_safe(
            render_to_string(f"core/parts/{self.name}.html", {"given": given[0] if given else "", "body": body})
        )


def _block(parser: Parser, token: Token) -> Block:
    name, *arguments = token.split_contents()
    body = parser.parse((f"end{name}",))
    parser.delete_first_token()
    return Block(name, [parser.compile_filter(argument) for argument in arguments], body)


for _name in ("empty_state", "notice", "table_box", "bulk_bar"):
    register.tag(_name, _block)
