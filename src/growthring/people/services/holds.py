"""Legal holds: placed by two people and ended by two, each of them written down."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from growthring.core import clock
from growthring.core.access import Actor, Role
from growthring.people.models import LegalHold, Person
from growthring.people.services.events import DIRECTORY, Verb, happened

WHY = "a legal hold, placed or ended by two who may"
MAY_HOLD = (Role.DPO, Role.HD, Role.CEO)


@transaction.atomic
def place_hold(*, actor: Actor, second: Actor, person: Person, case: str) -> LegalHold:
    """Nothing about the person is forgotten from now on. `second` is the other of the two."""
    _permit(actor, second, person)
    if not case.strip():
        raise ValidationError(_("Say which case it is for."))
    if _open_hold(person) is not None:
        raise ValidationError(_("%s is under a legal hold already.") % person)
    _tell(actor, second, Verb.ADDED, person)
    return LegalHold.objects.create(
        trust_id=person.trust_id,
        person=person,
        case=case.strip()[:80],
        begun_at=clock.now(),
        begun_by=actor.person_id,
        begun_with=second.person_id,
    )


@transaction.atomic
def end_hold(*, actor: Actor, second: Actor, person: Person) -> LegalHold:
    """The clocks run again: what is past its time goes with the next night."""
    _permit(actor, second, person)
    hold = _open_hold(person)
    if hold is None:
        raise ValidationError(_("%s is under no legal hold.") % person)
    hold.ended_at, hold.ended_by, hold.ended_with = clock.now(), actor.person_id, second.person_id
    hold.save(update_fields=["ended_at", "ended_by", "ended_with"])
    _tell(actor, second, Verb.ENDED, person)
    return hold


def _open_hold(person: Person) -> LegalHold | None:
    rows = LegalHold.objects.unscoped(reason=WHY).select_for_update()
    return rows.filter(person=person, ended_at__isnull=True).first()


def _permit(actor: Actor, second: Actor, person: Person) -> None:
    two = {actor.person_id, second.person_id}
    if len(two) < 2 or person.pk in two:
        raise ValidationError(_("It takes two people, and the one it is about is neither of them."))
    for each in (actor, second):
        if each.trust_id != person.trust_id or not each.holds_any(*MAY_HOLD):
            raise ValidationError(_("Data protection officers, heads and trust leaders place and end legal holds."))


def _tell(actor: Actor, second: Actor, verb: Verb, person: Person) -> None:
    for each in (actor, second):
        happened(each, verb, DIRECTORY, "legal hold", trust=person.trust_id, person=person.pk)
