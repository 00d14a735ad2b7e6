"""What a service says when the actor may not: the reason stands on the page. No actor is the installation itself."""

from django.utils.translation import gettext as _

from growthring.core.access import Actor, Forbidden, Role
from growthring.people import policy
from growthring.people.models import Person, School


def arranging(actor: Actor | None, school: School | None) -> None:
    if actor is not None and not policy.may_arrange(actor, school):
        raise Forbidden(_("The office of the school arranges partnerships."))


def editing_people(actor: Actor | None, school: School | None) -> None:
    if actor is not None and not policy.may_edit_people(actor, school):
        raise Forbidden(_("The office of the school keeps the staff list."))


def editing(actor: Actor | None, person: Person) -> None:
    if actor is not None and not policy.may_edit_person(actor, person):
        raise Forbidden(_("The office of the school keeps this entry."))


def ending_access(actor: Actor | None, person: Person) -> None:
    editing(actor, person)
    if actor is not None and not policy.may_end_access(actor, person):
        raise Forbidden(_("Another school or the trust has a part in this person: end their post here instead."))


def setting_up(actor: Actor | None, school: School | None) -> None:
    if actor is not None and not policy.may_set_up(actor, school):
        raise Forbidden(
            _("Office, PD lead and head set a school up; for the whole trust, those who hold that role there.")
        )


def granting(actor: Actor | None, role: Role, school: School | None) -> None:
    if actor is not None and not policy.may_grant(actor, role, school):
        raise Forbidden(_("A head gives roles in the school; a trust leader gives every role."))


def inviting(actor: Actor | None, person: Person) -> None:
    if actor is not None and not policy.may_invite_person(actor, person):
        raise Forbidden(_("The office or the head of the school invites people."))


def same_trust(actor: Actor | None, person: Person) -> None:
    if actor is not None and person.trust_id != actor.trust_id:
        raise Forbidden(_("This person is not of your trust."))
