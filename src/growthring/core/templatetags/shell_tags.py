"""What only the page's frame uses."""

from typing import Any

from django import template
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from growthring.core import languages

register = template.Library()

SHEETS = ("tokens", "base", "layout", "components", "tables", "print")


@register.simple_tag
def stylesheets() -> SafeString:
    return format_html_join(
        "\n", '<link rel="stylesheet" href="{}">', ((static(f"core/css/{name}.css"),) for name in SHEETS)
    )


@register.simple_tag
def url_if(name: str) -> str:
    """The address of a page that may not be there yet, or nothing."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


@register.inclusion_tag("core/parts/languages.html")
def language_menu() -> dict[str, Any]:
    return {"offered": list(languages.offered()), "machine_made": languages.is_machine_made()}
