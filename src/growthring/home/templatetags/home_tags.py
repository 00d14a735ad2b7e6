from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from django import template
from django.utils.formats import date_format
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from growthring.core.charts import NOT_PLACED, Part, Picture, open_picture, phase_style
from growthring.core.disclosure import SMALL, How
from growthring.core.permissions import listed
from growthring.stages.models import OpenRelease

register = template.Library()
Band = TypeVar("Band")


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    shown: str


@dataclass(frozen=True, slots=True)
class Told:
    """One release in words and as a table: the same for everybody who may see it."""

    title: str
    rows: list[Row]
    picture: Picture

    @property
    def table(self) -> SafeString:
        """Its rows in one piece: a page has a dozen of these."""
        line = '<tr><th scope="row">{}</th><td class="num">{}</td></tr>'
        return format_html_join("", line, ((row.name, row.shown) for row in self.rows))


@register.simple_tag
def told(release: OpenRelease) -> Told:
    rows = [Row(band["phase"] or _("At no stage yet"), _shown(band)) for band in release.bands]
    title = _("%(persons)s people, as recorded on %(day)s") % {
        "persons": release.persons or 0,
        "day": date_format(release.on),
    }
    sentence = listed([f"{row.name}: {row.shown}" for row in _ordered(rows)]) + "."
    parts = [
        _part(band, row, place, len(rows) - 1)
        for place, (band, row) in enumerate(zip(release.bands, rows, strict=True))
    ]
    picture = open_picture(_ordered(parts), title=title, description=sentence, ident=f"open-{release.key}")
    return Told(title, _ordered(rows), picture)


def _ordered(bands: list[Band]) -> list[Band]:
    """The phases, and whoever is at no stage yet last: as on the page of the open picture."""
    return [*bands[1:], *bands[:1]]


@register.simple_tag
def roles_named(roles: Iterable[Any]) -> SafeString:
    """One after another, as each is shown: written once, and not for each of a hundred cells."""
    return mark_safe(", ".join(each.shown for each in roles))


@register.filter
def in_fives(number: int) -> str:
    """A count that is not exact on purpose: none and one would tell of somebody, and one day beside the next would."""
    low = number - number % SMALL
    return _("%(low)d to %(high)d") % {"low": low, "high": low + SMALL - 1} if low else _("fewer than 5")


def _part(band: dict[str, Any], row: Row, place: int, phases: int) -> Part:
    """The first band is that of people without a stage; the others are the phases in order."""
    count = band["low"] if band["how"] == How.EXACT else None
    style = phase_style(place, phases) if place else NOT_PLACED
    return Part(row.name, count, row.shown, style, (band["low"], band["high"]))


def _shown(band: dict[str, Any]) -> str:
    how = How(band["how"])
    if how is How.EXACT:
        return str(band["low"])
    if how is How.FEW:
        return _("fewer than 5")
    return _("between %(low)d and %(high)d") % band
