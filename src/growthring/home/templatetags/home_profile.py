from django import template
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from growthring.core.charts import CONTESTED, NOT_PLACED, PROPOSED, Column, Picture, Segment, profile, stage_style
from growthring.home.queries.profile import NowAndThen
from growthring.stages.profile import Tally

register = template.Library()


@register.simple_tag
def profile_now(compared: NowAndThen) -> Picture:
    """The last checkpoint and today side by side, each a whole."""
    names = compared.names()
    columns = [Column(_("Today"), _segments(compared.now, names))]
    if compared.then and compared.moved:
        before, day = _segments(compared.moved.before, names), date_format(compared.then.on)
        columns.insert(0, Column(compared.then.point, before, note=day))
    told = ", ".join(f"{name}: {number}" for name, number in compared.by_stage())
    return profile(columns, title=_("The profile today beside the last checkpoint"), description=told, ident="now")


def _segments(counted: Tally, names: list[str]) -> list[Segment]:
    placed = [
        Segment(name, number, stage_style(place, len(names)))
        for place, (name, number) in enumerate(zip(names, counted.stages, strict=True), start=1)
    ]
    return [
        *placed,
        Segment(_("Not placed"), counted.not_placed, NOT_PLACED),
        Segment(_("Proposed"), counted.proposed, PROPOSED),
        Segment(_("Contested"), counted.contested, CONTESTED),
    ]
