"""What a learner opens to one partner, and takes back. Nobody else can do it for them."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from growthring.core import clock
from growthring.core.access import Actor, Forbidden
from growthring.people import sharing
from growthring.people.models import Partnership, Share
from growthring.people.services.events import PARTNERSHIP, Verb, happened

WHY = "the learner's own shares"


@transaction.atomic
def share(*, actor: Actor, partnership: Partnership, record_kind: str) -> Share:
    """Sharing what is shared already changes nothing."""
    _permit(actor, partnership)
    if record_kind not in sharing.kinds_for(partnership):
        raise ValidationError({"record_kind": _("This is not something one shares with this partner.")})
    if actor.on not in partnership.period:
        raise ValidationError({"partnership": _("This partnership does not run now.")})
    made, new = Share.objects.unscoped(reason=WHY).get_or_create(
        partnership=partnership,
        record_kind=record_kind,
        withdrawn_at=None,
        defaults={"trust_id": partnership.trust_id, "shared_at": clock.now()},
    )
    if new:
        _tell(actor, Verb.ADDED, partnership)
    return made


@transaction.atomic
def withdraw_share(*, actor: Actor, partnership: Partnership, record_kind: str) -> None:
    """It is hidden from the partner with the next request."""
    _permit(actor, partnership)
    live = Share.objects.unscoped(reason=WHY).filter(
        partnership=partnership, record_kind=record_kind, withdrawn_at__isnull=True
    )
    if live.update(withdrawn_at=clock.now()):
        _tell(actor, Verb.ENDED, partnership)


def _permit(actor: Actor, partnership: Partnership) -> None:
    if partnership.trust_id != actor.trust_id or partnership.post.person_id != actor.person_id:
        raise Forbidden(_("Only the person it is about shares this."))


def _tell(actor: Actor, verb: Verb, partnership: Partnership) -> None:
    happened(actor, verb, PARTNERSHIP, "sharing", trust=partnership.trust_id, person=partnership.post.person_id)
