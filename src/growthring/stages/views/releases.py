"""Releases of the open picture in words, in figures and drawn."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from growthring.core.charts import NOT_PLACED, Part, Picture, Style, open_picture, phase_style
from growthring.core.disclosure import SMALL, Cell, How
from growthring.stages.models import OpenRelease, ProfileNote
from growthring.stages.reports.words import day
from growthring.stages.services.release import cells_of

A_YEAR, ABOUT = timedelta(days=365), timedelta(days=60)


@dataclass(frozen=True)
class Release:
    """One release as a page shows it; `notes` are the leaders' that were opened."""

    of: OpenRelease
    notes: list[ProfileNote]

    @property
    def title(self) -> str:
        return f"{self.of.get_point_display()} {self.of.calendar_name}"

    @property
    def cells(self) -> list[tuple[str, Cell, Style]]:
        """Each phase, and those at no stage yet last."""
        phases = len(self.of.bands) - 1
        told = [
            (band["phase"] or _("At no stage yet"), cell, phase_style(i, phases) if i else NOT_PLACED)
            for i, (band, cell) in enumerate(zip(self.of.bands, cells_of(self.of), strict=True))
        ]
        return [*told[1:], *told[:1]]

    @property
    def names(self) -> list[str]:
        return [name for name, _cell, _look in self.cells]

    @property
    def figures(self) -> list[str]:
        return [_in_figures(cell) for _name, cell, _look in self.cells]

    @property
    def hides_some(self) -> bool:
        return any(cell.how is not How.EXACT for _name, cell, _look in self.cells)

    @property
    def counted(self) -> str:
        """Of how many, and when."""
        told = ngettext(
            "%(n)d person, as recorded on %(day)s.", "%(n)d people, as recorded on %(day)s.", self.of.persons or 0
        )
        return told % {"n": self.of.persons, "day": day(self.of.on)}

    def is_year_before(self, later: "Release") -> bool:
        """Of the same point, about a year earlier, with the same phases."""
        same = self.of.point == later.of.point and not self.of.withheld and self.names == later.names
        return same and abs(later.of.on - self.of.on - A_YEAR) < ABOUT

    @property
    def bands(self) -> list[tuple[str, str]]:
        return [(name, _in_words(cell)) for name, cell, _look in self.cells]

    @property
    def sentence(self) -> str:
        if self.of.withheld:
            return _WITHHELD[self.of.withheld]()
        persons = ngettext("%(n)d person", "%(n)d people", self.of.persons or 0) % {"n": self.of.persons}
        told = "; ".join(f"{name}: {how_many}" for name, how_many in self.bands)
        return _("On %(day)s, of %(persons)s – %(told)s.") % {"day": day(self.of.on), "persons": persons, "told": told}

    @property
    def picture(self) -> Picture:
        parts = [
            Part(name, cell.low if cell.how is How.EXACT else None, _in_words(cell), look, (cell.low, cell.high))
            for name, cell, look in self.cells
        ]
        return open_picture(parts, title=self.title, description=self.sentence, ident=f"open-{self.of.key}")


def _in_words(cell: Cell) -> str:
    if cell.how is How.EXACT:
        return ngettext("%(n)d person", "%(n)d people", cell.low) % {"n": cell.low}
    if cell.how is How.FEW:
        return _("fewer than %(n)d") % {"n": SMALL}
    return _("between %(low)d and %(high)d people") % {"low": cell.low, "high": cell.high}


def _in_figures(cell: Cell) -> str:
    """As short as a column of a table wants it."""
    if cell.how is How.EXACT:
        return str(cell.low)
    return _("under %(n)d") % {"n": SMALL} if cell.how is How.FEW else f"{cell.low}–{cell.high}"


_WITHHELD = {
    "too_few": lambda: _("Nothing is shown: there are too few people to show numbers without showing a person."),
    "too_soon": lambda: _(
        "No new picture: too little changed since the last one, and two pictures that are nearly alike show who moved."
    ),
    "too_alike": lambda: _(
        "No new picture: beside an earlier one it would show where those who joined or left had stood."
    ),
}
