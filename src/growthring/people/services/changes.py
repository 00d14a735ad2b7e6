"""A change of many rows is kept under one key."""

from growthring.core import clock
from growthring.core.access import Actor
from growthring.people.models import BulkChange, School
from growthring.people.services.ledger import Ledger


def close(
    actor: Actor | None, ledger: Ledger, *, what: BulkChange.What, title: str, trust_id: int, school: School | None
) -> BulkChange:
    """Keep a change that is done already."""
    change = BulkChange.objects.create(
        trust_id=trust_id,
        what=what,
        title=title[:200],
        school=school,
        made_by_id=actor.person_id if actor else None,
        made_at=clock.now(),
        applied_at=clock.now(),
        applied_count=len(ledger.rows),
    )
    ledger.close(change)
    return change
