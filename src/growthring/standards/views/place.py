"""Which school, or the trust itself, a page of this package is about."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from growthring.core.access import Actor, ActorRequest, Forbidden
from growthring.core.ui import Tab
from growthring.people.models import School
from growthring.people.policy import is_staff, may_set_up
from growthring.standards.models.scales import SET_UP

TRUST = "trust"
KIND = SET_UP
# Pages beside this package's own, of rooms above it: the name of the address, and what the tab says.
BESIDE: dict[str, str | Promise] = {}


@dataclass(frozen=True)
class Place:
    """A school, or with `school` None the trust. `schools` are all that the actor may choose from."""

    actor: Actor
    school: School | None
    schools: tuple[School, ...]

    @property
    def key(self) -> str:
        return self.school.key if self.school else TRUST

    @property
    def trust_id(self) -> int:
        return self.actor.trust_id

    @property
    def school_id(self) -> int | None:
        return self.school.pk if self.school else None

    @property
    def name(self) -> str:
        return str(self.school) if self.school else _("The whole trust")

    @cached_property
    def may_edit(self) -> bool:
        return may_set_up(self.actor, self.school)

    def url(self, name: str, *args: str) -> str:
        return f"{reverse(name, args=args)}?school={self.key}"

    def require_edit(self) -> None:
        if not self.may_edit:
            raise Forbidden(_("This is set by the office, the PD lead and the head."))

    def tabs(self, current: str) -> list[Tab]:
        pages: dict[str, str | Promise] = {
            "standards_here": _("In short"),
            "standards_scale": _("Stages"),
            "standards_expectations": _("Newcomers' lists"),
            "standards_calendar": _("Calendar"),
            **BESIDE,
        }
        if self.may_edit:
            pages["standards_overview"] = _("Set-up")
        return [Tab(str(label), self.url(name), current=name == current) for name, label in pages.items()]


def place_of(request: ActorRequest) -> Place:
    """From `?school=`: a school's key or `trust`; without it the actor's own school. What one may not see is a 404."""
    actor = request.actor
    if not is_staff(actor):
        raise Http404
    schools = tuple(_schools(actor))
    asked = request.GET.get("school", "")
    if asked in ("", TRUST):
        return Place(actor, None if asked else _own(actor, schools), schools)
    found = next((school for school in schools if school.key == asked), None)
    if found is None:
        raise Http404
    return Place(actor, found, schools)


def _schools(actor: Actor) -> QuerySet[School]:
    return School.objects.visible_to(actor)


def _own(actor: Actor, schools: tuple[School, ...]) -> School | None:
    """Where the actor works or holds a role; the only school of a trust of one."""
    mine = actor.school_ids | {grant.school_id for grant in actor.grants if grant.school_id is not None}
    if actor.trust_wide(*(grant.role for grant in actor.grants)) and not actor.school_ids and len(schools) > 1:
        return None
    own = [school for school in schools if school.pk in mine] or list(schools if len(schools) == 1 else ())
    return own[0] if own else None
