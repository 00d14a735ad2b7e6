"""The frame round every page: where one can go, as whom, and what waits there."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from growthring.core.access import Actor, Role
from growthring.core.permissions import ROLES
from growthring.core.ui import NavItem, Viewer
from growthring.home.queries.waiting import Waiting, waiting_on
from growthring.people.policy import is_staff

SETS_UP = (Role.OFF, Role.HD, Role.PDL, Role.TPD, Role.CEO, Role.DPO)
# Which address belongs to which item; the longest that fits is the current one.
ROOMS = {
    "journey": ("/journey/", "/my/"),
    "support": ("/support/",),
    "school": ("/school/",),
    "trust": ("/trust/",),
    "set_up": ("/set-up/",),
}


def context(request: HttpRequest) -> dict[str, Any]:
    actor: Actor | None = getattr(request, "actor", None)
    if actor is None or getattr(request, "is_locked", False):
        return {"navigation": [], "viewer": None, "demo_mode": settings.DEMO}
    room = getattr(request, "room", "") or _room(request.path)
    waits = waiting_on(actor, getattr(request, "people_waiting", None))
    return {
        "navigation": list(navigation(actor, room, waits)),
        "viewer": Viewer(actor.name, role_of(actor)),
        "demo_mode": settings.DEMO,
    }


def navigation(actor: Actor, room: str, waits: Waiting) -> Iterator[NavItem]:
    """At most five items, in the order of what somebody opens Growthring for."""
    current = "support" if room == "journey" and not has_journey(actor) else room
    if has_journey(actor):
        yield NavItem(_("My journey"), reverse("journey"), current == "journey", waits.mine)
    if actor.partner_as:
        yield NavItem(_("People I support"), reverse("support"), current == "support", waits.supporting)
    if has_school(actor):
        yield NavItem(_("Our school"), reverse("school"), current == "school", waits.settling)
    if leads_trust(actor):
        yield NavItem(_("Our trust"), reverse("trust"), current == "trust")
    if sets_up(actor):
        yield NavItem(_("Set-up"), reverse("set_up"), current == "set_up")


def _room(path: str) -> str:
    if path.endswith("/as-partner/"):
        return "support"
    return next((room for room, starts in ROOMS.items() if path.startswith(starts)), "")


def has_journey(actor: Actor) -> bool:
    return bool(actor.school_ids or actor.has_trust_post)


def has_school(actor: Actor) -> bool:
    in_school = actor.schools_as(Role.HD, Role.PDL, Role.GOV, Role.OFF, Role.DPO)
    # In a school that is a trust by itself, the head's role is often for the whole of it.
    in_all = actor.trust_wide(Role.HD, Role.PDL, Role.GOV)
    return is_staff(actor) and bool(actor.school_ids or in_school or in_all)


def leads_trust(actor: Actor) -> bool:
    return actor.trust_wide(Role.CEO, Role.TPD)


def sets_up(actor: Actor) -> bool:
    return actor.holds_any(*SETS_UP)


def role_of(actor: Actor) -> str:
    """The one word beside a name; the whole list stands on the account page."""
    order = (Role.CEO, Role.TPD, Role.HD, Role.PDL, Role.DPO, Role.HR, Role.OFF, Role.GOV)
    held = next((role for role in order if actor.holds_any(role)), None)
    if held is None and actor.is_guest:
        held = Role.GM
    return str(ROLES[held].title) if held else ""
