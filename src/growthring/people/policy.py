"""Who may see and do what with people, posts, partnerships and roles: the one place here that answers *who*.

Access follows dated partnerships and granted roles. A visibility function answers for rows; `may_…` for verbs.
"""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from growthring.core.access import Actor, Role
from growthring.core.periods import running_on
from growthring.core.scoping import NOTHING, either, visibility
from growthring.people.models import (
    BulkChange,
    BulkChangeRow,
    Contract,
    FormerNumber,
    Identity,
    Invitation,
    LegalHold,
    PartnerKind,
    Partnership,
    Person,
    Post,
    RoleGrant,
    School,
    SchoolMove,
    Share,
    SignInProvider,
    SignInRules,
    Team,
)

# Roles that arrange who supports whom in a school.
ARRANGERS = (Role.HD, Role.PDL, Role.OFF)
# Roles a head gives in the school; the others are a trust leader's to give.
GIVEN_BY_HEAD = (Role.PDL, Role.GOV, Role.OFF, Role.HR)
SUPPORT = (PartnerKind.COACH, PartnerKind.MENTOR, PartnerKind.INDUCTION_TUTOR)


# A condition that holds for every row. In a correlated subquery the trust itself is none to write: its rows are of the
# outer row's trust already, and a planner without statistics would walk the whole trust by that index for each row.
EVERY_ROW = ~Q(pk__in=[])
SHOWN = "whom an actor sees follows from the posts, partnerships and roles that they see"
LOGINS = "whether a login is at home in this trust alone: what opens another trust is not this one's to change"


def in_schools_as(actor: Actor, *roles: Role, path: str = "school") -> Q:
    """Rows of schools for which the actor holds one of the roles; `path` leads to the school."""
    if actor.trust_wide(*roles):
        return Q(trust_id=actor.trust_id)
    return _in(actor.schools_as(*roles), path)


def _in_schools(actor: Actor, *roles: Role, path: str = "school") -> Q:
    """As `in_schools_as`, for use inside a trust."""
    return EVERY_ROW if actor.trust_wide(*roles) else _in(actor.schools_as(*roles), path)


def _in(schools: frozenset[int], path: str) -> Q:
    return Q(**{f"{path}__in": schools}) if schools else NOTHING


def partnered(actor: Actor, *kinds: str, post: str) -> Q:
    """The actor holds a running partnership of one of the kinds with the post that the path `post` leads to.

    As a list of posts, not as a question to each row: the database then begins with the actor's few.
    """
    if not _may_hold(actor, kinds):
        return NOTHING
    held = Partnership.objects.filter(running_on(actor.on), partner_id=actor.person_id, kind__in=kinds)
    return Q(**{f"{post}__in": held.order_by().values("post")})


def _may_hold(actor: Actor, kinds: Collection[str]) -> bool:
    """From what the actor was built with: whoever supports nobody today needs no look at partnerships."""
    if Role.GM in actor.partner_as:
        return True
    is_manager = Role.LM in actor.partner_as and PartnerKind.LINE_MANAGER in kinds
    return is_manager or (Role.CM in actor.partner_as and bool(set(kinds) & set(SUPPORT)))


def line_managed(actor: Actor, *, post: str) -> Q:
    return partnered(actor, PartnerKind.LINE_MANAGER, post=post)


def is_staff(actor: Actor) -> bool:
    """Somebody of the house: how we work here is open to them. Guests, and people who only run payroll, are not."""
    roles = {grant.role for grant in actor.grants} - {Role.HR}
    return not actor.is_guest and bool(actor.school_ids or actor.has_trust_post or roles)


@visibility(School)
def schools_visible_to(actor: Actor) -> Q:
    """Staff see the trust's schools by name; a guest sees none."""
    return NOTHING if actor.is_guest else Q(trust_id=actor.trust_id)


@visibility(FormerNumber)
@visibility(SchoolMove)
def what_schools_were(actor: Actor) -> Q:
    return schools_visible_to(actor)


@visibility(Team)
def teams_visible_to(actor: Actor) -> Q:
    return NOTHING if actor.is_guest else Q(trust_id=actor.trust_id)


@visibility(Post)
def posts_visible_to(actor: Actor) -> Q:
    """The directory: colleagues' running posts; all posts of those one leads, arranges for or supports."""
    return Q(trust_id=actor.trust_id) & _any_of(_post_parts(actor))


def _any_of(parts: list[Q]) -> Q:
    return EVERY_ROW if EVERY_ROW in parts else either(*parts)


