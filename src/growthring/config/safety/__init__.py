"""What `growthring serve` refuses to start with: each thing in words, with what to do, and all of them at once."""

from collections.abc import Iterator

from django.db import DatabaseError, InterfaceError

from growthring.config.safety import databases, sites
from growthring.config.safety.findings import Finding, in_words

__all__ = ["Finding", "in_words", "refusals", "warnings"]


def refusals() -> list[Finding]:
    """Nothing here changes anything."""
    return [*sites.refusals(), *_database()]


def warnings() -> list[Finding]:
    """What a site can run with, but its keeper should know."""
    return list(sites.warnings())


def _database() -> Iterator[Finding]:
    try:
        yield from databases.refusals()
    except (DatabaseError, InterfaceError) as error:
        yield databases.silent(error)
