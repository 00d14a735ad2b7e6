from dataclasses import dataclass
from typing import Any

from django import template
from django.utils.translation import gettext as _

from growthring.core.disclosure import How
from growthring.core.permissions import listed
from growthring.stages.models import OpenRelease

register = template.Library()


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    shown: str


@dataclass(frozen=True, slots=True)
class Told:
    """One release in words and as a table: the same for everybody who may see it."""

    title: str
    sentence: str
    rows: list[Row]


@register.simple_tag
def told(release: OpenRelease) -> Told:
    rows = [Row(band["phase"] or _("No stage yet"), _shown(band)) for band in release.bands]
    title = _("%(persons)s people, as recorded at the checkpoint") % {"persons": release.persons or 0}
    return Told(title, listed([f"{row.name}: {row.shown}" for row in rows]) + ".", rows)


def _shown(band: dict[str, Any]) -> str:
    how = How(band["how"])
    if how is How.EXACT:
        return str(band["low"])
    if how is How.FEW:
        return _("fewer than five")
    return _("between %(low)d and %(high)d") % band
