"""Newcomers' lists as the pages and first screens show them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from growthring.core.access import Actor
from growthring.core.scoping import ScopedQuerySet
from growthring.people.models import Person, Post
from growthring.people.policy import line_managed
from growthring.stages.models import Assurance, AssuranceItem
from growthring.stages.profile.newcomers import NewcomerFact
from growthring.standards.models import Gate, StageMode

A_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class NewcomerRow:
    """One newcomer's lists at a glance. `next_on` is the day the next open item calls for, as `calls_on` has it."""

    assurance: Assurance
    post: Post
    person: Person
    open_mandatory: int
    open_non_negotiables: int
    total: int
    next_on: date | None
    is_past_due: bool

    @property
    def open_items(self) -> int:
        return self.open_mandatory + self.open_non_negotiables

    @property
    def done(self) -> int:
        return self.total - self.open_items


def calls_on(item: AssuranceItem, on: date) -> date:
    """The day an open item calls for: when it is due; a week past that, when it is to be looked at again."""
    if item.review_on is not None and item.due_on <= on - A_WEEK:
        return item.review_on
    return item.due_on


def assurance_due(actor: Actor) -> list[NewcomerRow]:
    """Newcomers the actor manages whose lists are not met yet, the soonest due first."""
    return _rows(actor, unmet(actor).filter(line_managed(actor, post="post")))


def my_assurance(actor: Actor) -> list[NewcomerRow]:
    """The actor's own lists that are not met yet."""
    return _rows(actor, unmet(actor).filter(post__person=actor.person_id))


def newcomers(actor: Actor) -> list[NewcomerRow]:
    """Newcomers other than oneself whose lists the actor may see and that are not met yet, the soonest due first."""
    return _rows(actor, unmet(actor).exclude(post__person=actor.person_id))


def unmet(actor: Actor) -> ScopedQuerySet[Assurance]:
    still = Q(mandatory_met_on__isnull=True) | Q(non_negotiables_met_on__isnull=True)
    running = Q(post__ends_on__isnull=True) | Q(post__ends_on__gt=actor.on)
    rows = Assurance.objects.visible_to(actor).filter(still & running)
    return rows.exclude(post__school__stages__mode=StageMode.OFF)


def items_of(actor: Actor, assurance: Assurance) -> list[AssuranceItem]:
    """Both lists in the order they are due, with what each expects."""
    rows = AssuranceItem.objects.visible_to(actor).filter(assurance=assurance).select_related("expectation")
    return sorted(rows, key=lambda item: (item.gate != Gate.MANDATORY, item.due_on, item.pk))


def names_of(actor: Actor, person_ids: Iterable[int | None]) -> dict[int, str]:
    """Names of those among the persons whom the actor may still look up; somebody who left may be missing."""
    found = Person.objects.visible_to(actor).filter(pk__in={pk for pk in person_ids if pk is not None})
    return {person.pk: str(person) for person in found}


def days_to_met(posts: Iterable[Post] | QuerySet[Post]) -> list[NewcomerFact]:
    """The days each newcomer among the posts began and met the lists; for those with row access to the posts."""
    rows = Assurance.objects.unscoped(reason="the posts were chosen by row access").filter(post__in=posts)
    facts = rows.values_list("started_on", "mandatory_met_on", "non_negotiables_met_on", "post__ends_on")
    return [NewcomerFact(*fact) for fact in facts.order_by("pk")]


def highest_stage_on(post: Post, day: date) -> int | None:
    """The highest stage a placement of the post may have that takes effect on the day; None when any may.

    A newcomer stands at one until the mandatory list is met, and at two until the non-negotiables are met too.
    """
    row = Assurance.objects.unscoped(reason="a bound that the services keep").filter(post=post)
    found = row.values_list("started_on", "mandatory_met_on", "non_negotiables_met_on").first()
    if found is None:
        return None
    started, mandatory, agreed = found
    if day < started:
        return None
    if mandatory is None or day < mandatory:
        return 1
    return 2 if agreed is None or day < max(mandatory, agreed) else None


def _rows(actor: Actor, assurances: ScopedQuerySet[Assurance]) -> list[NewcomerRow]:
    found = list(assurances.select_related("post__person"))
    items: dict[int, list[AssuranceItem]] = defaultdict(list)
    for item in AssuranceItem.objects.visible_to(actor).filter(assurance__in=found) if found else ():
        items[item.assurance_id].append(item)
    rows = [_row(assurance, items[assurance.pk], actor.on) for assurance in found]
    return sorted(rows, key=lambda row: (row.next_on or date.max, row.assurance.started_on, row.assurance.pk))


def _row(found: Assurance, items: list[AssuranceItem], on: date) -> NewcomerRow:
    still = [item for item in items if item.assured_on is None]
    mandatory = sum(item.gate == Gate.MANDATORY for item in still)
    next_on = min((calls_on(item, on) for item in still), default=None)
    return NewcomerRow(
        assurance=found,
        post=found.post,
        person=found.post.person,
        open_mandatory=mandatory,
        open_non_negotiables=len(still) - mandatory,
        total=len(items),
        next_on=next_on,
        is_past_due=next_on is not None and next_on < on,
    )
