"""A school's posts, partnerships and placements as plain tables, from which anybody can recompute the profile."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

from growthring.people.models import Partnership, Person, Post, School
from growthring.stages.models import Assurance, CheckpointRow, Placement
from growthring.stages.reports.files import to_csv

WHY = "the school's own export, made by whoever runs the server"
Rows = Iterator[list[Any]]

README = """{school}: export of {at}

Dates are YYYY-MM-DD. A period runs from starts_on up to, and not on, ends_on; an empty end is open.
Keys (post, person, placement, partnership) are the same in every file and in later exports.

posts.csv         one row a post: a role of a person in the school
partnerships.csv  who supports which post, from when to when
placements.csv    one row a placement; those voided because they were made in error are left out
assurance.csv     newcomers: the days their two lists began and were met
checkpoints.csv   where each post stood when a checkpoint was closed, as it was recorded then

Placements, assurance and checkpoints are there for the school year that runs and the three before it: what is older is
no longer kept, but for the placement in force and the counts of checkpoints on the profile's page.

How to recompute the profile of a day D

1. Take the posts with starts_on <= D and (ends_on empty or D < ends_on). Their number is n.
2. For each, take its placements with effective_on <= D.
3. If some are agreed, the one with the latest effective_on counts; of several on that day the one with the latest
   recorded_at, then the one with the highest number. The post stands at its stage.
4. If none is agreed: the post is contested if one of them is contested, else proposed if one is proposed, else
   not placed.

`growthring profile --school {slug} --on D --json` prints the same numbers.
"""


def tables(school: School, *, names: bool) -> dict[str, str]:
    """File names with their content. `names` adds people's names to posts and partnerships."""
    makers: dict[str, Callable[[School, bool], Rows]] = {
        "posts.csv": _posts,
        "partnerships.csv": _partnerships,
        "placements.csv": _placements,
        "assurance.csv": _assurance,
        "checkpoints.csv": _checkpoints,
    }
    return {name: to_csv(make(school, names)) for name, make in makers.items()}


def readme(school: School, at: datetime) -> str:
    return README.format(school=school.name, slug=school.slug, at=f"{at:%Y-%m-%d %H:%M %Z}")


def _posts(school: School, names: bool) -> Rows:
    columns = ["post", "person", "kind", "title", "team", "starts_on", "ends_on"]
    yield [*columns, "name"] if names else columns
    rows = Post.objects.unscoped(reason=WHY).filter(school=school).select_related("person", "team")
    for post in rows.order_by("pk"):
        team = post.team.name if post.team else ""
        row = [post.key, post.person.key, post.kind, post.title, team, _day(post.starts_on), _day(post.ends_on)]
        yield [*row, _name(post.person)] if names else row


def _partnerships(school: School, names: bool) -> Rows:
    columns = ["partnership", "post", "partner", "kind", "mode", "starts_on", "ends_on", "coaching_since"]
    yield [*columns, "partner_name"] if names else columns
    rows = Partnership.objects.unscoped(reason=WHY).filter(post__school=school).select_related("post", "partner")
    for held in rows.order_by("pk"):
        days = [_day(held.starts_on), _day(held.ends_on), _day(held.coaching_since)]
        row = [held.key, held.post.key, held.partner.key, held.kind, held.mode, *days]
        yield [*row, _name(held.partner)] if names else row


def _placements(school: School, _names: bool) -> Rows:
    yield [
        *("number", "placement", "post", "stage", "stage_name", "scale_version"),
        *("effective_on", "recorded_at", "settled_at", "state", "basis"),
    ]
    rows = Placement.objects.unscoped(reason=WHY).filter(post__school=school, voided_at__isnull=True)
    ordered = rows.select_related("post", "stage", "scale").order_by("pk")
    for number, each in enumerate(ordered, start=1):
        stage = [each.stage.position, each.stage.name, each.scale.number]
        days = [_day(each.effective_on), _moment(each.recorded_at), _moment(each.settled_at)]
        yield [number, each.key, each.post.key, *stage, *days, each.state, each.basis]


def _assurance(school: School, _names: bool) -> Rows:
    yield ["post", "started_on", "mandatory_met_on", "non_negotiables_met_on"]
    rows = Assurance.objects.unscoped(reason=WHY).filter(post__school=school).select_related("post")
    for each in rows.order_by("pk"):
        days = [_day(each.started_on), _day(each.mandatory_met_on), _day(each.non_negotiables_met_on)]
        yield [each.post.key, *days]


def _checkpoints(school: School, _names: bool) -> Rows:
    yield ["year", "point", "on", "closed_at", "post", "kind", "team", "standing", "stage"]
    rows = CheckpointRow.objects.unscoped(reason=WHY).filter(checkpoint__school=school)
    for row in rows.select_related("checkpoint__calendar", "post").order_by("checkpoint__on", "pk"):
        point = row.checkpoint
        when = [point.calendar.name, point.point, _day(point.on), _moment(point.closed_at)]
        yield [*when, row.post.key, row.post_kind, row.team_name, row.standing, row.stage_position]


def _name(person: Person) -> str:
    return str(person)


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _moment(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""
