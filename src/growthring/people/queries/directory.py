"""The staff list of an office, and the search over people one may see."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, TextChoices
from django.utils.translation import gettext_lazy as _

from growthring.core.access import Actor, Role
from growthring.core.periods import running_on
from growthring.people.models import Person, Post, RoleGrant, School, Team
from growthring.people.policy import details_visible_to, kept_in

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


def staff(actor: Actor, wanted: StaffFilter) -> QuerySet[Person]:
    """Persons the actor keeps, each with the posts the actor may see as `posts_shown`."""
    persons = Person.objects.visible_to(actor).filter(kept_by(actor))
    if wanted.here == Here.NOW:
        persons = persons.filter(Q(left_on__isnull=True) | Q(left_on__gt=actor.on))
    elif wanted.here == Here.LEFT:
        persons = persons.filter(left_on__lte=actor.on)
    posts = Post.objects.filter(person=OuterRef("pk"))
    if wanted.here == Here.NOW:
        posts = posts.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=actor.on))
    narrowed = {
        name: value
        for name, value in (("school", wanted.school), ("team", wanted.team), ("kind", wanted.kind))
        if value
    }
    if narrowed:
        persons = persons.filter(Exists(posts.filter(**narrowed)))
    if wanted.words.strip():
        persons = persons.filter(_matching(wanted.words) | _by_details(wanted.words))
    return _with_posts(actor, persons, Post.objects.visible_to(actor))


def kept_by(actor: Actor) -> Q:
    if actor.trust_wide(*KEEPERS):
        return Q(trust_id=actor.trust_id)
    return Q(trust_id=actor.trust_id) & kept_in(actor.schools_as(*KEEPERS), actor.on)


def search(actor: Actor, words: str) -> QuerySet[Person]:
    """People whose name, role or team matches, among those the actor may see; by address only where it may be seen."""
    if not words.strip():
        return Person.objects.visible_to(actor).none()
    found = _matching(words, posts=Post.objects.visible_to(actor).filter(running_on(actor.on)))
    by_details = details_visible_to(actor) & _by_details(words)
    here = Q(left_on__isnull=True) | Q(left_on__gt=actor.on)
    persons = Person.objects.visible_to(actor).filter(here, found | by_details)
    return _with_posts(actor, persons, Post.objects.visible_to(actor).filter(running_on(actor.on)))


def _matching(words: str, posts: QuerySet[Post] | None = None) -> Q:
    """Every word in a name; or, with posts, in a name, the job title or the team."""
    every = Q()
    for word in words.split()[:6]:
        name = Q(given_name__icontains=word) | Q(family_name__icontains=word) | Q(preferred_name__icontains=word)
        if posts is not None:
            role = Q(title__icontains=word) | Q(team__name__icontains=word)
            name |= Q(pk__in=posts.filter(role).order_by().values("person"))  # read once, not for every person
        every &= name
    return every


def _by_details(words: str) -> Q:
    return Q(email__iexact=words.strip()) | Q(staff_id__iexact=words.strip())


def _with_posts(actor: Actor, persons: QuerySet[Person], posts: QuerySet[Post]) -> QuerySet[Person]:
    shown = posts.order_by("-starts_on", "pk")
    if not actor.is_guest:
        shown = shown.select_related("school", "team")
    return persons.order_by("family_name", "given_name", "pk").prefetch_related(
        Prefetch("posts", queryset=shown, to_attr="posts_shown")
    )


def roles_given(actor: Actor) -> QuerySet[RoleGrant]:
    """Grants of today and to come that the actor may see."""
    open_or_later = Q(ends_on__isnull=True) | Q(ends_on__gt=actor.on)
    grants = RoleGrant.objects.visible_to(actor).filter(open_or_later)
    return grants.select_related("person", "school").order_by("school__name", "role", "person__family_name", "pk")
