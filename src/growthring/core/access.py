"""Who acts, in which roles, and how each view states whom it lets in."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

View = Callable[..., HttpResponseBase]


class Role(StrEnum):
    """The columns of the permission matrix."""

    SELF = "SELF"  # the person it is about
    COLLEAGUE = "COLLEAGUE"  # any other member of staff of the school
    LM = "LM"  # line manager of this person
    CM = "CM"  # coach or mentor of this person
    PDL = "PDL"  # professional development lead
    HD = "HD"  # headteacher
    GOV = "GOV"  # governor
    TPD = "TPD"  # the trust's professional development director
    CEO = "CEO"  # trust leader
    GM = "GM"  # guest mentor, from another trust or an agency
    OFF = "OFF"  # office and IT
    HR = "HR"  # human resources and payroll
    DPO = "DPO"  # data protection officer
    SYS = "SYS"  # server administrator
    PUB = "PUB"  # reader without an account


# What a person is given by a dated grant; the other roles follow from posts and partnerships.
GRANTED = (Role.PDL, Role.HD, Role.GOV, Role.TPD, Role.CEO, Role.OFF, Role.HR, Role.DPO)


@dataclass(frozen=True, slots=True)
class Grant:
    """A role held now; `school_id` None means the whole trust."""

    role: Role
    school_id: int | None


@dataclass(frozen=True, slots=True)
class Actor:
    """The person who acts in this request, with what they hold on `on`. Built afresh for every request."""

    user_id: int
    person_id: int
    trust_id: int
    name: str
    on: date
    grants: frozenset[Grant] = frozenset()
    school_ids: frozenset[int] = frozenset()  # schools where a post of theirs runs
    has_trust_post: bool = False
    partner_as: frozenset[Role] = frozenset()  # LM, CM, GM: held towards somebody today
    is_guest: bool = False
    needs_second_factor: bool = False  # the trust asks for it, of whoever holds what this person holds

    def holds(self, role: Role, school_id: int | None = None) -> bool:
        """Whether the role is held for the school; without a school, for the whole trust."""
        return Grant(role, school_id) in self.grants or Grant(role, None) in self.grants

    def holds_any(self, *roles: Role) -> bool:
        return any(grant.role in roles for grant in self.grants)

    def schools_as(self, *roles: Role) -> frozenset[int]:
        """Schools named by a grant of one of the roles; a grant for the whole trust is told by `trust_wide`."""
        return frozenset(g.school_id for g in self.grants if g.role in roles and g.school_id is not None)

    def trust_wide(self, *roles: Role) -> bool:
        return any(grant.role in roles and grant.school_id is None for grant in self.grants)

    def as_learner(self) -> "Actor":
        """The same person without what they hold and where they work: enough to ask for what is about themself."""
        nothing: frozenset[Any] = frozenset()
        return replace(self, grants=nothing, partner_as=nothing, school_ids=nothing, has_trust_post=False)


class ActorRequest(HttpRequest):
    """A request behind the closed door: for typing only.

    `room`: which item of the navigation the page belongs to, where its address alone does not say. `people_waiting`:
    how many of those the actor supports wait for them, where the page has counted them itself.
    """

    actor: Actor
    room: str
    people_waiting: int


class Forbidden(PermissionDenied):
    """The place is right and the verb is not allowed: answered 403 with this reason, in words for the reader."""


@dataclass(frozen=True, slots=True)
class Access:
    """What a view states about itself. `kind` and `verb` name a cell of the matrix."""

    level: str  # public, signed_in, guarded
    why: str = ""
    kind: str | None = None
    verb: str = ""
    params: dict[str, str] = field(default_factory=dict)
    is_own_account: bool = False  # open also before the second factor that the trust asks for


def public(why: str) -> Callable[[View], View]:
    """Open to a reader without an account; `why` says what makes that right."""
    return _stating(Access("public", why=why))


def signed_in(why: str, *, is_own_account: bool = False) -> Callable[[View], View]:
    """Any actor; the page shows only what scoped querysets give them."""
    return _stating(Access("signed_in", why=why, is_own_account=is_own_account))


def guarded(
    kind: str,
    *,
    verb: str = "see",
    allow: Callable[[Actor], bool] | None = None,
    reason: Any = "",
    is_own_account: bool = False,
) -> Callable[[View], View]:
    """A page about records of a matrix kind.

    The view finds its objects by `visible_to(request.actor)`, so that what the actor may not see is a 404. `allow`,
    for a page without an object, answers 403 with `reason` when it is false.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guard(request: ActorRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if allow is not None and not allow(request.actor):
                raise Forbidden(reason)
            return view(request, *args, **kwargs)

        return _stating(Access("guarded", kind=kind, verb=verb, is_own_account=is_own_account))(guard)

    return decorate


def _stating(access: Access) -> Callable[[View], View]:
    def decorate(view: View) -> View:
        @wraps(view)
        def stated(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            return view(request, *args, **kwargs)

        stated.access = access  # type: ignore[attr-defined]
        return stated

    return decorate


def stated_access(view: Any) -> Access | None:
    access = getattr(view, "access", None)
    return access if isinstance(access, Access) else None
