"""The staff list of an office, and the search over people one may see."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Exists, F, OuterRef, Q, QuerySet, TextChoices, Value
from django.utils.translation import gettext_lazy as _

from growthring.core.access import Actor, Role
from growthring.core.periods import running_on
from growthring.core.stretches import Stretches, counted, number_of, of_all
from growthring.core.wordings import worded
from growthring.people.models import Person, Post, RoleGrant, School, Team
from growthring.people.offering import found_by
from growthring.people.policy import details_visible_to, kept_in, posts_by_parts

WHOLE, WORD = "whole", "word"  # of what was typed
KEEPERS = (Role.OFF, Role.HR)  # who keep the staff list, or read the whole of it


class Here(TextChoices):
    NOW = "now", _("Here now")
    LEFT = "left", _("Left")
    EVERYBODY = "all", _("Everybody")


@dataclass(frozen=True, slots=True)
class StaffFilter:
    school: School | None = None
    team: Team | None = None
    kind: str = ""
    here: str = Here.NOW
    words: str = ""


def staff(actor: Actor, wanted: StaffFilter) -> Stretches[Person]:
    """Persons the actor keeps, each with the posts the actor may see as `posts_shown`."""
    keys = {"school": wanted.school, "team": wanted.team}
    given: dict[str, Any] = {name: each.pk for name, each in keys.items() if each is not None} | _told(wanted.words)
    fixed = wanted.here, wanted.kind
    return Stretches(
        lambda: number_of(_kept_number(actor, *fixed, **given)),
        lambda part: _with_posts(actor, _kept(actor, *fixed, part, **given), _posts_of),
        says_number=True,
    )


def _kept_persons(actor: Actor, here: str, kind: str, **given: Any) -> QuerySet[Person]:
    persons = Person.objects.visible_to(actor).filter(kept_by(actor))
    if here == Here.NOW:
        persons = persons.filter(Q(left_on__isnull=True) | Q(left_on__gt=actor.on))
    elif here == Here.LEFT:
        persons = persons.filter(left_on__lte=actor.on)
    posts = Post.objects.filter(person=OuterRef("pk"))
    if here == Here.NOW:
        posts = posts.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=actor.on))
    narrowed = {name: given[name] for name in ("school", "team") if name in given} | ({"kind": kind} if kind else {})
    if narrowed:
        persons = persons.filter(Exists(posts.filter(**narrowed)))
    if WHOLE in given:
        persons = persons.filter(_matching(given) | _by_details(given))
    return persons.order_by("family_name", "given_name", "pk")


@worded
def _kept(actor: Actor, here: str, kind: str, part: range, **given: Any) -> QuerySet[Person]:
    return of_all(_kept_persons(actor, here, kind, **given))[part.start : part.stop]


@worded
def _kept_number(actor: Actor, here: str, kind: str, **given: Any) -> QuerySet[Person, Any]:
    return counted(_kept_persons(actor, here, kind, **given))


def kept_by(actor: Actor) -> Q:
    if actor.trust_wide(*KEEPERS):
        return Q(trust_id=actor.trust_id)
    return Q(trust_id=actor.trust_id) & kept_in(actor.schools_as(*KEEPERS), actor.on)


def search(actor: Actor, words: str) -> Stretches[Person]:
    """People whose name, role, team or offers match, among those the actor may see; by address only where it may be
    seen."""
    given = _told(words)
    if not given:
        return Stretches(lambda: 0, lambda _part: [])
    return Stretches(
        lambda: number_of(_found_number(actor, **given)),
        lambda part: _with_posts(actor, _found(actor, part, **given), _running_posts_of),
        says_number=True,
    )


def _found_persons(actor: Actor, **given: Any) -> QuerySet[Person]:
    posts = [rows.filter(running_on(actor.on)) for rows in posts_by_parts(actor)]
    found = _matching(given, posts, offers=lambda word: found_by(actor, word))
    by_details = details_visible_to(actor) & _by_details(given)
    here = Q(left_on__isnull=True) | Q(left_on__gt=actor.on)
    persons = Person.objects.visible_to(actor).filter(here, found | by_details)
    return persons.order_by("family_name", "given_name", "pk")


@worded
def _found(actor: Actor, part: range, **given: Any) -> QuerySet[Person]:
    return of_all(_found_persons(actor, **given))[part.start : part.stop]


@worded
def _found_number(actor: Actor, **given: Any) -> QuerySet[Person, Any]:
    return counted(_found_persons(actor, **given))


def _told(words: str) -> dict[str, str]:
    """What was typed, as values: the whole of it, as the database compares a whole text, and its words."""
    if not words.strip():
        return {}
    whole = connection.ops.prep_for_iexact_query(words.strip())
    return {WHOLE: whole} | {f"{WORD}{place}": word for place, word in enumerate(words.split()[:6])}


def _matching(
    given: Mapping[str, Any],
    posts: Sequence[QuerySet[Post]] = (),
    offers: Callable[[Value], list[QuerySet[Any, Any]]] = lambda _word: [],
) -> Q:
    """Every word in a name; or, with posts and offers, in a name, the job title, the team or what somebody offers."""
    every = Q()
    for word in [Value(value) for name, value in given.items() if name.startswith(WORD)]:
        name = Q(given_name__icontains=word) | Q(family_name__icontains=word) | Q(preferred_name__icontains=word)
        if posts:
            role = Q(title__icontains=word) | Q(team__name__icontains=word)
            first, *others = [rows.filter(role).values("person") for rows in posts]
            name |= Q(pk__in=first.union(*others, all=True))  # read once, not for every person
        for rows in offers(word):
            name |= Q(pk__in=rows)
        every &= name
    return every


def _by_details(given: Mapping[str, Any]) -> Q:
    return Q(email__iexact=given[WHOLE]) | Q(staff_id__iexact=given[WHOLE])


def _with_posts(actor: Actor, persons: list[Person], ask: Callable[..., list[Post]]) -> list[Person]:
    of_person = defaultdict(list)
    for post in ask(actor, persons=[person.pk for person in persons]):
        of_person[post.person_id].append(post)
    for person in persons:
        person.posts_shown = of_person[person.pk]  # type: ignore[attr-defined]
    return persons


@worded
def _posts_of(actor: Actor, *, persons: list[int]) -> QuerySet[Post]:
    return _with_places(actor, Post.objects.visible_to(actor).filter(person__in=persons))


@worded
def _running_posts_of(actor: Actor, *, persons: list[int]) -> QuerySet[Post]:
    return _with_places(actor, Post.objects.visible_to(actor).filter(running_on(actor.on), person__in=persons))


def _with_places(actor: Actor, posts: QuerySet[Post]) -> QuerySet[Post]:
    """With the names of team and school as `in_team` and `in_school`, where the actor may know them."""
    shown = posts.order_by("-starts_on", "pk").only("person_id", "kind", "title", "ends_on")
    return shown if actor.is_guest else shown.annotate(in_team=F("team__name"), in_school=F("school__name"))


def roles_given(actor: Actor) -> QuerySet[RoleGrant]:
    """Grants of today and to come that the actor may see."""
    open_or_later = Q(ends_on__isnull=True) | Q(ends_on__gt=actor.on)
    grants = RoleGrant.objects.visible_to(actor).filter(open_or_later)
    return grants.select_related("person", "school").order_by("school__name", "role", "person__family_name", "pk")
