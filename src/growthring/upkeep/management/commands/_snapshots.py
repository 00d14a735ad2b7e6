"""What the commands over snapshots say when something is in the way."""

import errno
import getpass
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management.base import CommandError
from django.db import DatabaseError

from growthring.upkeep.snapshots.archive import Unreadable
from growthring.upkeep.snapshots.restoring import Differs, NotEmpty
from growthring.upkeep.snapshots.schema import NewerVersion


@contextmanager
def reasons() -> Iterator[None]:
    try:
        yield
    except Unreadable as error:
        raise CommandError(str(error)) from error
    except NotEmpty as error:
        raise CommandError(
            "There is something in this place already, and it would be lost. Name an empty one: another "
            "GROWTHRING_HOME, or another database in GROWTHRING_DATABASE_URL."
        ) from error
    except NewerVersion as error:
        raise CommandError(
            f"The backup was made by a newer version of Growthring ({error}). Install that version, then restore."
        ) from error
    except Differs as error:
        raise CommandError(
            f"What was read back differs from what was written in: {error}. Nothing was kept."
        ) from error
    except DatabaseError as error:
        raise CommandError(f"The database did not take it: {type(error).__name__}. Nothing was kept.") from error
    except OSError as error:
        raise CommandError(_of_the_machine(error)) from error


def _of_the_machine(error: OSError) -> str:
    if error.errno == errno.ENOSPC:
        return "The disk is full. Nothing was kept; free some space, or choose another folder."
    if isinstance(error, PermissionError):
        return (
            f"{error.filename} is closed to {getpass.getuser()}, as whom this runs. Give it to them (chown), or run "
            "the command as somebody else."
        )
    return f"{error.filename or 'The file'}: {error.strerror}."
