"""Which rows of the table for placing are shown: one's own to place, or everybody, a team at a time."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from growthring.core.ui import Tab
from growthring.stages.queries.table import Place, Team, by_team

MINE, LATE, ALL = "mine", "late", "all"
AT_ONCE = 40  # rows; more are shown a team at a time


@dataclass(frozen=True, slots=True)
class Shown:
    """`tabs` say whose rows; `teams` lead to one team each where all would be too many."""

    teams: list[Team]
    tabs: list[Tab]
    links: list[Tab]


def shown(places: list[Place], asked: dict[str, str], late: list[Place] | None = None) -> Shown:
    """`late`, where only those were asked for: the ones the reader has not placed this term."""
    mine = [place for place in places if place.is_mine]
    if late is not None and mine:
        return Shown(by_team(late), _tabs(mine, places, LATE), [])
    mixed = 0 < len(mine) < len(places)
    is_mine = mixed and asked.get("show") != ALL and not asked.get("team")
    chosen = mine if is_mine else places
    teams, tabs = by_team(chosen), _tabs(mine, places, MINE if is_mine or not mixed else ALL)
    if len(chosen) <= AT_ONCE or len(teams) < 2:
        return Shown(teams, tabs, [])
    one = next((team for team in teams if team.key == asked.get("team")), teams[0])
    links = [Tab(team.name, _address(ALL, team.key), team is one) for team in teams]
    return Shown([one], tabs, links)


def _tabs(mine: list[Place], places: list[Place], current: str) -> list[Tab]:
    """None for whoever places nobody here."""
    if not mine:
        return []
    labels = {MINE: _("Mine to place: %(n)d") % {"n": len(mine)}, LATE: _("Not placed this term")}
    if len(mine) < len(places):
        labels[ALL] = _("Everybody: %(n)d") % {"n": len(places)}
    return [Tab(label, _address(whose), whose == current) for whose, label in labels.items()]


def _address(whose: str, team: str = "") -> str:
    return f"?{urlencode({'show': whose, **({'team': team} if team else {})})}"