def _post_parts(actor: Actor) -> list[Q]:
    own, supported = Q(person_id=actor.person_id), _supported(actor, post="pk")
    if actor.is_guest:
        return [own, supported]
    running, here = running_on(actor.on), actor.school_ids | actor.schools_as(Role.GOV)
    colleagues = running & Q(school__in=here) if here else NOTHING
    central = running & Q(school__isnull=True) if actor.has_trust_post else NOTHING
    led = _in_schools(actor, *ARRANGERS, Role.HR, Role.TPD, Role.CEO)
    if led is EVERY_ROW:
        return [EVERY_ROW]
    held = Partnership.objects.filter(running_on(actor.on), post__person_id=actor.person_id).order_by()
    has_post = bool(actor.school_ids) or actor.has_trust_post
    partners = running & Q(person__in=held.values("partner")) if has_post else NOTHING
    return [own, supported, colleagues, central, led, partners]


def posts_by_parts(actor: Actor) -> list[QuerySet[Post]]:
    """The rows of `posts_visible_to`, some of them twice: each part can be read by an index of its own.

    For questions that would otherwise look at every post of the trust: PostgreSQL walks through all for an *or*.
    """
    rows = Post.objects.unscoped(reason=SHOWN).filter(trust_id=actor.trust_id).order_by()
    return [rows.filter(part) for part in _post_parts(actor) if part is not NOTHING]


def _supported(actor: Actor, *, post: str) -> Q:
    return partnered(actor, *PartnerKind.values, post=post)


@visibility(Person)
def persons_visible_to(actor: Actor) -> Q:
    """Oneself, who holds a post one may see, the partner in a partnership one may see; for trust roles, all."""
    if actor.trust_wide(Role.OFF, Role.CEO, Role.TPD) and not actor.is_guest:
        return Q(trust_id=actor.trust_id)
    mine = Person.objects.unscoped(reason=SHOWN).filter(pk=actor.person_id).values("pk")
    posts = [rows.values("person") for rows in posts_by_parts(actor)]
    shown = [*posts, *_partners_shown(actor), *_granted(actor)]
    # One list, not one of several: a database then begins with those few, and not with everybody of the trust.
    return Q(trust_id=actor.trust_id, pk__in=mine.order_by().union(*(rows.order_by() for rows in shown), all=True))


def _partners_shown(actor: Actor) -> list[QuerySet[Any, Any]]:
    """Partners in the partnerships one may see, part by part: each begins with the actor's few rows."""
    parts = [part for part in _partnership_parts(actor) if part is not NOTHING]
    held = Partnership.objects.unscoped(reason=SHOWN).filter(trust_id=actor.trust_id)
    return [held.filter(part).values("partner") for part in parts]


def _granted(actor: Actor) -> list[QuerySet[Any, Any]]:
    grants = RoleGrant.objects.unscoped(reason=SHOWN).filter(role_grants_visible_to(actor))
    return [grants.values("person")] if actor.holds_any(Role.HD, Role.OFF, Role.DPO) else []


@visibility(LegalHold)
def legal_holds_visible_to(actor: Actor) -> Q:
    """Narrower than the cell: whoever keeps the records for the trust, and nobody who works beside the person."""
    return Q(trust_id=actor.trust_id) if actor.trust_wide(Role.DPO) else NOTHING


@visibility(Contract)
def contracts_visible_to(actor: Actor) -> Q:
    led = in_schools_as(actor, Role.HD, Role.PDL, Role.OFF, Role.HR, path="post__school")
    own = Q(post__person_id=actor.person_id)
    return Q(trust_id=actor.trust_id) & either(own, line_managed(actor, post="post"), led)


@visibility(Partnership)
def partnerships_visible_to(actor: Actor) -> Q:
    """The pair and those who arrange; a partner sees who else supports the same post; a guest sees only their own."""
    return Q(trust_id=actor.trust_id) & _any_of(_partnership_parts(actor))


def _partnership_parts(actor: Actor) -> list[Q]:
    held = running_on(actor.on) & Q(partner_id=actor.person_id)
    if actor.is_guest:
        return [held]
    own = Q(post__person_id=actor.person_id)
    supported = _supported(actor, post="post")
    beside = running_on(actor.on) & supported if supported is not NOTHING else NOTHING
    return [own, held, beside, _in_schools(actor, *ARRANGERS, path="post__school")]


@visibility(Share)
def shares_visible_to(actor: Actor) -> Q:
    own = Q(partnership__post__person_id=actor.person_id)
    with_me = Q(partnership__partner_id=actor.person_id) & running_on(actor.on, path="partnership")
    return Q(trust_id=actor.trust_id) & (own | with_me & Q(withdrawn_at__isnull=True))


