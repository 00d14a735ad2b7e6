"""One event a change: thin words over `audit.services.record` for this package's kinds."""

from django.conf import settings
from django.utils.translation import override

from growthring.audit.services import Verb, record
from growthring.core.access import Actor

DIRECTORY = "Person and directory entry"
PARTNERSHIP = "Partnership"
ROLE = "Role grant and sign-in account"
SET_UP = "Set-up (calendar; scale; expectations; questions; settings)"


def happened(
    actor: Actor | None,
    verb: Verb,
    kind: str,
    where: object,
    *,
    trust: int,
    person: int | None = None,
    school: int | None = None,
    count: int = 1,
) -> None:
    """`where` is in words; the record of events is written in one language, whatever the actor reads."""
    with override(settings.LANGUAGE_CODE):
        told = str(where)
    record(
        actor=actor,
        verb=verb,
        kind=kind,
        where=told,
        trust_id=trust,
        subject_id=person,
        school_id=school,
        count=count,
    )


__all__ = ["DIRECTORY", "PARTNERSHIP", "ROLE", "SET_UP", "Verb", "happened"]
