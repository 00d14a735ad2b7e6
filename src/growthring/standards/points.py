"""What the year's checkpoints are called."""

from collections.abc import Iterable
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from growthring.standards.years import SIX_WEEKS, TERM_POINTS

NAMES: dict[str, Promise] = {
    SIX_WEEKS: _("First six weeks"),
    **dict(zip(TERM_POINTS, (_("End of first term"), _("End of second term"), _("End of third term")), strict=True)),
}


def named(checkpoints: Iterable[tuple[str, date]]) -> list[tuple[str, date]]:
    return [(str(NAMES[point]), day) for point, day in checkpoints]
