"""Where support is missing, or soon will be: each gap is a kind, and the posts that have it."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import (
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextChoices,
    Value,
)
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from growthring.core.access import Actor
from growthring.core.periods import running_on
from growthring.core.stretches import Stretches
from growthring.core.wordings import worded
from growthring.people.models import PartnerKind, Partnership, Person, Post, RoleGrant, School, Team
from growthring.people.policy import ARRANGERS, in_schools_as

SOON = timedelta(days=30)
USUAL_CAPACITY = 6  # of a guest, or somebody of the trust: no school of theirs says it
COACHING = (PartnerKind.COACH, PartnerKind.MENTOR)


class GapKind(TextChoices):
    NO_LINE_MANAGER = "no-line-manager", _("No line manager")
    NO_COACH = "no-coach", _("No coach or mentor")
    OVER_CAPACITY = "over-capacity", _("Coach over capacity")
    ENDING = "ending", _("Ends within 30 days")
    PARTNER_LEAVING = "partner-leaving", _("Partner leaving")


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose posts are looked at."""

    school: School | None = None
    team: Team | None = None
    post_kind: str = ""

    @property
    def keys(self) -> dict[str, int]:
        chosen = {"school": self.school, "team": self.team}
        return {name: each.pk for name, each in chosen.items() if each is not None}


def gap_posts(actor: Actor, kind: str, scope: Scope | None = None) -> list[Post]:
    """Running posts with this gap, each with its running partnerships as `support`."""
    wanted = scope or Scope()
    return _with_support(actor, _with_gap(actor, kind, wanted.post_kind, None, **wanted.keys))


def gap_pages(actor: Actor, kind: str, scope: Scope, number: int) -> Stretches[Post]:
    """The same in pages; `number` of them is known from `gap_counts`."""

    def stretch(part: range) -> list[Post]:
        return _with_support(actor, _with_gap(actor, kind, scope.post_kind, part, **scope.keys))

    return Stretches(lambda: number, stretch)


@worded
def _with_gap(actor: Actor, kind: str, post_kind: str, part: range | None, **given: int) -> QuerySet[Post]:
    posts = _narrowed(actor, post_kind, **given).filter(_conditions(actor)[GapKind(kind)])
    rows = posts.select_related("person", "school", "team").defer("school__register")
    return rows[part.start : part.stop] if part else rows


@worded
def _support(actor: Actor, *, posts: list[int]) -> QuerySet[Partnership]:
    held = Partnership.objects.visible_to(actor).filter(running_on(actor.on), post__in=posts)
    return held.select_related("partner").order_by("kind", "pk")


def _with_support(actor: Actor, posts: list[Post]) -> list[Post]:
    of_post = defaultdict(list)
    for each in _support(actor, posts=[post.pk for post in posts]):
        of_post[each.post_id].append(each)
    for post in posts:
        post.support = of_post[post.pk]  # type: ignore[attr-defined]
    return posts


def gap_counts(actor: Actor, scope: Scope | None = None) -> dict[str, int]:
    """How many posts have each gap, in one query."""
    wanted = scope or Scope()
    found = _counts(actor, wanted.post_kind, **wanted.keys)
    numbers = found[0] if found else (0,) * len(GapKind)
    return {kind.value: number for kind, number in zip(GapKind, numbers, strict=True)}


@worded
def _counts(actor: Actor, post_kind: str, **given: int) -> QuerySet[Post, Any]:
    rows: QuerySet[Post, Any] = counting(actor, post_kind, **given).values_list(*(kind.name for kind in GapKind))
    return rows


def counting(actor: Actor, post_kind: str = "", **given: int) -> Any:
    """One row with a column for each kind of gap, for a page that asks other things in the same query."""
    numbers = {kind.name: Count("pk", filter=gap) for kind, gap in _conditions(actor).items()}
    return _narrowed(actor, post_kind, **given).order_by().values("trust_id").annotate(**numbers)


def _narrowed(actor: Actor, post_kind: str, **given: int) -> QuerySet[Post]:
    """Running posts of the schools for which the actor arranges support, or sees who does."""
    posts = Post.objects.visible_to(actor).filter(running_on(actor.on), in_schools_as(actor, *ARRANGERS), **given)
    return posts.filter(kind=post_kind) if post_kind else posts


def _conditions(actor: Actor) -> dict[GapKind, Q]:
    on = actor.on
    held = Partnership.objects.filter(running_on(on), post=OuterRef("pk"))
    return {
        GapKind.NO_LINE_MANAGER: Q(~Exists(held.filter(kind=PartnerKind.LINE_MANAGER))),
        GapKind.NO_COACH: Q(~Exists(held.filter(kind__in=COACHING))),
        GapKind.OVER_CAPACITY: Q(Exists(over_capacity(held, on))),
        GapKind.ENDING: Q(Exists(_ending(held, on))),
        GapKind.PARTNER_LEAVING: Q(Exists(_partner_leaving(held, on))),
    }


def over_capacity(held: QuerySet[Partnership], on: date) -> QuerySet[Partnership]:
    """Of these partnerships, those whose coach or mentor supports more people than they can."""
    measured = held.filter(kind__in=COACHING).alias(
        load=load_of(on, partner="partner"), room=capacity_of(on, partner="partner")
    )
    return measured.filter(load__gt=F("room"))


def load_of(on: date, *, partner: str) -> Coalesce:
    """How many posts somebody coaches or mentors on the day, as a column; `partner` leads to them."""
    running = Partnership.objects.filter(running_on(on), kind__in=COACHING, partner=OuterRef(partner)).order_by()
    counted = running.values("partner").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), Value(0))


def capacity_of(on: date, *, partner: str) -> Coalesce:
    """How many they can: their own number, or that of the school they work at."""
    own = Person.objects.filter(pk=OuterRef(partner)).order_by().values("coach_capacity")
    posts = Post.objects.filter(running_on(on), person=OuterRef(partner), school__isnull=False).order_by(
        "starts_on", "pk"
    )
    school = posts.values("school__coach_capacity")[:1]
    return Coalesce(Subquery(own), Subquery(school), Value(USUAL_CAPACITY), output_field=IntegerField())


def _ending(held: QuerySet[Partnership], on: date) -> QuerySet[Partnership]:
    """Ends within thirty days, before the post does, and nobody follows in the same kind of support."""
    followed = Q()
    for kinds in ([PartnerKind.LINE_MANAGER], list(COACHING), [PartnerKind.INDUCTION_TUTOR]):
        next_one = Partnership.objects.filter(
            Q(ends_on__isnull=True) | Q(ends_on__gt=OuterRef("ends_on")),
            post=OuterRef("post"),
            kind__in=kinds,
            starts_on__lte=OuterRef("ends_on"),
        )
        followed |= Q(kind__in=kinds) & Q(Exists(next_one))
    goes_on = Q(post__ends_on__isnull=True) | Q(post__ends_on__gt=F("ends_on"))
    return held.filter(goes_on, ~followed, ends_on__lte=on + SOON)


def _partner_leaving(held: QuerySet[Partnership], on: date) -> QuerySet[Partnership]:
    """In thirty days nothing of the partner runs any more, and the partnership still would."""
    then = on + SOON
    posts = Post.objects.filter(running_on(then), person=OuterRef("partner"))
    roles = RoleGrant.objects.filter(running_on(then), person=OuterRef("partner"))
    open_then = Q(ends_on__isnull=True) | Q(ends_on__gt=then)
    stays = Q(Exists(posts)) | Q(Exists(roles))  # in one, so that the second is asked of those alone who have no post
    return held.filter(open_then, ~stays, partner__is_guest=False)
