"""Partnerships begin, change their way, end and pass on."""

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from growthring.core import clock
from growthring.core.access import Actor
from growthring.core.periods import Period
from growthring.people.models import PartnerKind, Partnership, Person, Post, SupportMode, Trust
from growthring.people.rules import Id, Outcome, Proposal
from growthring.people.services import permits
from growthring.people.services.checking import check_partnerships, raise_for
from growthring.people.services.events import PARTNERSHIP, Verb, happened
from growthring.people.services.ledger import WHY, Ledger

FIRST_WAY = {
    PartnerKind.LINE_MANAGER: "",
    PartnerKind.COACH: SupportMode.COACHING,
    PartnerKind.MENTOR: SupportMode.MENTORING,
    PartnerKind.INDUCTION_TUTOR: SupportMode.MENTORING,
}


@transaction.atomic
def start_partnership(
    *,
    actor: Actor | None,
    post: Post,
    partner: Person,
    kind: str,
    starts_on: date,
    mode: str = "",
    ends_on: date | None = None,
) -> Partnership:
    """A new line manager ends the one before on the same day. An open end becomes the post's own."""
    permits.arranging(actor, post.school)
    hold(post.trust_id)
    proposal = Proposal(post.pk, partner.pk, kind, Period(starts_on, ends_on), mode)
    [outcome] = check_partnerships([proposal], trust_id=post.trust_id)
    raise_for(outcome)
    [made] = write([outcome], trust_id=post.trust_id, ledger=Ledger(), learners={post.pk: post.person_id})
    _tell(actor, Verb.ADDED, made, post)
    return made


@transaction.atomic
def hand_over(*, actor: Actor | None, partnership: Partnership, partner: Person, on: date) -> Partnership:
    """The partnership ends on the day the other partner's begins, of the same kind and in the same way."""
    post = partnership.post
    permits.arranging(actor, post.school)
    hold(post.trust_id)
    [outcome] = check_partnerships([successor(partnership, partner, on)], trust_id=post.trust_id)
    raise_for(outcome)
    [made] = write([outcome], trust_id=post.trust_id, ledger=Ledger(), learners={post.pk: post.person_id})
    _tell(actor, Verb.CHANGED, made, post)
    return made


def successor(partnership: Partnership, partner: Person, on: date) -> Proposal:
    return Proposal(
        partnership.post_id, partner.pk, partnership.kind, Period(on), partnership.mode, replaces=partnership.pk
    )


@transaction.atomic
def end_partnership(*, actor: Actor | None, partnership: Partnership, on: date) -> Partnership:
    """`on` is the first day without it; one that would not have held for a day has to be replaced, not ended."""
    permits.arranging(actor, partnership.post.school)
    if on <= partnership.starts_on:
        raise ValidationError({"on": _("It can end on the day after it began, at the earliest.")})
    if partnership.post.ends_on is not None and on > partnership.post.ends_on:
        raise ValidationError({"on": _("It ends with the post at the latest.")})
    partnership.ends_on = on
    partnership.save(update_fields=["ends_on"])
    _tell(actor, Verb.ENDED, partnership, partnership.post)
    return partnership


@transaction.atomic
def shift_to_coaching(*, actor: Actor | None, partnership: Partnership, on: date) -> Partnership:
    """Mentoring turns into coaching on that day; the partnership goes on."""
    permits.arranging(actor, partnership.post.school)
    return turn_into_coaching(actor=actor, partnership=partnership, on=on)


@transaction.atomic
def turn_into_coaching(*, actor: Actor | None, partnership: Partnership, on: date) -> Partnership:
    """As the two have decided themselves: whoever calls this has heard both."""
    if partnership.mode != SupportMode.MENTORING:
        raise ValidationError({"on": _("Only mentoring turns into coaching.")})
    if on not in partnership.period:
        raise ValidationError({"on": _("Choose a day on which the partnership runs.")})
    partnership.mode = SupportMode.COACHING
    partnership.coaching_since = on
    partnership.save(update_fields=["mode", "coaching_since"])
    _tell(actor, Verb.CHANGED, partnership, partnership.post)
    return partnership


def hold(trust_id: int) -> None:
    """One at a time in a trust: two changes at once could close a ring that neither of them sees."""
    Trust.objects.select_for_update().get(pk=trust_id)


def write(outcomes: Sequence[Outcome], *, trust_id: int, ledger: Ledger, learners: dict[Id, int]) -> list[Partnership]:
    """Save accepted outcomes: first what they end, then what they make. `learners` are the persons of the posts."""
    endings = {ending.held.id: ending for outcome in outcomes for ending in outcome.ends}
    rows = Partnership.objects.unscoped(reason=WHY).in_bulk(list(endings))
    ended = [row for row in rows.values() if endings[row.pk].on is not None]
    ledger.end_all(ended, [endings[row.pk].on for row in ended], [learners[row.post_id] for row in ended])
    for row in rows.values():
        if endings[row.pk].on is None:
            ledger.remove(row, learners[row.post_id])
    made = [_new(outcome.proposal, trust_id) for outcome in outcomes]
    ledger.add(made, [learners[row.post_id] for row in made])
    return made


def _new(proposal: Proposal, trust_id: int) -> Partnership:
    begins, today = proposal.period.starts_on, clock.today()
    return Partnership(
        trust_id=trust_id,
        post_id=proposal.post,
        partner_id=proposal.partner,
        kind=proposal.kind,
        mode=proposal.mode or FIRST_WAY[PartnerKind(proposal.kind)],
        starts_on=begins,
        entered_on=today if begins < today else None,
        ends_on=proposal.period.ends_on,
    )


def _tell(actor: Actor | None, verb: Verb, partnership: Partnership, post: Post) -> None:
    where = PartnerKind(partnership.kind).label
    happened(actor, verb, PARTNERSHIP, where, trust=post.trust_id, person=post.person_id, school=post.school_id)
