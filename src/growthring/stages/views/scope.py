"""Over whom a profile page counts, for one reader: a school, or the group they manage."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import Http404, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from growthring.audit.services import Verb, record
from growthring.core.access import Actor, Forbidden, Role
from growthring.core.ui import Tab
from growthring.core.wordings import worded
from growthring.people.models import School
from growthring.stages.forms.profile import CompareForm, FilterForm
from growthring.stages.policy import PROFILE, ROW_ACCESS, has_row_access, may_close
from growthring.stages.queries.profile import TODAY, Point, Profile, profile_of
from growthring.stages.queries.scales import places
from growthring.stages.reports.numbers import kind_name

NO_TEAM = "-"
NO_ROWS = lazy("Exact counts are for those who may see every placement in them. The open picture is for everybody.")


@dataclass(frozen=True)
class Scope:
    """A profile with what the reader asked to see of it."""

    actor: Actor
    school: School | None
    name: str
    whole: Profile
    asked: QueryDict

    @cached_property
    def form(self) -> FilterForm:
        asked = self.asked.copy()
        asked.setdefault("year", next(iter(self.years), ""))
        return FilterForm(asked, **self._offers(), years=[(year, year) for year in self.years])

    @cached_property
    def compare(self) -> CompareForm:
        points = [(point.key, self.label(point)) for point in self.comparable]
        asked = self.asked.copy()
        asked["first"], asked["second"] = (point.key for point in self.pair)
        form = CompareForm(asked, **self._offers(), years=(), points=points)
        form.chosen("first")
        return form

    @cached_property
    def profile(self) -> Profile:
        """Narrowed to the kind of post and the team that were asked for."""
        kind, team = self.form.chosen("kind"), self.form.chosen("team")
        if not kind and not team:
            return self.whole
        return self.whole.narrowed(
            lambda row: (not kind or row.kind == kind) and (not team or (row.team or NO_TEAM) == team)
        )

    @cached_property
    def filters(self) -> str:
        """In words, for headings and files."""
        kind, team = self.form.chosen("kind"), self.form.chosen("team")
        parts = [kind_name(kind)] if kind else []
        return ", ".join([*parts, _("No team") if team == NO_TEAM else team] if team else parts)

    @cached_property
    def years(self) -> list[str]:
        """Newest first."""
        return list(dict.fromkeys(point.year for point in reversed(self.whole.points) if point.year))

    @cached_property
    def year(self) -> str:
        asked = self.form.chosen("year")
        return asked if asked in self.years else next(iter(self.years), "")

    @cached_property
    def points(self) -> list[Point]:
        """The points of the year, and today in the year that runs."""
        return [point for point in self.profile.points if point.year == self.year]

    @cached_property
    def shown(self) -> Point:
        """The last point of the year."""
        return (self.points or self.whole.points)[-1]

    @property
    def comparable(self) -> list[Point]:
        return [point for point in self.whole.points if self.whole.has_rows(point)]

    @property
    def has_counts_only(self) -> bool:
        """Of the year shown, the school's counts are all that is left."""
        return any(point.year == self.year and not self.whole.has_rows(point) for point in self.whole.points)

    @cached_property
    def pair(self) -> tuple[Point, Point]:
        """The two points compared: as asked, else the year's first and last."""
        points = self.comparable
        named = {point.key: point for point in points}
        first, second = (named.get(self.asked.get(name, "")) for name in ("first", "second"))
        if first is None:
            this_year = [point for point in points if point.year == points[-1].year]
            first = this_year[0] if len(this_year) > 1 else points[max(0, len(points) - 2)]
        found = sorted([first, second or points[-1]], key=lambda point: point.on)
        return found[0], found[1]

    def label(self, point: Point) -> str:
        return point.label if point.code == TODAY else f"{point.label} {point.year}"

    @property
    def may_close(self) -> bool:
        return self.school is not None and may_close(self.actor, self.school)

    @property
    def due(self) -> list[Point]:
        """Points of this year whose day has come and that are not closed yet."""
        return [point for point in self.points if point.closed is None and point.code != TODAY]

    @property
    def query(self) -> str:
        return f"?{self.asked.urlencode()}" if self.asked else ""

    def tabs(self, current: str) -> list[Tab]:
        return tabs_of(self.school, current)

    @property
    def viewer(self) -> Role:
        if self.school is None:
            return Role.LM
        return next(role for role in ROW_ACCESS if self.actor.holds(role, self.school.pk))

    def record_look(self, where: str, verb: Verb = Verb.LOOKED) -> None:
        """One event a page: the school, or the reader's own caseload."""
        of_whom = {"school_id": self.school.pk} if self.school else {"caseload_of": self.actor.person_id}
        record(actor=self.actor, acting_as=self.viewer, verb=verb, kind=PROFILE, where=where, **of_whom)

    def _offers(self) -> dict[str, list[tuple[str, str]]]:
        rows = self.whole.facts.bare
        kinds = sorted({post.kind for post in rows})
        teams = sorted({post.team or NO_TEAM for post in rows})
        return {
            "kinds": [(kind, kind_name(kind)) for kind in kinds],
            "teams": [(team, _("No team") if team == NO_TEAM else team) for team in teams],
        }


def scope_of(actor: Actor, slug: str, asked: QueryDict) -> Scope:
    """A school's profile for whoever has row access; a 404 where the school places nobody."""
    school = school_of(actor, slug)
    if not has_row_access(actor, school):
        raise Forbidden(NO_ROWS)
    return Scope(actor, school, school.name, profile_of(school, actor), asked)


def school_of(actor: Actor, slug: str) -> School:
    school = school_at(actor, slug)
    if school is None or not places(school):
        raise Http404
    return school


def school_at(actor: Actor, slug: str) -> School | None:
    """With its choice of how it works."""
    return next(iter(_schools_at(actor, slug=slug)), None)


@worded
def _schools_at(actor: Actor, *, slug: str) -> Any:
    return School.objects.visible_to(actor).filter(slug=slug).select_related("stages")


def tabs_of(school: School | None, current: str) -> list[Tab]:
    names = [("", _("Profile")), ("_movement", _("Movement")), ("_newcomers", _("Days to assured"))]
    if school is None:
        return [Tab(label, reverse(f"stages_my_team{name}"), name == current) for name, label in names]
    names.append(("_notes", _("Notes")))
    return [Tab(label, reverse(f"stages_profile{name}", args=[school.slug]), name == current) for name, label in names]
