"""What a head asks of a profile, with what the numbers answer and where they say so."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext as _

from growthring.stages.profile import movement
from growthring.stages.queries.profile import Point, Profile
from growthring.stages.reports.words import in_hundred, number

A_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Question:
    """`room` names the page that holds the figures: profile, movement, newcomers, table."""

    asks: str
    answer: str
    room: str


def questions(profile: Profile, shown: Point) -> list[Question]:
    now = profile.tally(shown)
    placed = _("%(placed)d of %(n)d posts stand at a stage; %(rest)d do not yet.") % {
        "placed": now.placed,
        "n": now.n,
        "rest": now.beside,
    }
    shape = _("The middle stage is %(median)s; %(share)d in 100 of those placed work at stage four or above.") % {
        "median": number(now.median),
        "share": in_hundred(now.at_four_or_above, now.placed),
    }
    waiting = _("%(proposed)d are proposed and %(contested)d contested: conversations that are still to be had.") % {
        "proposed": now.proposed,
        "contested": now.contested,
    }
    return [
        Question(_("Can we place our staff within this framework?"), placed, "table"),
        Question(_("What does our profile look like?"), shape, "profile"),
        Question(_("Does it change year on year?"), _year_on_year(profile, shown), "profile"),
        Question(_("What does it look like within the year?"), _within(profile, shown), "movement"),
        Question(_("How progressive is it?"), _progress(profile, shown), "movement"),
        Question(_("What can we do to improve it?"), waiting, "table"),
        Question(
            _("Do we need to improve the conditions?"),
            _("No count answers this; how long newcomers take to be assured is one sign. Ask your staff."),
            "newcomers",
        ),
    ]


def compared_with(profile: Profile, shown: Point) -> list[Point]:
    """The point of a year before, when there is one; of those before, the last."""
    if shown.code == "today":
        return [point for point in profile.points if point.on <= shown.on - A_YEAR][-1:]
    return [point for point in profile.points if point.code == shown.code and point.on < shown.on][-1:]


def _year_on_year(profile: Profile, shown: Point) -> str:
    before = compared_with(profile, shown)
    if not before:
        return _("There is no earlier year to set beside it yet.")
    return _share(profile, before[-1], shown)


def _within(profile: Profile, shown: Point) -> str:
    this_year = [point for point in profile.points if point.year == shown.year and point.on < shown.on]
    if not this_year:
        return _("This is the first point of the year.")
    return _share(profile, this_year[0], shown)


def _share(profile: Profile, first: Point, second: Point) -> str:
    before, after = profile.tally(first), profile.tally(second)
    return _("At stage four or above: %(before)d in 100 (%(first)s), %(after)d in 100 (%(second)s).") % {
        "before": in_hundred(before.at_four_or_above, before.placed),
        "first": f"{first.label} {first.year}".strip(),
        "after": in_hundred(after.at_four_or_above, after.placed),
        "second": f"{second.label} {second.year}".strip(),
    }


def _progress(profile: Profile, shown: Point) -> str:
    if not profile.has_rows(shown):
        return _("Who stood where then is no longer kept; the counts are.")
    earlier = [point for point in profile.points if point.year == shown.year and point.on < shown.on]
    first = next((point for point in earlier if profile.has_rows(point)), None)
    if first is None:
        return _("A second point of the year is needed to say.")
    moved = movement(profile.at(first), profile.at(shown), profile.size)
    return _("Since %(first)s, of %(n)d posts on both days %(up)d moved up, %(down)d down, %(stayed)d stayed.") % {
        "first": first.label,
        "n": moved.on_both,
        "up": moved.moved_up,
        "down": moved.moved_down,
        "stayed": moved.stayed,
    }
