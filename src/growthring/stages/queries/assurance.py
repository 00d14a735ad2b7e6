"""Newcomers' lists as the pages and first screens show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Min, Q, QuerySet

from growthring.core.access import Actor
from growthring.core.scoping import ScopedQuerySet
from growthring.people.models import Person, Post
from growthring.people.policy import line_managed
from growthring.stages.models import Assurance, AssuranceItem
from growthring.stages.profile.newcomers import NewcomerFact
from growthring.standards.models import Gate, StageMode

OPEN = Q(items__assured_on__isnull=True)


@dataclass(frozen=True, slots=True)
class NewcomerRow:
    """One newcomer's lists at a glance. `next_on` is the day the next open item is due, or looked at again."""

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


def assurance_due(actor: Actor) -> list[NewcomerRow]:
    """Newcomers the actor manages whose lists are not met yet, the soonest due first."""
    return _rows(unmet(actor).filter(line_managed(actor, post="post")), actor.on)


def my_assurance(actor: Actor) -> list[NewcomerRow]:
    """The actor's own lists that are not met yet."""
    return _rows(unmet(actor).filter(post__person=actor.person_id), actor.on)


def newcomers(actor: Actor) -> list[NewcomerRow]:
    """Newcomers other than oneself whose lists the actor may see and that are not met yet, the soonest due first."""
    return _rows(unmet(actor).exclude(post__person=actor.person_id), actor.on)


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


def _rows(assurances: ScopedQuerySet[Assurance], on: date) -> list[NewcomerRow]:
    counted = assurances.select_related("post__person").annotate(
        total=Count("items"),
        open_mandatory=Count("items", filter=OPEN & Q(items__gate=Gate.MANDATORY)),
        open_non_negotiables=Count("items", filter=OPEN & Q(items__gate=Gate.NON_NEGOTIABLE)),
        first_due=Min("items__due_on", filter=OPEN),
        next_due=Min("items__due_on", filter=OPEN & Q(items__due_on__gte=on)),
        next_review=Min("items__review_on", filter=OPEN & Q(items__due_on__lt=on)),
    )
    return [_row(assurance, on) for assurance in counted.order_by(F("first_due").asc(nulls_last=True), "pk")]


def _row(found: Assurance, on: date) -> NewcomerRow:
    counts = vars(found)
    return NewcomerRow(
        assurance=found,
        post=found.post,
        person=found.post.person,
        open_mandatory=counts["open_mandatory"],
        open_non_negotiables=counts["open_non_negotiables"],
        total=counts["total"],
        next_on=min(filter(None, [counts["next_due"], counts["next_review"]]), default=counts["first_due"]),
        is_past_due=counts["first_due"] is not None and counts["first_due"] < on,
    )
