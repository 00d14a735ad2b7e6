"""A newcomer's assurance: opened, item by item assured, answered; and the placements that follow from it.

The stage is the one being worked within: one from the start, two from the day the mandatory list was met, three from
the day the non-negotiables were met as well. Each is a placement, appended, with the basis *assurance*.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from datetime import date
from itertools import groupby
from typing import NamedTuple, TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from growthring.audit.services import Verb, record
from growthring.core import bulk, clock
from growthring.core.access import Actor, Forbidden
from growthring.core.scoping import ScopedQuerySet
from growthring.people.models import Post
from growthring.stages.models import Assurance, AssuranceItem, Basis, Placement, State
from growthring.stages.policy import ASSURANCE, may_answer_assurance, may_assure
from growthring.standards.models import Expectation, Gate, StageMode
from growthring.standards.queries import expectations_for_posts, modes_for, scales_for, stages_by_scale, years_for
from growthring.standards.years import SchoolYears

T = TypeVar("T")

WHY = "the service has asked the policy about the post"

JOINING, NON_NEGOTIABLES, BEYOND = 1, 2, 3  # positions on the scale


@transaction.atomic
def start_assurance(*, actor: Actor, post: Post, on: date | None = None) -> Assurance:
    """Open both lists by hand; due dates and stage one count from `on`, else from the first day of the post."""
    _require_line_manager(actor, post)
    if modes_for([post.school_id])[post.school_id] == StageMode.OFF:
        raise ValidationError(_("This school works without stages, so there is nothing to assure."))
    found = Assurance.objects.unscoped(reason=WHY).filter(post=post).first()
    if found is not None:
        return found
    if _placed([post]):
        raise ValidationError(_("A stage has been agreed for this post already; the lists are for newcomers."))
    opened = write_assurances([post], on=clock.today(), start=on)
    if not opened:
        raise ValidationError(_("Nothing is expected of this kind of post yet. Write the lists first."))
    _tell(actor, Verb.ADDED, post)
    return opened[0]


@transaction.atomic
def assure_items(*, actor: Actor, items: Iterable[AssuranceItem], on: date, note: str = "") -> list[AssuranceItem]:
    """Tick items as assured on a day. One that is assured already keeps its date; returns those that were open."""
    if on > clock.today():
        raise ValidationError(_("An item is assured on the day it was seen, not on a day to come."))
    open_items = _reread(items).filter(assured_on__isnull=True).order_by("assurance", "pk")
    done: list[AssuranceItem] = []
    for _key, group in groupby(open_items, key=lambda item: item.assurance_id):
        done += _assure_one(actor, list(group), on, note)
    return done


@transaction.atomic
def reopen_item(*, actor: Actor, item: AssuranceItem) -> AssuranceItem:
    """The item was ticked in error: it is open again, and the placements that followed are voided."""
    item = _reread([item]).get()
    assurance = item.assurance
    _require_line_manager(actor, assurance.post)
    if item.assured_on is None:
        return item
    _void_what_followed(actor, assurance, _allowed_without(item))
    item.assured_on, item.assured_by_id, item.note = None, None, ""
    item.save(update_fields=["assured_on", "assured_by", "note"])
    _settle(assurance)
    _tell(actor, Verb.UNDONE, assurance.post)
    return item


@transaction.atomic
def answer_item(*, actor: Actor, item: AssuranceItem, text: str) -> AssuranceItem:
    item = _reread([item]).get()
    if not may_answer_assurance(actor, item.assurance.post):
        raise Forbidden(_("Only the newcomer answers."))
    if item.answer != text:
        item.answer, item.answered_at = text, clock.now()
        item.save(update_fields=["answer", "answered_at"])
        _tell(actor, Verb.CHANGED, item.assurance.post)
    return item


@transaction.atomic
def move_review(*, actor: Actor, item: AssuranceItem, to: date) -> AssuranceItem:
    """The day a non-negotiable still open after week six is looked at again."""
    item = _reread([item]).get()
    _require_line_manager(actor, item.assurance.post)
    if item.gate != Gate.NON_NEGOTIABLE or item.assured_on is not None:
        raise ValidationError(_("Only an open non-negotiable has a day to look at it again."))
    if to < clock.today():
        raise ValidationError(_("Choose a day that is still to come."))
    item.review_on = to
    item.save(update_fields=["review_on"])
    _tell(actor, Verb.CHANGED, item.assurance.post)
    return item


class Opened(NamedTuple):
    """What opening newcomers' lists has written."""

    assurances: list[Assurance]
    items: list[AssuranceItem]
    placements: list[Placement]