@visibility(BulkChange)
def bulk_changes_visible_to(actor: Actor) -> Q:
    """Those who arrange: their school's, the trust's, and what they made themselves while they still arrange."""
    mine = Q(made_by_id=actor.person_id) if actor.holds_any(Role.OFF) else NOTHING
    return Q(trust_id=actor.trust_id) & (in_schools_as(actor, Role.OFF) | mine)


@visibility(BulkChangeRow)
def bulk_change_rows_visible_to(actor: Actor) -> Q:
    changes = BulkChange.objects.filter(bulk_changes_visible_to(actor), pk=OuterRef("change"))
    return Q(trust_id=actor.trust_id) & Q(Exists(changes))


@visibility(RoleGrant)
def role_grants_visible_to(actor: Actor) -> Q:
    led = in_schools_as(actor, Role.HD, Role.OFF)
    wide = Q(trust_id=actor.trust_id) if actor.trust_wide(Role.CEO, Role.TPD, Role.DPO, Role.OFF) else NOTHING
    return Q(trust_id=actor.trust_id) & either(Q(person_id=actor.person_id), led, wide)


@visibility(Invitation)
def invitations_visible_to(actor: Actor) -> Q:
    office = Q(Exists(Post.objects.filter(in_schools_as(actor, Role.OFF, Role.HD), person=OuterRef("person"))))
    wide = Q(trust_id=actor.trust_id) if actor.trust_wide(Role.OFF, Role.CEO, Role.TPD) else NOTHING
    return Q(trust_id=actor.trust_id) & (office | wide)


@visibility(SignInProvider)
def sign_in_providers_visible_to(actor: Actor) -> Q:
    """For those who set it up; for everybody in the trust that one is in use, and which are their own ways in."""
    own = Identity.objects.filter(user_id=actor.user_id, provider=OuterRef("pk"))
    set_up = EVERY_ROW if may_set_up_sign_in(actor) else Q(is_on=True)
    return Q(trust_id=actor.trust_id) & set_up | Q(Exists(own))


@visibility(SignInRules)
def sign_in_rules_visible_to(actor: Actor) -> Q:
    return Q(trust_id=actor.trust_id) if may_set_up_sign_in(actor) else NOTHING


@visibility(Identity)
def identities_visible_to(actor: Actor) -> Q:
    """One's own ways to sign in."""
    return Q(user_id=actor.user_id)


def shared_with(actor: Actor, *, kind: str, post: str) -> Q:
    """The learner has opened records of this kind to a partner: S* in the matrix, while the partnership runs."""
    if not actor.partner_as:
        return NOTHING
    live = Share.objects.filter(
        running_on(actor.on, path="partnership"),
        partnership__post=OuterRef(post),
        partnership__partner_id=actor.person_id,
        record_kind=kind,
        withdrawn_at__isnull=True,
    )
    return Q(Exists(live))


def may_set_up(actor: Actor, school: School | None = None) -> bool:
    """Edit calendar, scale, expectations and settings: office, PD lead and head, in their school or for the trust."""
    return _holds_for(actor, school, Role.HD, Role.PDL, Role.OFF, Role.TPD)


def may_set_up_sign_in(actor: Actor) -> bool:
    """The trust's own office or IT: whoever sets a provider up answers for everybody it lets in."""
    return actor.trust_wide(Role.OFF) and not actor.is_guest


def may_reset_second_factor(actor: Actor, person: Person) -> bool:
    """The office of everywhere the person is, for a login that is at home in this trust alone; never one's own."""
    if person.user_id is None or person.user_id == actor.user_id or person.is_guest:
        return False
    elsewhere = Person.objects.unscoped(reason=LOGINS).filter(user_id=person.user_id).exclude(trust_id=actor.trust_id)
    return may_end_access(actor, person) and not elsewhere.exists()


def may_edit_people(actor: Actor, school: School | None = None) -> bool:
    return _holds_for(actor, school, Role.OFF)


def may_arrange(actor: Actor, school: School | None = None) -> bool:
    """Make and end partnerships. The matrix gives the verb to the office; leaders see and ask."""
    return _holds_for(actor, school, Role.OFF)


def may_see_details(actor: Actor, person: Person) -> bool:
    """E-mail, staff number and the like: the person, the office and human resources."""
    if person.trust_id != actor.trust_id:
        return False
    return person.pk == actor.person_id or _kept_by(actor, person, Role.OFF, Role.HR)


def may_edit_person(actor: Actor, person: Person) -> bool:
    """The office of a school the person belongs to, or of the trust; the person alone changes how they are called."""
    return person.trust_id == actor.trust_id and _kept_by(actor, person, Role.OFF)


