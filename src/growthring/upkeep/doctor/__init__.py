"""Looks an installation over and says in words what is wrong with it and what to do."""

from collections.abc import Iterator

from django.db import DatabaseError

from growthring.upkeep.doctor import backups, database, machine, outbox, people, site, work
from growthring.upkeep.doctor.findings import Finding, Level, Look, wrong

__all__ = ["Finding", "Level", "examine"]

# Without a database that answers, the second half has nothing to look at.
FIRST: tuple[Look, ...] = (
    machine.python,
    machine.folders,
    machine.disks,
    site.settings_in_force,
    site.reach,
    site.mail,
)
THEN: tuple[Look, ...] = (
    database.durability,
    database.soundness,
    database.guards,
    database.statistics,
    work.workers,
    work.regular_work,
    work.queue,
    work.what_is_past_its_time,
    outbox.mail_that_waits,
    backups.newest_backup,
    people.trusts,
    people.who_can_begin,
)


def examine() -> Iterator[Finding]:
    for look in FIRST:
        yield from look()
    for before in (database.answers, database.migrations):
        findings = list(before())
        yield from findings
        if any(finding.level is Level.WRONG for finding in findings):
            return  # the rest would only say so again, each in its way
    for look in THEN:
        yield from _in_spite_of_the_database(look)


def _in_spite_of_the_database(look: Look) -> Iterator[Finding]:
    """One sick table must not keep the doctor from looking at the others."""
    try:
        yield from look()
    except DatabaseError as error:
        yield wrong(
            f"{look.__name__.replace('_', ' ').capitalize()} could not be looked at: {type(error).__name__}.",
            "Put right what else is named here, then ask again.",
        )
