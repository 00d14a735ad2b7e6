"""Pieces of the stages' pages that are easy to get wrong in a template."""

from collections.abc import Iterable

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from growthring.people.models import School
from growthring.stages.forms.table import TableForm
from growthring.stages.queries.table import Row

register = template.Library()


@register.filter
def cells(numbers: Iterable[int]) -> SafeString:
    """Numbers of one row of a table: a profile has some hundred of them."""
    return SafeString("".join([f'<td class="num">{number:d}</td>' for number in numbers]))


@register.simple_tag
def row_box(form: TableForm, row: Row, school: School) -> SafeString:
    """The select of one row, saved by itself as soon as it is changed, with its error beside it."""
    field = form[row.field]
    attrs: dict[str, str | bool] = {
        "hx-post": reverse("stages_table_row", args=[school.slug, row.post.key]),
        "hx-trigger": "change",
        "hx-target": "closest tr",
        "hx-swap": "outerHTML",
        "hx-params": f"csrfmiddlewaretoken,on,{row.field}",
    }
    errors = format_html_join("", '<p class="error" id="{}_error">{}</p>', ((field.auto_id, e) for e in field.errors))
    if field.errors:
        attrs |= {"aria-invalid": "true", "aria-describedby": f"{field.auto_id}_error"}
    return format_html("{}{}", field.as_widget(attrs=attrs), errors)
