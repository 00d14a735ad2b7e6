"""When the database cannot do what it is asked: what kind of trouble it is, whichever database says so."""

import errno
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from django.db import Error
from django.http import HttpRequest
from django.http.request import RawPostDataException, UnreadablePostError

SQLITE_BUSY, SQLITE_LOCKED, SQLITE_READONLY, SQLITE_IOERR, SQLITE_FULL, SQLITE_CANTOPEN = 5, 6, 8, 10, 13, 14
CSRF = "csrfmiddlewaretoken"
SECRETS = ("password", "code", "token", "secret", "credential")
ONCE_MORE = "again"  # a password, given a second time


class Trouble(Enum):
    FULL = "the disk is full"
    DISK = "the disk does not do what it is asked"
    READONLY = "the database cannot be written"
    BUSY = "the database is busy"
    AWAY = "the database does not answer"

    @property
    def status(self) -> int:
        """507 is Insufficient Storage."""
        return 507 if self is Trouble.FULL else 503

    @property
    def seconds(self) -> int:
        """After which it is worth trying again."""
        return {Trouble.BUSY: 10, Trouble.AWAY: 30}.get(self, 300)


BY_SQLITE_CODE = {
    SQLITE_BUSY: Trouble.BUSY,
    SQLITE_LOCKED: Trouble.BUSY,
    SQLITE_READONLY: Trouble.READONLY,
    SQLITE_IOERR: Trouble.DISK,
    SQLITE_FULL: Trouble.FULL,
    SQLITE_CANTOPEN: Trouble.AWAY,
}
BY_POSTGRES_STATE = {
    "53100": Trouble.FULL,
    "53200": Trouble.BUSY,
    "53300": Trouble.BUSY,  # too many connections
    "25006": Trouble.READONLY,
    "55P03": Trouble.BUSY,  # a lock that was not to be had
    "40P01": Trouble.BUSY,  # a deadlock
    "40001": Trouble.BUSY,
    "58030": Trouble.DISK,
    "57P01": Trouble.AWAY,
    "57P02": Trouble.AWAY,
    "57P03": Trouble.AWAY,
}
BY_SYSTEM_ERROR = {errno.ENOSPC: Trouble.FULL, errno.EDQUOT: Trouble.FULL, errno.EROFS: Trouble.READONLY}


def trouble_in(error: BaseException | None) -> Trouble | None:
    """None for a fault of ours."""
    for link in _chain(error):
        found = _of_one(link)
        if found is not None:
            return found
    return None


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _of_one(error: BaseException) -> Trouble | None:
    if isinstance(error, OSError):
        return BY_SYSTEM_ERROR.get(error.errno or 0)
    if not isinstance(error, Error):
        return None
    cause = error.__cause__
    code = getattr(cause, "sqlite_errorcode", None)
    if code is not None:
        return BY_SQLITE_CODE.get(code & 0xFF)
    state = getattr(cause, "sqlstate", None)
    if state:
        return BY_POSTGRES_STATE.get(state) or (Trouble.AWAY if state.startswith("08") else None)
    # No answer at all has no code: refused, cut off, or gone before the request began.
    return Trouble.AWAY if type(error).__name__ in {"OperationalError", "InterfaceError"} else None


@dataclass(frozen=True)
class Sent:
    """What came with a request that was not answered."""

    fields: list[tuple[str, str]]
    is_whole: bool  # without a file or a password, which nobody shows again


def sent(request: HttpRequest) -> Sent | None:
    if request.method != "POST":
        return None
    try:
        posted, files = request.POST, request.FILES
    except (OSError, UnreadablePostError, RawPostDataException):
        return Sent([], is_whole=False)
    shown = {name: values for name, values in posted.lists() if name == CSRF or not _is_secret(name)}
    fields = [(name, str(value)) for name, values in shown.items() for value in values]
    return Sent(fields, is_whole=not files and len(shown) == len(posted))


def _is_secret(name: str) -> bool:
    return name == ONCE_MORE or any(word in name.lower() for word in SECRETS)