def write_assurances(posts: Collection[Post], *, on: date, start: date | None = None) -> list[Assurance]:
    """Both lists of each post, and stage one; inside the caller's transaction and after its checks."""
    return write_lists(posts, on=on, start=start).assurances


def write_lists(posts: Collection[Post], *, on: date, start: date | None = None) -> Opened:
    """The same in a few queries, whatever their number. A post of which nothing is expected gets none."""
    expected = expectations_for_posts(posts, on)
    wanted = [post for post in posts if expected[post.pk]]
    opened = [_assurance(post, start or post.starts_on, expected[post.pk]) for post in wanted]
    bulk.insert(opened)
    years = _by_trust(years_for, wanted)
    items = [
        _item(assurance, expectation, years[assurance.trust_id][assurance.post.school_id])
        for assurance in opened
        for expectation in expected[assurance.post_id]
    ]
    bulk.insert(items)
    steps = [(each.post, position, day) for each in opened for position, day in _steps(each)]
    return Opened(opened, items, append_assurance_placements(steps))


def _assurance(post: Post, start: date, expected: list[Expectation]) -> Assurance:
    """An empty list is met from the start."""
    gates = {row.gate for row in expected}
    return bulk.fresh(
        Assurance,
        trust_id=post.trust_id,
        post=post,
        started_on=start,
        mandatory_met_on=None if Gate.MANDATORY in gates else start,
        non_negotiables_met_on=None if Gate.NON_NEGOTIABLE in gates else start,
    )


def _steps(assurance: Assurance) -> list[tuple[int, date]]:
    return [(JOINING, assurance.started_on), *_due(assurance)]


def append_assurance_placements(rows: Iterable[tuple[Post, int, date]]) -> list[Placement]:
    """For each post, position and day: an agreed placement, made with the scale in force that day."""
    rows = list(rows)
    scales = _by_trust(scales_for, [post for post, _position, _day in rows])
    versions = [scales[post.trust_id][post.school_id].on(day) for post, _position, day in rows]
    stages = stages_by_scale(versions)
    now = clock.now()
    placements = [
        bulk.fresh(
            Placement,
            trust_id=post.trust_id,
            post=post,
            scale=scale,
            stage=stages[scale.pk][position - 1],
            effective_on=day,
            recorded_at=now,
            settled_at=now,
            state=State.AGREED,
            basis=Basis.ASSURANCE,
        )
        for (post, position, day), scale in zip(rows, versions, strict=True)
    ]
    bulk.insert(placements)
    return placements


def _assure_one(actor: Actor, items: list[AssuranceItem], on: date, note: str) -> list[AssuranceItem]:
    assurance = items[0].assurance
    _require_line_manager(actor, assurance.post)
    for item in items:
        item.assured_on, item.assured_by_id, item.note = on, actor.person_id, note
    _items().bulk_update(items, ["assured_on", "assured_by", "note"])
    _settle(assurance)
    _tell(actor, Verb.CHANGED, assurance.post, count=len(items))
    return items


def _settle(assurance: Assurance) -> None:
    """Bring the days the lists were met, and the placements that follow, to what the items say now."""
    days: dict[str, list[date | None]] = {gate: [] for gate in Gate.values}
    for gate, day in _items().filter(assurance=assurance).values_list("gate", "assured_on"):
        days[gate].append(day)
    assurance.mandatory_met_on = _met_on(days[Gate.MANDATORY], assurance.started_on)
    assurance.non_negotiables_met_on = _met_on(days[Gate.NON_NEGOTIABLE], assurance.started_on)
    assurance.save(update_fields=["mandatory_met_on", "non_negotiables_met_on"])
    _append_what_follows(assurance)


