"""Writing to the record of events: one row per change or page view."""

from growthring.audit.held import write_look
from growthring.audit.models import Event
from growthring.core import clock
from growthring.core.access import Actor, Role

Verb = Event.Verb


def record(
    *,
    actor: Actor | None,
    verb: Event.Verb,
    kind: str,
    where: str = "",
    acting_as: Role | None = None,
    trust_id: int | None = None,
    subject_id: int | None = None,
    school_id: int | None = None,
    team_id: int | None = None,
    caseload_of: int | None = None,
    count: int = 1,
) -> Event:
    """Add one event. `actor` None is the installation itself (a command, the importer's schedule)."""
    event = Event(
        at=clock.now(),
        trust_id=actor.trust_id if actor else trust_id,
        actor_id=actor.person_id if actor else None,
        acting_as=acting_as or "",
        verb=verb,
        kind=kind,
        where=where,
        subject_id=subject_id,
        school_id=school_id,
        team_id=team_id,
        caseload_of=caseload_of,
        count=count,
    )
    if verb == Verb.LOOKED:
        write_look(event)
    else:
        event.save(force_insert=True)
    return event
