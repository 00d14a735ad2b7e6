"""What the profile's pages and files show, from one scope."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.utils.translation import gettext as _

from growthring.core.permissions import who_reads
from growthring.people.models import Post
from growthring.stages.policy import PROFILE
from growthring.stages.profile import Movement, Stood, Tally, days_to_mandatory, days_to_non_negotiables, place_name
from growthring.stages.profile import movement as moves_between
from growthring.stages.queries.assurance import days_to_met
from growthring.stages.queries.profile import TODAY, Point
from growthring.stages.reports import sheets, words
from growthring.stages.reports.numbers import kind_name
from growthring.stages.reports.questions import compared_with, questions
from growthring.stages.views.pictures import columns_picture, flow_picture
from growthring.stages.views.scope import Scope

Shown = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table of counts."""

    label: str
    note: str
    counted: Tally
    corrected: str = ""

    @property
    def cells(self) -> list[int]:
        return list(self.counted.columns().values())

    @property
    def median(self) -> str:
        return words.number(self.counted.median)

    @property
    def share(self) -> int:
        return words.in_hundred(self.counted.at_four_or_above, self.counted.placed)


def profile(scope: Scope) -> Shown:
    found, shown = scope.profile, scope.shown
    found.expect([*scope.points, *_same_in_each_year(scope), *compared_with(found, shown)], scope.points)
    points = [_line(scope, point, point.label) for point in scope.points]
    names = found.names()
    return {
        **_around(scope, ""),
        "form": scope.form,
        "shown": shown,
        "sentence": words.profile_sentence(found.tally(shown), shown.on),
        "points": points,
        "picture": _picture(points, names, _title(scope), "profile"),
        "years": year_on_year(scope),
        "by_kind": _groups(scope, lambda row: row.kind, kind_name),
        "by_team": _groups(scope, lambda row: row.team, lambda team: team or _("No team")),
        "questions": questions(found, shown) if scope.school else [],
        "headings": list(words.column_names(names).values())[:-2],
        "due": scope.due if scope.may_close else [],
    }


def movement(scope: Scope) -> Shown:
    scope.profile.expect(scope.pair)
    (first, second), moved = scope.pair, _moved(scope)
    names = scope.profile.names()
    is_one_year = first.year == second.year
    heads = (first.label, second.label) if is_one_year else (scope.label(first), scope.label(second))
    return {
        **_around(scope, "_movement"),
        "form": scope.compare,
        "first": first,
        "second": second,
        "moved": moved,
        "sentences": words.movement_sentences(moved, first.on, second.on),
        "picture": flow_picture(moved, names, heads, _("Movement: %(name)s") % {"name": scope.name}),
        "split": sheets.split(moved),
        "flows": _flows(moved, names),
        "beside": [Line(who, when, counted) for who, when, counted in sheets.beside(moved, *heads)],
        "headings": list(words.column_names(names).values())[:-2],
    }


def newcomers(scope: Scope) -> Shown:
    posts = Post.objects.visible_to(scope.actor).filter(pk__in=[post.pk for post in scope.whole.facts.bare])
    facts = days_to_met(posts)
    on = scope.actor.on
    lists = [(_("Mandatory"), days_to_mandatory(facts, on)), (_("Both lists"), days_to_non_negotiables(facts, on))]
    return {
        **_around(scope, "_newcomers"),
        "lists": [(name, days, words.days_sentence(days)) for name, days in lists],
        "on": on,
    }


def file(scope: Scope, name: str) -> tuple[bytes, str]:
    """The content and its type; a 404 for a file that does not exist."""
    makers: dict[str, tuple[Callable[[], bytes], str]] = {
        "profile.csv": (lambda: _profile_csv(scope).encode("utf-8-sig"), "text/csv; charset=utf-8"),
        "movement.csv": (lambda: _movement_csv(scope).encode("utf-8-sig"), "text/csv; charset=utf-8"),
        "profile.svg": (lambda: bytes(profile(scope)["picture"].download()), "image/svg+xml"),
        "movement.svg": (lambda: bytes(movement(scope)["picture"].download()), "image/svg+xml"),
    }
    if name not in makers:
        raise Http404
    make, kind = makers[name]
    return make(), kind


