"""Setting a school up: the steps in order, what is done, and the one to take next."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from growthring.core import clock
from growthring.core.access import Actor
from growthring.home.queries import schools
from growthring.home.queries.schools import Counted
from growthring.people.models import School
from growthring.people.policy import ARRANGERS, may_arrange, may_edit_people, may_invite, may_set_up
from growthring.people.queries.gaps import GapKind
from growthring.stages.queries.scales import mode_in
from growthring.standards.models import StageMode


@dataclass(frozen=True, slots=True)
class Step:
    """`left` says what is missing, nothing when the step is done; `by` whose it is, where it is not the reader's."""

    title: str
    why: str
    url: str
    left: str = ""
    by: str = ""

    @property
    def done(self) -> bool:
        return not self.left


@dataclass(frozen=True, slots=True)
class Checklist:
    school: Counted
    steps: list[Step]

    @property
    def done(self) -> int:
        return sum(step.done for step in self.steps)

    @property
    def next(self) -> Step | None:
        """The reader's own next step; where they have none, the one that others are at."""
        open_steps = [step for step in self.steps if not step.done]
        return next((step for step in open_steps if not step.by), next(iter(open_steps), None))


def checklists(actor: Actor) -> list[Checklist]:
    """One query for all the schools whose set-up the actor looks after."""
    found = schools.set_up_with_counts(actor, now=clock.now())
    return [Checklist(school, list(steps(school, actor))) for school in found]


def steps(school: Counted, actor: Actor) -> Iterator[Step]:
    """From a school that came with its counts."""
    by = "" if may_set_up(actor, school) else _("The office, the PD lead or the head does this.")
    yield from (_for(step, by) for step in _how_we_work(school))
    if mode_in(school) != StageMode.OFF:
        why = _("What a newcomer has to know from day one, and what this school does not do without.")
        yield Step(_("The newcomers’ lists"), why, _url("standards_expectations", school), _unless(school.has_lists))
    yield from _people(school, actor)


def _for(step: Step, by: str) -> Step:
    """A step of somebody else's has no link: it would end at a closed door."""
    return replace(step, url="", by=by) if by else step


def _how_we_work(school: Counted) -> Iterator[Step]:
    yield Step(
        _("The school"),
        _("Its name, its teams, how many people a coach can support."),
        _url("people_school_edit", school),
    )
    yield Step(
        _("The school year"),
        _("Terms and holidays: due dates and the four checkpoints follow from them."),
        _url("standards_calendar_edit", school),
        _unless(school.has_calendar, _("No year that runs today.")),
    )
    yield Step(
        _("How we use stages"),
        _("Off, assurance of newcomers only, self-placed, or agreed in dialogue. It can be changed later."),
        _url("standards_mode", school),
        _unless(school.has_chosen and school.has_scale, _("Not chosen yet.")),
    )


def _people(school: Counted, actor: Actor) -> Iterator[Step]:
    nobody = "" if school.has_staff else _("Nobody is in yet.")
    office = _("The office does this.")
    arranges = may_arrange(actor, school)
    why = _("From a file, or one by one. Pupils have no place here: rows about them are left out.")
    yield _for(
        Step(_("The staff list"), why, _url("interop_start", school), nobody),
        "" if may_edit_people(actor, school) else office,
    )
    for step in _support(school, nobody):
        # PD lead and head look at the gaps; only who sees none of them has no link.
        sees = arranges or any(actor.holds(role, school.pk) for role in ARRANGERS)
        yield replace(step, url=step.url if sees else "", by="" if arranges else office)
    yield _for(
        Step(
            _("Invitations"),
            _("A link for each person, which works once. With it they set a password."),
            _url("invitations", school),
            nobody or _uninvited(school.without_login - school.invited),
        ),
        "" if may_invite(actor, school) else _("The office or the head does this."),
    )


def _support(school: Counted, nobody: str) -> Iterator[Step]:
    yield Step(
        _("Line managers"),
        _("Everybody has one: they hold the conversations and assure newcomers."),
        _url("people_gaps", school),
        nobody or _without(school.no_line_manager),
    )
    yield Step(
        _("Coaches and mentors"),
        _("Everybody has one, besides the line manager."),
        f"{_url('people_gaps', school)}?gap={GapKind.NO_COACH.value}",
        nobody or _without(school.no_coach),
    )


def _unless(done: bool, words: str = "") -> str:
    return "" if done else words or _("Nothing there yet.")


def _without(number: int) -> str:
    return ngettext("%d post has none.", "%d posts have none.", number) % number if number else ""


def _uninvited(number: int) -> str:
    told = ngettext("%d person has no link yet.", "%d people have no link yet.", number)
    return told % number if number else ""


def _url(name: str, school: School) -> str:
    """A page of another room, asked for this school; empty while that room has no such page."""
    for arguments, query in (([], f"?school={school.key}"), ([school.key], "")):
        with suppress(NoReverseMatch):
            return reverse(name, args=arguments) + query
    return ""
