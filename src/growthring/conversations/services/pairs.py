"""What only the two of a partnership settle between them."""

from django.utils.translation import gettext as _

from growthring.core import clock
from growthring.core.access import Actor, Forbidden
from growthring.people.models import Partnership

WHY = "what the two of a partnership have settled, for one of them"


def is_of_the_pair(actor: Actor, partnership: Partnership) -> bool:
    """The learner; and the partner while the partnership runs."""
    if partnership.trust_id != actor.trust_id or clock.today() not in partnership.period:
        return False
    is_learner = partnership.post.person_id == actor.person_id and not actor.is_guest
    return is_learner or partnership.partner_id == actor.person_id


def require_pair(actor: Actor, partnership: Partnership) -> None:
    if not is_of_the_pair(actor, partnership):
        raise Forbidden(_("The two of them settle this between themselves."))
