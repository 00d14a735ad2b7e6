"""Whether mentoring is to turn into coaching: asked on a day the two have set, decided by both of them."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from growthring.audit.services import Verb
from growthring.conversations.models import WayReview
from growthring.conversations.services.pairs import WHY, require_pair
from growthring.core import clock
from growthring.core.access import Actor
from growthring.people.models import Partnership, SupportMode
from growthring.people.services.events import PARTNERSHIP, happened
from growthring.people.services.partnerships import turn_into_coaching

FARTHEST = timedelta(days=2 * 366)
Answer = WayReview.Answer


@transaction.atomic
def set_day(*, actor: Actor, partnership: Partnership, ask_on: date) -> WayReview:
    """When both are asked. One day at a time: a second one takes the place of the first."""
    _require_mentoring(actor, partnership)
    if not clock.today() <= ask_on <= clock.today() + FARTHEST:
        raise ValidationError({"ask_on": _("You are both asked on a day from today on, within two years: choose it.")})
    review = _open(partnership)
    if review is None:
        review = WayReview.objects.create(trust_id=partnership.trust_id, partnership=partnership, ask_on=ask_on)
    elif review.ask_on == ask_on:
        return review
    else:
        review.ask_on = ask_on
        review.save(update_fields=["ask_on"])
    _tell(actor, partnership, "day of the question about coaching")
    return review


@transaction.atomic
def say(*, actor: Actor, partnership: Partnership, answer: str) -> WayReview:
    """One's own part; it can be said anew until the other has spoken. With both parts it is decided, as of today."""
    _require_mentoring(actor, partnership)
    review = _open(partnership)
    if review is None or review.ask_on > clock.today():
        raise ValidationError({"answer": _("Nobody is asked yet: set a day first.")})
    part = "learner" if partnership.post.person_id == actor.person_id else "partner"
    setattr(review, f"{part}_says", Answer(answer))
    setattr(review, f"{part}_said_at", clock.now())
    if review.learner_says and review.partner_says:
        review.decided_on = clock.today()
    review.save()
    _tell(actor, partnership, "said whether coaching or mentoring")
    if review.decided_on and review.learner_says == review.partner_says == Answer.COACHING:
        turn_into_coaching(actor=actor, partnership=partnership, on=review.decided_on)
    return review


def _require_mentoring(actor: Actor, partnership: Partnership) -> None:
    """Locked: two who answer in the same moment hear each other."""
    partnership = Partnership.objects.unscoped(reason=WHY).select_for_update().get(pk=partnership.pk)
    require_pair(actor, partnership)
    if partnership.mode != SupportMode.MENTORING:
        raise ValidationError(_("This is no mentoring at the moment, so there is nothing to ask."))


def _open(partnership: Partnership) -> WayReview | None:
    rows = WayReview.objects.unscoped(reason=WHY).select_for_update()
    return rows.filter(partnership=partnership, decided_on__isnull=True).first()


def _tell(actor: Actor, partnership: Partnership, where: str) -> None:
    post = partnership.post
    happened(actor, Verb.CHANGED, PARTNERSHIP, where, trust=post.trust_id, person=post.person_id, school=post.school_id)
