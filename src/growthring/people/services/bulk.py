"""Many partnerships in one change: planned, looked at, applied in one transaction. `services.undo` takes it back."""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import TypedDict

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from growthring.core import clock
from growthring.core.access import Actor, Forbidden
from growthring.core.periods import Period
from growthring.people import policy
from growthring.people.models import BulkChange, Post
from growthring.people.rules import Outcome, Proposal
from growthring.people.services.checking import check_partnerships
from growthring.people.services.events import PARTNERSHIP, Verb, happened
from growthring.people.services.ledger import Ledger
from growthring.people.services.partnerships import hold, write

WHY = "a change of many partnerships, checked row by row for the actor's right to arrange them"


class Unread(TypedDict):
    """What could not become a row, for a reader: where it stands, what was there, what to do."""

    where: str
    value: str
    what: str


class LookAgain(Exception):
    """Something changed since the plan was looked at: it would do another thing than was shown."""


@transaction.atomic
def plan(
    *,
    actor: Actor | None,
    trust_id: int,
    proposals: Sequence[Proposal],
    title: str,
    what: BulkChange.What = BulkChange.What.ASSIGNED,
    unread: Sequence[Unread] = (),
) -> BulkChange:
    """Keep what is proposed; nothing is changed yet."""
    if not proposals and not unread:
        raise ValidationError(_("There is nobody to assign."))
    posts = _posts(actor, trust_id, proposals)
    _forget_old_plans(trust_id)
    schools = {post.school_id for post in posts.values()}
    return BulkChange.objects.create(
        trust_id=trust_id,
        what=what,
        title=title[:200],
        school_id=schools.pop() if len(schools) == 1 else None,
        made_by_id=actor.person_id if actor else None,
        made_at=clock.now(),
        plan=[_line(proposal) for proposal in proposals],
        unread=list(unread),
    )


def outcomes(change: BulkChange) -> list[Outcome]:
    """What the plan would do now."""
    return check_partnerships(proposals_of(change), trust_id=change.trust_id)


def mark(found: Iterable[Outcome]) -> str:
    """The same for the same outcomes: what was looked at is what is applied."""
    told = [
        (row.proposal, [p.code for p in row.problems], [(ending.held.id, ending.on) for ending in row.ends])
        for row in found
    ]
    return hashlib.sha256(repr(told).encode()).hexdigest()


@transaction.atomic
def apply(*, actor: Actor | None, change: BulkChange, seen: str) -> BulkChange:
    """Make every row that can be made; `seen` is the `mark` of what was shown. A second time does nothing."""
    hold(change.trust_id)
    change = BulkChange.objects.unscoped(reason=WHY).get(pk=change.pk)
    if change.applied_at is not None:
        return change
    posts = _posts(actor, change.trust_id, proposals_of(change))
    found = outcomes(change)
    if mark(found) != seen:
        raise LookAgain
    accepted = [outcome for outcome in found if outcome.ok]
    ledger = Ledger()
    write(
        accepted, trust_id=change.trust_id, ledger=ledger, learners={pk: post.person_id for pk, post in posts.items()}
    )
    ledger.close(change)
    change.applied_at = clock.now()
    change.applied_count = len(accepted)
    change.save(update_fields=["applied_at", "applied_count"])
    happened(
        actor,
        Verb.ADDED,
        PARTNERSHIP,
        "bulk change",
        trust=change.trust_id,
        school=change.school_id,
        count=len(accepted),
    )
    return change


def start_partnerships(
    *, actor: Actor | None, trust_id: int, proposals: Sequence[Proposal], title: str
) -> tuple[BulkChange, list[Outcome]]:
    """Plan and apply at once, for what has been looked at elsewhere."""
    with transaction.atomic():
        made = plan(actor=actor, trust_id=trust_id, proposals=proposals, title=title)
        found = outcomes(made)
        return apply(actor=actor, change=made, seen=mark(found)), found


def proposals_of(change: BulkChange) -> list[Proposal]:
    return [
        Proposal(
            line["post"],
            line["partner"],
            line["kind"],
            Period(date.fromisoformat(line["starts_on"]), _day(line["ends_on"])),
            line["mode"],
            line["replaces"],
        )
        for line in change.plan
    ]


def _forget_old_plans(trust_id: int) -> None:
    """A plan nobody applied within a week has served its purpose."""
    plans = BulkChange.objects.unscoped(reason=WHY).filter(trust_id=trust_id, applied_at__isnull=True)
    plans.filter(made_at__lt=clock.now() - timedelta(days=7)).delete()


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _line(proposal: Proposal) -> dict[str, object]:
    return {
        "post": proposal.post,
        "partner": proposal.partner,
        "kind": str(proposal.kind),
        "starts_on": proposal.period.starts_on.isoformat(),
        "ends_on": proposal.period.ends_on.isoformat() if proposal.period.ends_on else None,
        "mode": str(proposal.mode),
        "replaces": proposal.replaces,
    }


def _posts(actor: Actor | None, trust_id: int, proposals: Sequence[Proposal]) -> dict[int, Post]:
    """The posts of the plan, all of them the actor's to arrange."""
    wanted = {int(str(proposal.post)) for proposal in proposals}
    rows = Post.objects.unscoped(reason=WHY).filter(trust_id=trust_id)
    if actor is not None:
        rows = rows.filter(policy.arranged(actor))
    found = rows.in_bulk(list(wanted))
    if set(found) != wanted:
        raise Forbidden(_("The office of the school arranges partnerships."))
    return found