def file_name(scope: Scope, name: str) -> str:
    whose = scope.school.slug if scope.school else "my-team"
    return f"{whose}-{scope.actor.on:%Y-%m-%d}-{name}"


def year_on_year(scope: Scope) -> list[Line]:
    """The point shown, in every year; for today, the last point of each year that is over."""
    same = _same_in_each_year(scope)
    return [_counted(scope, point) for point in same] if len(same) > 1 else []


def _same_in_each_year(scope: Scope) -> list[Point]:
    code = scope.shown.code
    if code == TODAY:
        return [point for point in scope.profile.points if point.code == "term_3"] + [scope.shown]
    return [point for point in scope.profile.points if point.code == code and point.on <= scope.shown.on]


def _around(scope: Scope, tab: str) -> Shown:
    return {
        "scope": scope,
        "tabs": scope.tabs(tab),
        "who": who_reads(PROFILE, viewer=scope.viewer),
        "stages": scope.whole.stages,
    }


def _line(scope: Scope, point: Point, label: str = "") -> Line:
    """With what was corrected since."""
    corrected = scope.profile.corrected_since(point)
    names = words.column_names(scope.profile.names()) if corrected else {}
    return _counted(scope, point, label, words.correction_sentence(corrected, names) if corrected else "")


def _counted(scope: Scope, point: Point, label: str = "", corrected: str = "") -> Line:
    source = _("as recorded") if point.closed else _("from today’s records")
    return Line(label or scope.label(point), f"{words.day(point.on)} · {source}", scope.profile.tally(point), corrected)


def _groups(scope: Scope, key: Callable[[Stood], str], name: Callable[[str], str]) -> list[Line]:
    if not scope.profile.has_rows(scope.shown):
        return []
    return [Line(name(group), "", counted) for group, counted in scope.profile.by(scope.shown, key).items()]


def _picture(lines: list[Line], names: list[str], title: str, ident: str) -> Any:
    return columns_picture([(line.label, "", line.counted) for line in lines], names, title, ident=ident)


def _title(scope: Scope) -> str:
    title = _("Professional Progression Profile: %(name)s, %(year)s") % {"name": scope.name, "year": scope.year}
    return f"{title} ({scope.filters})" if scope.filters else title


def _moved(scope: Scope) -> Movement:
    first, second = (scope.profile.at(point) for point in scope.pair)
    return moves_between(first, second, scope.profile.size)


def _flows(moved: Movement, names: list[str]) -> list[tuple[str, str, int]]:
    called = words.column_names(names)
    flows = sorted((place_name(a), place_name(b), n) for (a, b), n in moved.flows.items())
    return [(called[origin], called[goal], n) for origin, goal, n in flows]


def _profile_csv(scope: Scope) -> str:
    points = [
        (scope.label(point), f"{point.on}", _("as recorded") if point.closed else _("from today’s records"), point)
        for point in scope.profile.points
    ]
    rows = [(label, on, how, scope.profile.tally(point)) for label, on, how, point in points]
    heading = [_title(scope)] + [
        line.corrected for line in (_line(scope, each[3]) for each in points) if line.corrected
    ]
    return sheets.profile_sheet(heading, rows, scope.profile.names(), _basis())


def _movement_csv(scope: Scope) -> str:
    first, second = scope.pair
    ends = [(scope.label(point), point.on) for point in (first, second)]
    return sheets.movement_sheet([_title(scope)], _moved(scope), ends[0], ends[1], scope.profile.names())


def _basis() -> str:
    return _("Posts that run on the day, by their latest agreed placement that takes effect by then.")
