"""From a login to the person who acts: built afresh for every request, so that changed rights bite at once."""

from datetime import date

from django.contrib.sessions.backends.base import SessionBase
from django.db.models import BigIntegerField, Value
from django.db.models.functions import Cast
from django.http import HttpRequest
from django.urls import reverse

from growthring.core import clock
from growthring.core.access import Actor, Grant, Role
from growthring.core.periods import running_on
from growthring.core.scoping import ScopedQuerySet
from growthring.people.models import PartnerKind, Partnership, Person, Post, RoleGrant, SignInProvider, Trust
from growthring.people.signing_in import may_act

ACTING_KEY = "acting_person"  # in the session, when a login has persons in several trusts

WHY = "building the actor itself"
POST, GRANT, PARTNER = "post", "grant", "partner"


def actor_for(request: HttpRequest) -> Actor | None:
    """The actor of this request, or None when the login has no person with anything still running."""
    mine = Person.objects.unscoped(reason=WHY).filter(user_id=request.user.pk or 0)
    persons = mine.filter(may_act(request.session)).select_related("trust").order_by("is_guest", "pk")
    candidates = sorted(persons, key=lambda person: person.key != request.session.get(ACTING_KEY))
    for person in candidates:
        actor = actor_of(person)
        if actor is not None:
            return actor
    request.other_ways = _other_ways(mine)  # type: ignore[attr-defined]
    return None


def opens(session: SessionBase, person: Person) -> bool:
    """Whether one may act as this person of one's own in a session that began as this one did."""
    return Person.objects.filter(may_act(session), pk=person.pk).exists()


def _other_ways(mine: ScopedQuerySet[Person]) -> list[tuple[str, str]]:
    """Trusts where the login is at home, which do not take sessions that began as this one did: where to go instead.

    No address for one without a provider: there one signs out, and in again with a password.
    """
    here = [person.trust for person in mine.select_related("trust") if actor_of(person) is not None]
    with_one = SignInProvider.objects.unscoped(reason=WHY).filter(trust__in=here, is_on=True)
    having = set(with_one.values_list("trust_id", flat=True))
    return [(trust.name, reverse("sign_in_trust", args=[trust.slug]) if trust.pk in having else "") for trust in here]


def actor_of(person: Person) -> Actor | None:
    """What the person holds today; None when nothing runs: no post, no role, no partnership as a guest."""
    on = clock.today()
    if person.left_on is not None and person.left_on <= on:
        return None
    held = _held(person, on)
    posts = {school for what, _name, school in held if what == POST}
    grants = frozenset(Grant(Role(role), school) for what, role, school in held if what == GRANT)
    kinds = {kind for what, kind, _school in held if what == PARTNER}
    if not posts and not grants and not (person.is_guest and kinds):
        return None
    partner_as = _roles(kinds, person.is_guest)
    return Actor(
        user_id=person.user_id or 0,
        person_id=person.pk,
        trust_id=person.trust_id,
        name=str(person),
        on=on,
        grants=frozenset() if person.is_guest else grants,
        school_ids=frozenset(school for school in posts if school is not None),
        has_trust_post=None in posts,
        partner_as=partner_as,
        is_guest=person.is_guest,
        needs_second_factor=_needs_second_factor(person.trust, on, reads=bool(grants or partner_as)),
    )


def _needs_second_factor(trust: Trust, on: date, *, reads: bool) -> bool:
    """Every granted role, and everybody who supports somebody, reads what others wrote in confidence."""
    asked = Trust.NeedsSecondFactor(trust.second_factor)
    has_begun = trust.second_factor_from is None or trust.second_factor_from <= on
    return has_begun and (asked == asked.ALL or (asked == asked.READERS and reads))


def _held(person: Person, on: date) -> list[tuple[str, str, int | None]]:
    """Posts, roles and partnerships that run, in one query: what it is, which, for which school."""
    nowhere = Cast(Value(None), BigIntegerField())
    posts = Post.objects.unscoped(reason=WHY).filter(running_on(on), person=person).order_by()
    grants = RoleGrant.objects.unscoped(reason=WHY).filter(running_on(on), person=person).order_by()
    partnerships = Partnership.objects.unscoped(reason=WHY).filter(
        running_on(on) & running_on(on, path="post"), partner=person
    )
    rows = posts.values_list(Value(POST), Value(""), "school_id").union(
        grants.values_list(Value(GRANT), "role", "school_id"),
        partnerships.order_by().values_list(Value(PARTNER), "kind", nowhere),
    )
    return list(rows)


def _roles(kinds: set[str], is_guest: bool) -> frozenset[Role]:
    if is_guest:
        return frozenset({Role.GM} if kinds else ())
    as_manager = {Role.LM} if PartnerKind.LINE_MANAGER in kinds else set()
    return frozenset(as_manager | ({Role.CM} if kinds - {PartnerKind.LINE_MANAGER} else set()))
