"""Who stands how to whom, read from the facts alone: an answer to set beside the policy, which is nowhere used here.

With the matrix this is the reference the nets compare the product to.
"""

from collections.abc import Collection
from dataclasses import dataclass, field

from growthring.core import clock, matrix
from growthring.core.access import Role
from growthring.core.periods import running_on
from growthring.people.models import PartnerKind, Partnership, Person, Post, RoleGrant, Share

WHY = "test"
PARTNERS = frozenset({Role.LM, Role.CM, Role.GM})


@dataclass(frozen=True, slots=True)
class About:
    """Whom or what a record is about: a post, a person with all their posts, a school, or a whole trust."""

    trust_id: int
    person_id: int | None = None
    post_ids: frozenset[int] = frozenset()
    school_ids: frozenset[int] = frozenset()
    once_ids: frozenset[int] = frozenset()  # schools of posts that have ended: for those who keep or lead


@dataclass(slots=True)
class Ties:
    """Today's posts, grants, partnerships and shares of everybody."""

    posts: list[Post] = field(default_factory=list)
    running: list[Post] = field(default_factory=list)
    grants: list[RoleGrant] = field(default_factory=list)
    held: list[Partnership] = field(default_factory=list)
    shares: list[Share] = field(default_factory=list)

    @classmethod
    def today(cls) -> "Ties":
        now = running_on(clock.today())
        return cls(
            list(Post.objects.unscoped(reason=WHY)),
            list(Post.objects.unscoped(reason=WHY).filter(now)),
            list(RoleGrant.objects.unscoped(reason=WHY).filter(now)),
            list(Partnership.objects.unscoped(reason=WHY).filter(now)),
            list(Share.objects.unscoped(reason=WHY).filter(withdrawn_at=None).select_related("partnership")),
        )

    def post(self, post: Post) -> About:
        school = _only(post.school_id)
        runs = any(each.pk == post.pk for each in self.running)
        return About(
            post.trust_id, post.person_id, frozenset([post.pk]), *((school,) if runs else (_only(None), school))
        )

    def person(self, person: Person) -> About:
        """With the posts that run, the schools of the grants held, and of the posts a guest supports."""
        posts = [post for post in self.running if post.person_id == person.pk]
        schools: set[int | None] = {post.school_id for post in posts}
        schools |= {grant.school_id for grant in self.grants if grant.person_id == person.pk}
        once = {post.school_id for post in self.posts if post.person_id == person.pk}
        if person.is_guest:
            supported = {each.post_id for each in self.partnered(person)}
            once |= {post.school_id for post in self.posts if post.pk in supported}
        found = frozenset(post.pk for post in posts)
        return About(person.trust_id, person.pk, found, _some(schools), _some(once))

    def lives(self, who: Person) -> bool:
        """Whether anything of theirs runs, so that the door opens at all."""
        if who.left_on is not None and who.left_on <= clock.today():
            return False
        mine = [post for post in self.running if post.person_id == who.pk]
        granted = [grant for grant in self.grants if grant.person_id == who.pk]
        return bool(mine or granted or (who.is_guest and self.partnered(who)))

    def partnered(self, who: Person) -> list[Partnership]:
        return [each for each in self.held if each.partner_id == who.pk]

    def towards(self, who: Person, about: About) -> frozenset[Role]:
        """The roles of the matrix that somebody holds towards a record."""
        if who.trust_id != about.trust_id or not self.lives(who):
            return frozenset()
        found = {Role.SELF} if who.pk == about.person_id else set()
        found |= {_as_partner(who, each.kind) for each in self.partnered(who) if each.post_id in about.post_ids}
        if who.is_guest:
            return frozenset(found)
        granted = [grant for grant in self.grants if grant.person_id == who.pk]
        schools: set[int | None] = {None, *about.school_ids, *about.once_ids}
        found |= {Role(grant.role) for grant in granted if grant.school_id in schools}
        if about.school_ids.isdisjoint(grant.school_id or 0 for grant in granted):
            found -= {Role.GOV}  # governs the school as it is: who worked there once is not their business
        beside = {post.school_id for post in self.running if post.person_id == who.pk}
        if beside & about.school_ids or (beside and not about.school_ids and about.person_id is None):
            found.add(Role.COLLEAGUE)
        return frozenset(found)

    def anywhere(self, who: Person) -> frozenset[Role]:
        """Every role held towards anybody or anything; for pages that list what is one's own business."""
        if not self.lives(who):
            return frozenset()
        found = {_as_partner(who, each.kind) for each in self.partnered(who)}
        if who.is_guest:
            return frozenset(found)
        return frozenset(found | {Role(grant.role) for grant in self.grants if grant.person_id == who.pk})

    def is_staff(self, who: Person) -> bool:
        """A post, or a role by which somebody belongs to the house: running payroll is not one."""
        if who.is_guest or not self.lives(who):
            return False
        return any(post.person_id == who.pk for post in self.running) or bool(self.anywhere(who) - {Role.HR} - PARTNERS)

    def shared(self, who: Person, kind: str, posts: Collection[int]) -> bool:
        """A live share of this kind from one of the posts, within a running partnership."""
        mine = {each.pk for each in self.partnered(who) if each.post_id in posts}
        return any(each.partnership_id in mine and each.record_kind == kind for each in self.shares)


def allows(kind: str, roles: Collection[Role], verb: str) -> bool:
    return any(matrix.allows(kind, role, verb) for role in roles)


def opens(kind: str, roles: Collection[Role]) -> bool:
    """Whether a share lets one of the roles in: only the learner makes one, and only to a coach, mentor or guest."""
    return any(matrix.allows(kind, role, "shared") for role in roles if role in (Role.CM, Role.GM))


def _as_partner(who: Person, kind: str) -> Role:
    if who.is_guest:
        return Role.GM
    return Role.LM if kind == PartnerKind.LINE_MANAGER else Role.CM


def _some(pks: set[int | None]) -> frozenset[int]:
    return frozenset(pk for pk in pks if pk is not None)


def _only(pk: int | None) -> frozenset[int]:
    return frozenset() if pk is None else frozenset([pk])
