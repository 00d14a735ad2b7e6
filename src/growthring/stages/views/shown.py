"""Which rows of the table for placing are shown: one's own to place, or everybody, a team at a time."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from growthring.core.ui import Tab
from growthring.stages.queries.table import Place, Team, by_team

MINE, ALL = "mine", "all"
AT_ONCE = 40  # rows; more are shown a team at a time


@dataclass(frozen=True, slots=True)
class Shown:
    """`tabs` say whose rows; `teams` lead to one team each where all would be too many."""

    teams: list[Team]
    tabs: list[Tab]
    links: list[Tab]


def shown(places: list[Place], asked: dict[str, str]) -> Shown:
    mine = [place for place in places if place.is_mine]
    mixed = 0 < len(mine) < len(places)
    whose = asked.get("show") if asked.get("show") in (MINE, ALL) else MINE
    chosen = mine if mixed and whose == MINE and not asked.get("team") else places
    teams = by_team(chosen)
    if len(chosen) <= AT_ONCE or len(teams) < 2:
        return Shown(teams, _tabs(mine, places, chosen) if mixed else [], [])
    one = next((team for team in teams if team.key == asked.get("team")), teams[0])
    links = [Tab(team.name, _address(ALL, team.key), team is one) for team in teams]
    return Shown([one], _tabs(mine, places, chosen) if mixed else [], links)


def _tabs(mine: list[Place], places: list[Place], chosen: list[Place]) -> list[Tab]:
    return [
        Tab(_("Mine to place: %(n)d") % {"n": len(mine)}, _address(MINE), chosen is mine),
        Tab(_("Everybody: %(n)d") % {"n": len(places)}, _address(ALL), chosen is places),
    ]


def _address(whose: str, team: str = "") -> str:
    return f"?{urlencode({'show': whose, **({'team': team} if team else {})})}"