def _met_on(days: list[date | None], start: date) -> date | None:
    """The day the last item was assured, and not before the start; a list without items is met from the start."""
    known = [day for day in days if day is not None]
    return max([start, *known]) if len(known) == len(days) else None


def _append_what_follows(assurance: Assurance) -> None:
    due = _due(assurance)
    followed = _placements().filter(post=assurance.post, basis=Basis.ASSURANCE)
    there = set(followed.values_list("stage__position", flat=True))
    missing = [(assurance.post, position, day) for position, day in due if position not in there]
    if missing:
        append_assurance_placements(missing)


def _due(assurance: Assurance) -> list[tuple[int, date]]:
    """The stages that follow from the days the lists were met."""
    mandatory, agreed = assurance.mandatory_met_on, assurance.non_negotiables_met_on
    if mandatory is None:
        return []
    beyond = [] if agreed is None else [(BEYOND, max(mandatory, agreed))]
    return [(NON_NEGOTIABLES, mandatory), *beyond]


def _allowed_without(item: AssuranceItem) -> int:
    """The highest stage that stays once the item is open again."""
    return JOINING if item.gate == Gate.MANDATORY else NON_NEGOTIABLES


def _void_what_followed(actor: Actor, assurance: Assurance, allowed: int) -> None:
    above = _placements().filter(post=assurance.post, state=State.AGREED, stage__position__gt=allowed)
    if above.exclude(basis=Basis.ASSURANCE).exists():
        raise ValidationError(_("A stage agreed later rests on this list: void that one first."))
    above.update(
        voided_at=clock.now(), voided_by_id=actor.person_id, void_reason=str(_("An item was ticked in error."))
    )


def _item(assurance: Assurance, expectation: Expectation, years: SchoolYears) -> AssuranceItem:
    later = expectation.gate == Gate.NON_NEGOTIABLE
    return bulk.fresh(
        AssuranceItem,
        trust_id=assurance.trust_id,
        assurance=assurance,
        expectation=expectation,
        gate=expectation.gate,
        due_on=years.due_on(assurance.started_on, expectation.due),
        review_on=years.review_on(assurance.started_on) if later else None,
    )


def _by_trust(question: Callable[[int, set[int | None]], T], posts: Iterable[Post]) -> dict[int, T]:
    """Put a question about schools once for each trust the posts belong to."""
    schools: dict[int, set[int | None]] = defaultdict(set)
    for post in posts:
        schools[post.trust_id].add(post.school_id)
    return {trust: question(trust, ids) for trust, ids in schools.items()}


def _placed(posts: Iterable[Post]) -> set[int]:
    rows = _placements().filter(post__in=posts, state=State.AGREED)
    return set(rows.values_list("post_id", flat=True))


def _require_line_manager(actor: Actor, post: Post) -> None:
    if not may_assure(actor, post):
        raise Forbidden(_("Only the line manager assures, and never for themself."))


def _items() -> ScopedQuerySet[AssuranceItem]:
    return AssuranceItem.objects.unscoped(reason=WHY)


def _reread(items: Iterable[AssuranceItem]) -> ScopedQuerySet[AssuranceItem]:
    """The items as they are now, their newcomers' lists held until the transaction ends."""
    held = _items().filter(pk__in=[item.pk for item in items]).select_related("assurance__post")
    return held.select_for_update(of=("self", "assurance"))


def _placements() -> ScopedQuerySet[Placement]:
    return Placement.objects.unscoped(reason=WHY).filter(voided_at__isnull=True)


def _tell(actor: Actor, verb: Verb, post: Post, count: int = 1) -> None:
    record(actor=actor, verb=verb, kind=ASSURANCE, where="assurance", subject_id=post.person_id, count=count)
