"""How often the two want to meet."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from growthring.audit.services import Verb
from growthring.conversations.models import Rhythm
from growthring.conversations.services.pairs import WHY, require_pair
from growthring.core import clock
from growthring.core.access import Actor
from growthring.people.models import Partnership
from growthring.people.services.events import PARTNERSHIP, happened

LONGEST = 52


@transaction.atomic
def agree_rhythm(*, actor: Actor, partnership: Partnership, weeks: int | None) -> Rhythm | None:
    """Either sets it and the other sees who did, and when. Without weeks, the school's own stand again."""
    require_pair(actor, partnership)
    if weeks is not None and not 1 <= weeks <= LONGEST:
        raise ValidationError({"weeks": _("From one meeting to the next it is between one week and a year.")})
    standing = Rhythm.objects.unscoped(reason=WHY).select_for_update().filter(partnership=partnership).first()
    if (standing.weeks if standing else None) == weeks:
        return standing
    if weeks is None:
        Rhythm.objects.unscoped(reason=WHY).filter(partnership=partnership).delete()
    else:
        facts = {"weeks": weeks, "agreed_on": clock.today(), "agreed_by_id": actor.person_id}
        standing, _is_new = Rhythm.objects.unscoped(reason=WHY).update_or_create(
            partnership=partnership, defaults=facts, create_defaults=facts | {"trust_id": partnership.trust_id}
        )
    post = partnership.post
    happened(
        actor, Verb.CHANGED, PARTNERSHIP, "rhythm", trust=post.trust_id, person=post.person_id, school=post.school_id
    )
    return standing if weeks is not None else None
