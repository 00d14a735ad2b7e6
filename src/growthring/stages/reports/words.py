"""The profile in sentences: how many, when, what is left out. They tell what is counted, never why it is so."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from growthring.stages.profile import Correction, Days, Movement, Tally, place_name


def day(on: date) -> str:
    return date_format(on, "DATE_FORMAT")


def number(value: float | None) -> str:
    """4 and 4.5, never 4.0."""
    if value is None:
        return "–"
    return str(int(value)) if value == int(value) else str(value)


def in_hundred(part: int, whole: int) -> int:
    return round(100 * part / whole) if whole else 0


def size(counted: Tally) -> str:
    """How many posts, and how many people hold them."""
    posts = ngettext("%(n)d post", "%(n)d posts", counted.n) % {"n": counted.n}
    people = ngettext("%(n)d person", "%(n)d people", counted.persons) % {"n": counted.persons}
    return _("%(posts)s, held by %(people)s") % {"posts": posts, "people": people}


def left_out(counted: Tally) -> str:
    """What stands beside the stages."""
    if not counted.beside:
        return _("Every post stands at a stage.")
    return _(
        "%(beside)d of %(n)d stand at no stage: %(not_placed)d not placed, %(proposed)d proposed, "
        "%(contested)d contested."
    ) % {
        "beside": counted.beside,
        "n": counted.n,
        "not_placed": counted.not_placed,
        "proposed": counted.proposed,
        "contested": counted.contested,
    }


def profile_sentence(counted: Tally, on: date) -> str:
    if not counted.n:
        return _("On %(day)s no post ran.") % {"day": day(on)}
    said = [_("On %(day)s: %(size)s.") % {"day": day(on), "size": size(counted)}, left_out(counted)]
    if counted.placed:
        said.append(
            _(
                "Of the %(placed)d placed, %(four)d (%(share)d in 100) work at stage four or above; the middle stage "
                "is %(median)s."
            )
            % {
                "placed": counted.placed,
                "four": counted.at_four_or_above,
                "share": in_hundred(counted.at_four_or_above, counted.placed),
                "median": number(counted.median),
            }
        )
    return " ".join(said)


def movement_sentences(moved: Movement, first: date, second: date) -> list[str]:
    """The movement, then the profile before and after with those who joined and left beside those who were there."""
    told = [
        _("Between %(first)s and %(second)s: %(before)d posts became %(after)d. %(left)d left, %(joined)d joined.")
        % {
            "first": day(first),
            "second": day(second),
            "before": moved.before.n,
            "after": moved.after.n,
            "left": moved.left,
            "joined": moved.joined,
        }
    ]
    if moved.joined_inside or moved.left_inside:
        told.append(
            _("Of these, %(left)d left one post and %(joined)d joined one while they worked here on both days.")
            % {"left": moved.left_inside, "joined": moved.joined_inside}
        )
    told.append(_on_both(moved))
    if moved.before.placed and moved.after.placed:
        told += [_four(moved.before, moved.after), _four_cohort(moved), _turnover(moved)]
    return told


def _on_both(moved: Movement) -> str:
    return _(
        "Of the %(n)d posts on both days, %(up)d moved up, %(down)d moved down and %(stayed)d stayed; %(first)d got "
        "their first stage, %(lost)d no longer have one, %(without)d still have none."
    ) % {
        "n": moved.on_both,
        "up": moved.moved_up,
        "down": moved.moved_down,
        "stayed": moved.stayed,
        "first": moved.first_placed,
        "lost": moved.no_longer_placed,
        "without": moved.still_without,
    }


def _four(before: Tally, after: Tally) -> str:
    return _("At stage four or above: %(before)s before, %(after)s after.") % {
        "before": _of(before),
        "after": _of(after),
    }


def _four_cohort(moved: Movement) -> str:
    return _("Among the posts on both days: %(before)s before, %(after)s after.") % {
        "before": _of(moved.cohort_before),
        "after": _of(moved.cohort_after),
    }


def _turnover(moved: Movement) -> str:
    """Where those who left had stood, and where those who joined stand."""
    left = [n for place, n in moved.left_stages.items() if isinstance(place, int)]
    left_four = sum(n for place, n in moved.left_stages.items() if isinstance(place, int) and place >= 4)
    joined_four = sum(n for place, n in moved.joined_stages.items() if isinstance(place, int) and place >= 4)
    joined = [n for place, n in moved.joined_stages.items() if isinstance(place, int)]
    return _("Of those who left %(left)d of %(left_all)d placed stood there; of those who joined %(joined)d of "
             "%(joined_all)d placed do.") % {
        "left": left_four, "left_all": sum(left), "joined": joined_four, "joined_all": sum(joined),
    }  # fmt: skip


def _of(counted: Tally) -> str:
    return _("%(four)d of %(placed)d placed (%(share)d in 100)") % {
        "four": counted.at_four_or_above,
        "placed": counted.placed,
        "share": in_hundred(counted.at_four_or_above, counted.placed),
    }


def correction_sentence(found: list[Correction], names: dict[str, str]) -> str:
    parts = [f"{names[each.column]} {each.recorded} → {each.now} ({each.by:+d})" for each in found]
    return _("Corrected since: %(changes)s.") % {"changes": "; ".join(parts)}


def days_sentence(found: Days) -> str:
    if not found.all:
        return _("Nobody's list has begun.")
    if not found.n:
        begun = ngettext("%(n)d newcomer has it open.", "%(n)d newcomers have it open.", found.still_open)
        return begun % {"n": found.still_open}
    return _(
        "%(n)d met it, in %(median)s days in the middle, from %(short)d to %(long)d; %(open)d still have it open, "
        "%(left)d left before."
    ) % {
        "n": found.n,
        "median": number(found.median),
        "short": found.shortest,
        "long": found.longest,
        "open": found.still_open,
        "left": found.left_before,
    }


def column_names(stages: list[str]) -> dict[str, str]:
    """The plain name of each column to what a reader calls it."""
    beside = {"not_placed": _("Not placed"), "proposed": _("Proposed"), "contested": _("Contested")}
    ends = {"joined": _("Joined"), "left": _("Left")}
    return {**{place_name(i): name for i, name in enumerate(stages, start=1)}, **beside, **ends}
