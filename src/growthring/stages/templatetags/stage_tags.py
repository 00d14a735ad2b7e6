"""Pieces of the stages' pages that are easy to get wrong in a template."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.forms import BoundField
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from growthring.people.models import School
from growthring.stages.forms.table import TableForm
from growthring.stages.queries.table import Row
from growthring.stages.views.releases import Release

register = template.Library()


@register.filter
def cells(numbers: Iterable[int]) -> SafeString:
    """Numbers of one row of a table: a profile has some hundred of them."""
    return SafeString("".join([f'<td class="num">{number:d}</td>' for number in numbers]))


@register.filter
def counted(line: Any) -> SafeString:
    """One row of a table of counts, written in one piece: a profile has some thirty."""
    note = format_html(' <span class="row-note">{}</span>', line.note) if line.note else ""
    start = format_html('<tr><th scope="row">{}{}</th><td class="num"><b>{}</b></td>', line.label, note, line.counted.n)
    end = format_html('<td class="num">{}</td><td class="num">{}</td></tr>', line.median, line.share)
    return SafeString(start + cells(line.cells) + end)


@register.simple_tag
def release_line(each: Release, drawn: Release) -> SafeString:
    """A release in figures, written in one piece: there may be forty. One of other phases is told in words."""
    note = format_html(' <span class="row-note">{}</span>', _("With a note.")) if each.notes else ""
    current = mark_safe(' aria-current="true"') if each is drawn else ""
    link = format_html('<a href="?at={}"{}>{}</a>', each.of.key, current, each.title)
    if each.of.withheld or each.names != drawn.names:
        told = format_html('<td colspan="{}">{}</td>', len(drawn.names) + 1, each.sentence)
    else:
        figures = ((figure,) for figure in (each.of.persons, *each.figures))
        told = format_html_join("", '<td class="num">{}</td>', figures)
    return format_html('<tr><th scope="row">{}{}</th>{}</tr>', link, note, told)


@register.simple_tag
def sentence_box(field: BoundField, text: str) -> SafeString:
    """What is said of one person, with its error."""
    attrs: dict[str, str | bool] = {"aria-label": str(field.label), "id": field.auto_id, "maxlength": False}
    if field.errors:
        attrs |= {"aria-invalid": "true", "aria-describedby": f"{field.auto_id}_error"}
    errors = format_html_join("", '<p class="error" id="{}_error">{}</p>', ((field.auto_id, e) for e in field.errors))
    return format_html("{}{}", errors, field.field.widget.render(field.html_name, text, attrs))


@register.simple_tag
def row_box(form: TableForm, row: Row, school: School) -> SafeString:
    """The select of one row, saved by itself as soon as it is changed, with its error beside it."""
    field = form[row.field]
    attrs: dict[str, str | bool] = {
        "hx-post": reverse("stages_table_row", args=[school.slug, row.post.key]),
        "hx-trigger": "chosen",  # by `page.js`: not while somebody goes through it by keys
        "hx-target": "closest tr",
        "hx-swap": "outerHTML",
        "hx-params": f"csrfmiddlewaretoken,on,{row.field}",
    }
    errors = format_html_join("", '<p class="error" id="{}_error">{}</p>', ((field.auto_id, e) for e in field.errors))
    if field.errors:
        attrs |= {"aria-invalid": "true", "aria-describedby": f"{field.auto_id}_error"}
    return format_html("{}{}", field.as_widget(attrs=attrs), errors)