def belonging_to(schools: frozenset[int]) -> Q:
    """Persons of the schools: by a post, a role, or as somebody's partner there (a guest has nothing else)."""
    held = Partnership.objects.filter(post__school__in=schools, partner__is_guest=True)
    return (
        Q(pk__in=Post.objects.filter(school__in=schools).order_by().values("person"))
        | Q(pk__in=RoleGrant.objects.filter(school__in=schools).order_by().values("person"))
        | Q(pk__in=held.order_by().values("partner"))
    )


def kept_in(schools: frozenset[int], on: date) -> Q:
    """Persons whose entry the schools keep: who is there, or will be; and who was, while nobody else has them."""
    still = Q(ends_on__isnull=True) | Q(ends_on__gt=on)
    posts = Post.objects.filter(still, person=OuterRef("pk"))
    grants = RoleGrant.objects.filter(still, person=OuterRef("pk"))
    held = Partnership.objects.filter(still, partner=OuterRef("pk"), partner__is_guest=True)
    here = (
        Q(Exists(posts.filter(school__in=schools)))
        | Q(Exists(grants.filter(school__in=schools)))
        | Q(Exists(held.filter(post__school__in=schools)))
    )
    nowhere = ~Q(Exists(posts)) & ~Q(Exists(grants)) & ~Q(Exists(held))
    return belonging_to(schools) & (here | nowhere)  # whoever is here belongs: said first, it narrows the search


def _kept_by(actor: Actor, person: Person, *roles: Role) -> bool:
    schools = actor.schools_as(*roles)
    if actor.trust_wide(*roles):
        return True
    return bool(schools) and Person.objects.filter(kept_in(schools, actor.on), pk=person.pk).exists()


def may_end_access(actor: Actor, person: Person) -> bool:
    """Leaving ends all of a person's posts and roles: for the office of every school they are in, or the trust's."""
    if not may_edit_person(actor, person):
        return False
    schools, still = actor.schools_as(Role.OFF), Q(ends_on__isnull=True) | Q(ends_on__gt=actor.on)
    elsewhere = still & (Q(school__isnull=True) | ~Q(school__in=schools))
    tables = (Post, RoleGrant)
    return actor.trust_wide(Role.OFF) or not any(t.objects.filter(elsewhere, person=person).exists() for t in tables)


def details_visible_to(actor: Actor) -> Q:
    """As `may_see_details`, for rows of persons: whom a search may find by e-mail address."""
    if actor.trust_wide(Role.OFF, Role.HR):
        return Q(trust_id=actor.trust_id)
    schools = actor.schools_as(Role.OFF, Role.HR)
    kept = kept_in(schools, actor.on) if schools else NOTHING
    return Q(trust_id=actor.trust_id) & (Q(pk=actor.person_id) | kept)


def may_grant(actor: Actor, role: Role, school: School | None) -> bool:
    """A role that opens private records is granted by a head, in the school, or a trust leader; never by the office."""
    if actor.trust_wide(Role.CEO, Role.TPD):
        return True
    return role in GIVEN_BY_HEAD and school is not None and actor.holds(Role.HD, school.pk)


def may_invite(actor: Actor, school: School | None = None) -> bool:
    return _holds_for(actor, school, Role.OFF, Role.HD, Role.CEO, Role.TPD)


INVITING = (Role.OFF, Role.HD, Role.CEO, Role.TPD)


def may_invite_person(actor: Actor, person: Person) -> bool:
    if person.trust_id != actor.trust_id or not _kept_by(actor, person, *INVITING):
        return False
    return Person.objects.filter(invitable(actor), pk=person.pk).exists()


def invitable(actor: Actor) -> Q:
    """Whoever makes a link holds it: a school makes none that opens the trust's records, or another school's."""
    if actor.trust_wide(*INVITING):
        return EVERY_ROW
    elsewhere = Q(school__isnull=True) | Q(role__in=(Role.HD, Role.PDL)) & ~Q(school__in=actor.schools_as(*INVITING))
    still = Q(ends_on__isnull=True) | Q(ends_on__gt=actor.on)
    return ~Q(Exists(RoleGrant.objects.filter(still & elsewhere, person=OuterRef("pk"))))


def arranged(actor: Actor, *, path: str = "school") -> Q:
    """Rows of schools in which the actor makes and ends partnerships: `may_arrange`, for many at once."""
    return Q(trust_id=actor.trust_id) & in_schools_as(actor, Role.OFF, path=path)


def _holds_for(actor: Actor, school: School | None, *roles: Role) -> bool:
    """One of the roles for the school; without a school, for the whole trust."""
    if school is None:
        return actor.trust_wide(*roles)
    return school.trust_id == actor.trust_id and any(actor.holds(role, school.pk) for role in roles)
