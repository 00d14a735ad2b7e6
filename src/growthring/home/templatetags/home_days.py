from django import template
from django.utils.formats import date_format

from growthring.core.gathered import day

register = template.Library()


@register.filter
def in_words(text: str) -> str:
    """A day that comes as ISO text, as the reader's language writes it."""
    found = day(text)
    return date_format(found) if found else ""
