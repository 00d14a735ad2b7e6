"""One person as the actor may see them: the directory for colleagues, more for those who support, arrange or keep."""

from dataclasses import dataclass, field

from django.db.models import QuerySet

from growthring.core.access import Actor, Role
from growthring.core.wordings import worded
from growthring.people import policy
from growthring.people.models import Contract, PartnerKind, Partnership, Person, Post, RoleGrant

EITHER_SIDE = "a person's partnerships from both sides: a list that what the actor may see is narrowed by"
CONTRACT_ROLES = (Role.HD, Role.PDL, Role.OFF, Role.HR)


@dataclass(slots=True)
class PostLine:
    post: Post
    contract: Contract | None
    dates: bool  # whether the actor may know from when to when
    may_edit: bool
    support: list[Partnership] = field(default_factory=list)

    @property
    def both(self) -> Person | None:
        """Who is line manager and coach at once, where the school allows it: the person supported is told."""
        managers = {each.partner for each in self.support if each.kind == PartnerKind.LINE_MANAGER}
        coaches = {each.partner for each in self.support if each.kind in (PartnerKind.COACH, PartnerKind.MENTOR)}
        return next(iter(managers & coaches), None)


@dataclass(slots=True)
class Sheet:
    person: Person
    posts: list[PostLine]
    supports: list[Partnership]
    past: list[Partnership]
    roles: list[RoleGrant]
    details: bool
    may_edit: bool
    is_me: bool

    @property
    def is_more_than_the_directory(self) -> bool:
        seen = any(line.dates or line.support for line in self.posts)
        return bool(self.details or seen or self.supports or self.past or self.roles)

    @property
    def reads_partnerships(self) -> bool:
        return bool(self.supports or self.past or any(line.support for line in self.posts))


def sheet(actor: Actor, person: Person) -> Sheet:
    """Six reads at most, whatever there is to show."""
    contracts = {row.post_id: row for row in _contracts(actor, person=person.pk)}
    may_edit = policy.may_edit_person(actor, person)
    lines = [_line(actor, post, contracts.get(post.pk)) for post in _posts(actor, person=person.pk)]
    found = Sheet(
        person=person,
        posts=[line for line in lines if line.dates or actor.on in line.post.period],
        supports=[],
        past=[],
        roles=_roles(actor, person=person.pk),
        details=may_edit or policy.may_see_details(actor, person),
        may_edit=may_edit,
        is_me=person.pk == actor.person_id,
    )
    kinds = list(PartnerKind.values)
    _file(actor, found, sorted(_partnerships(actor, person=person.pk), key=lambda row: kinds.index(row.kind)))
    return found


@worded
def _posts(actor: Actor, *, person: int) -> QuerySet[Post]:
    posts = Post.objects.visible_to(actor).filter(person=person).order_by("-starts_on", "pk")
    return posts if actor.is_guest else posts.select_related("school", "team").defer("school__register")


@worded
def _contracts(actor: Actor, *, person: int) -> QuerySet[Contract]:
    return Contract.objects.visible_to(actor).filter(post__person=person)


@worded
def _partnerships(actor: Actor, *, person: int) -> QuerySet[Partnership]:
    every = Partnership.objects.unscoped(reason=EITHER_SIDE).order_by()
    theirs = every.filter(post__person=person).values("pk").union(every.filter(partner=person).values("pk"), all=True)
    rows = Partnership.objects.visible_to(actor).filter(pk__in=theirs)  # as a list: the search begins with it
    return rows.select_related("partner", "post__person").order_by("-starts_on", "pk")


@worded
def _roles(actor: Actor, *, person: int) -> QuerySet[RoleGrant]:
    return RoleGrant.objects.visible_to(actor).filter(person=person).select_related("school")


def _line(actor: Actor, post: Post, contract: Contract | None) -> PostLine:
    held = post.school_id is not None and any(actor.holds(role, post.school_id) for role in CONTRACT_ROLES)
    known = contract is not None or post.person_id == actor.person_id or held or actor.trust_wide(*CONTRACT_ROLES)
    office = actor.trust_wide(Role.OFF) or (post.school_id is not None and actor.holds(Role.OFF, post.school_id))
    return PostLine(post, contract, known, office)


def _file(actor: Actor, found: Sheet, rows: list[Partnership]) -> None:
    """Each partnership under the post it supports, among those the person supports, or among what is over."""
    by_post = {line.post.pk: line for line in found.posts}
    for row in rows:
        over = row.ends_on is not None and row.ends_on <= actor.on
        if over:
            found.past.append(row)
        elif row.post.person_id != found.person.pk:
            found.supports.append(row)
        elif row.post_id in by_post:
            by_post[row.post_id].support.append(row)
