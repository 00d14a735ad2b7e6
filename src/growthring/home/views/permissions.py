"""Who may see what: the promise, written from the very table that the server is tested against."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import format_html
from django.utils.safestring import SafeString

from growthring.core import matrix, permissions
from growthring.core.access import Actor, Role, public
from growthring.core.permission_kinds import KINDS
from growthring.core.permission_reasons import REASONS


@dataclass(frozen=True, slots=True)
class RoleNamed:
    role: Role
    title: permissions.Words
    mine: bool
    shown: SafeString  # the title as it stands in the table, stressed when it is one's own


@dataclass(frozen=True, slots=True)
class KindRead:
    title: permissions.Words
    why: permissions.Words
    held: bool
    cells: list[tuple[str, list[RoleNamed]]]  # (what they may, in words; the roles that may)


@public("It is a promise, and anybody may read a promise.")
def page(request: HttpRequest) -> HttpResponse:
    roles = _roles(getattr(request, "actor", None))
    chosen = next((named for named in roles if named.role == request.GET.get("role")), None)
    kinds = [_read(kind, [chosen] if chosen else roles) for kind in matrix.kinds()]
    context = {
        "kinds": [kind for kind in kinds if kind.held],
        "later": [kind for kind in kinds if not kind.held],
        "roles": roles,
        "mine": [named for named in roles if named.mine],
        "chosen": chosen,
        "codes": permissions.CODES.items(),
    }
    return render(request, "home/permissions.html", context)


def _read(kind: str, roles: list[RoleNamed]) -> KindRead:
    return KindRead(KINDS[kind], REASONS[kind], kind in permissions.kinds_held(), list(_cells(kind, roles)))


def _cells(kind: str, roles: list[RoleNamed]) -> Iterator[tuple[str, list[RoleNamed]]]:
    """Roles that may the same stand together; those who see nothing come last."""
    together: dict[frozenset[str], list[RoleNamed]] = {}
    for named in roles:
        together.setdefault(matrix.cell(kind, named.role), []).append(named)
    for codes in sorted(together, key=lambda codes: not codes):
        yield permissions.in_words(codes), together[codes]


def _roles(actor: Actor | None) -> list[RoleNamed]:
    mine = _mine(actor) if actor else frozenset()
    return [_named(role, is_mine=role in mine) for role in Role]


def _named(role: Role, *, is_mine: bool) -> RoleNamed:
    title = permissions.ROLES[role].title
    return RoleNamed(role, title, is_mine, format_html("<strong>{}</strong>" if is_mine else "{}", title))


def _mine(actor: Actor) -> frozenset[Role]:
    staff = frozenset({Role.COLLEAGUE}) if actor.school_ids else frozenset()
    return frozenset({Role.SELF}) | staff | actor.partner_as | {grant.role for grant in actor.grants}
