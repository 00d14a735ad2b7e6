"""Who looked at my record: the groups I stood in, put to the record of events, and names put to the answer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as say

from growthring.audit.places import place
from growthring.audit.queries import Group, Looks, midnight, number_of_looks, seen_by_others
from growthring.core.access import Actor, Role
from growthring.core.permission_kinds import KINDS
from growthring.core.permissions import ROLES, Words
from growthring.core.wordings import worded
from growthring.home.queries.journey import MyPost, Partner, PostJourney
from growthring.people.models import PartnerKind, Partnership, Person, Post, RoleGrant

WHY_NAMES = "whoever looked is named to the person they looked at"
WHY_ROLES = "whoever looked is named with the role they hold to the person they looked at"
AS_PARTNER: dict[str, Words] = {
    PartnerKind.LINE_MANAGER: ROLES[Role.LM].yours,
    PartnerKind.COACH: say("your coach"),
    PartnerKind.MENTOR: say("your mentor"),
    PartnerKind.INDUCTION_TUTOR: say("your induction tutor"),
}
TERM = timedelta(days=120)


@dataclass(frozen=True, slots=True)
class Look:
    """A line of the page: "Tom Okell, your line manager; People I support; 14 times"."""

    name: str
    role: str
    what: str
    where: str
    of_group: bool
    days: list[tuple[date, int]]  # each day with how often, newest first

    @property
    def times(self) -> int:
        return sum(number for _day, number in self.days)


@dataclass(frozen=True, slots=True)
class Record:
    since: date
    looks: list[Look]
    sign_ins: list[datetime]


def my_record(actor: Actor, *, since: date | None = None) -> Record:
    begin = since or actor.on - TERM
    posts = _posts(actor)
    held = _held(actor, posts=[post.pk for post in posts])
    seen = seen_by_others(actor, groups_of(posts, held), since=midnight(begin))
    return Record(begin, _named(actor, seen.looks, posts, held), seen.sign_ins)


@worded
def _posts(actor: Actor) -> QuerySet[Post]:
    return Post.objects.visible_to(actor).filter(person_id=actor.person_id)


@worded
def _held(actor: Actor, *, posts: list[int]) -> QuerySet[Partnership]:
    return Partnership.objects.visible_to(actor).filter(post__in=posts)


@worded
def _names(actor: Actor, *, people: list[int]) -> QuerySet[Person, Any]:
    rows = Person.objects.unscoped(reason=WHY_NAMES).filter(pk__in=people)
    return rows.values_list("pk", "preferred_name", "given_name", "family_name")


@worded
def _grants(actor: Actor, *, people: list[int]) -> QuerySet[RoleGrant, Any]:
    grants = RoleGrant.objects.unscoped(reason=WHY_ROLES).filter(person__in=people, trust_id=actor.trust_id)
    return grants.values_list("person_id", "role", "school_id")


def how_often(actor: Actor, journeys: Iterable[PostJourney], *, since: date) -> int:
    """How many times others looked at pages that show me, as far as my running posts go. One query."""
    groups = [group for each in journeys for group in groups_of([each.post], each.partners)]
    return number_of_looks(actor, groups, since=midnight(since))


def groups_of(posts: Iterable[Post | MyPost], held: Iterable[Partnership | Partner]) -> list[Group]:
    """Each school, team and caseload a person stood in, with the days."""
    found = []
    for post in posts:
        if post.school_id is not None:
            found.append(Group("school_id", post.school_id, post.period))
        if post.team_id is not None:
            found.append(Group("team_id", post.team_id, post.period))
    return found + [Group("caseload_of", each.partner_id, each.period) for each in held]


def _named(actor: Actor, looks: list[Looks], posts: list[Post], held: list[Partnership]) -> list[Look]:
    people = {each.actor_id for each in looks if each.actor_id is not None}
    names = {pk: f"{known or given} {family}" for pk, known, given, family in _names(actor, people=sorted(people))}
    roles = _roles(actor, people, posts) | {
        each.partner_id: str(AS_PARTNER[each.kind]) for each in held if each.partner_id in people
    }
    return [_line(each, names, roles) for each in looks]


def _roles(actor: Actor, people: set[int], posts: list[Post]) -> dict[int, str]:
    """The granted role by which somebody could look, for the school or the trust."""
    schools = {post.school_id for post in posts}
    rows = _grants(actor, people=sorted(people))
    return {person: str(ROLES[Role(role)].yours) for person, role, school in rows if school in {*schools, None}}


def _line(looks: Looks, names: dict[int, str], roles: dict[int, str]) -> Look:
    if looks.actor_id is None:
        name, role = _("The installation itself"), ""
    else:
        name = names.get(looks.actor_id, _("Somebody whose entry is gone"))
        acting = str(ROLES[Role(looks.acting_as)].yours) if looks.acting_as else ""
        known = roles.get(looks.actor_id, "")
        role = known if looks.acting_as in ("", Role.CM) and known else acting
    days = [(day, len(list(each))) for day, each in groupby(timezone.localtime(at).date() for at in looks.at)]
    return Look(name, role, str(KINDS.get(looks.kind, looks.kind)), place(looks.where), looks.of_group, days)
