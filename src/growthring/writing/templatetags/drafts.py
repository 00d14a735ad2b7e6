"""What a form needs on the page to lose nothing: see `writing.drafts`."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from growthring.writing.drafts import Drafted

register = template.Library()


def _drafted(form: Any) -> Drafted | None:
    return getattr(form, "draft", None)


@register.simple_tag
def draft_attrs(form: Any) -> SafeString:
    """In the form's own tag: where its boxes belong, and where they are kept while somebody types."""
    drafted = _drafted(form)
    if drafted is None:
        return SafeString("")
    address, names = reverse("writing_draft_save"), " ".join(drafted.offered)
    return format_html('data-draft="{}" data-draft-url="{}" data-draft-choices="{}"', drafted.signed, address, names)


@register.inclusion_tag("writing/_draft_note.html", takes_context=True)
def draft_note(context: template.Context, form: Any) -> dict[str, Any]:
    """Above the form, apart from it: that its boxes hold what was being written, and since when."""
    drafted = _drafted(form)
    return {"draft": drafted.found if drafted else None, "csrf_token": context.get("csrf_token", "")}


@register.inclusion_tag("writing/_draft_line.html")
def draft_line(form: Any) -> dict[str, Any]:
    """At the end of the form: whether what is typed is kept. Says nothing without JavaScript."""
    return {"drafted": _drafted(form)}
