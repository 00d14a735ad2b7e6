"""What somebody had typed when their session ended: kept for them alone, and ready to send again."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from growthring.accounts.models import KeptForm, User
from growthring.accounts.sealed import Unreadable, seal, unseal
from growthring.accounts.sessions import whose
from growthring.core import clock
from growthring.core.errors import box_name
from growthring.core.ui import tell

PURPOSE = "kept forms"
HOURS = 4
MOST = 3  # a person
LARGEST = 200_000  # characters
OURS = {"csrfmiddlewaretoken", "kept_key"}
UNASKED = "X-Unasked"  # sent by a page itself while somebody types: the form is still theirs to send
LOOKS = "look"  # what it says of itself when it only asks for news
NEVER = re.compile(r"pass|secret|token|credential|^again$|^code$", re.IGNORECASE)
Fields = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Kept:
    """`words` are the boxes somebody wrote into, `rest` what else the form had."""

    row: KeptForm
    fields: Fields

    @property
    def words(self) -> Iterator[tuple[int, str, str, str]]:
        """The forms they were typed into are not here: their boxes are counted, not called by names of ours."""
        written = [(name, value) for name, value in self.fields if _is_written(value)]
        for number, (name, value) in enumerate(written, start=1):
            yield number, name, box_name(number, len(written)), value

    @property
    def rest(self) -> Fields:
        return [(name, value) for name, value in self.fields if not _is_written(value)]


def keep(request: HttpRequest) -> bool:
    """Keep a form that comes after its session has ended, for whoever's page it was; False when there is nothing."""
    user_pk = whose.owner(request)
    fields = list(_fields(request))
    if UNASKED in request.headers or user_pk is None or not any(name != "repeat_key" for name, _value in fields):
        return False
    if sum(len(value) for _name, value in fields) > LARGEST or not User.objects.filter(pk=user_pk).exists():
        return False
    mine, address = KeptForm.objects.filter(user_id=user_pk), request.get_full_path()[:500]
    mine.filter(address=address).delete()
    KeptForm.objects.create(
        user_id=user_pk, address=address, page=page_of(request), sealed=seal(json.dumps(fields), PURPOSE)
    )
    mine.exclude(pk__in=list(mine.values_list("pk", flat=True)[:MOST])).delete()
    return True


def keep_at_the_door(request: HttpRequest) -> str:
    """For the closed door: keeps the form, says so, and answers where to go after signing in."""
    if keep(request):
        tell(request, said_kept())
        return reverse("account_kept")
    if UNASKED not in request.headers:
        messages.warning(request, _("You were signed out, so what you just sent was not taken."))
    return page_of(request) or "/"


def said_kept() -> str:
    return _("You were signed out while you were writing. What you wrote is kept: sign in, and it is here again.")


def waiting(user_pk: int) -> bool:
    return _fresh(user_pk).exists()


def of(user_pk: int) -> list[Kept]:
    """The latest first."""
    return [Kept(row, fields) for row in _fresh(user_pk) if (fields := _opened(row))]


def drop(user_pk: int, key: str) -> None:
    KeptForm.objects.filter(user_id=user_pk, key=key).delete()


def old_forms() -> QuerySet[KeptForm]:
    return KeptForm.objects.filter(kept_at__lte=_limit())


def page_of(request: HttpRequest) -> str:
    """The page a form stood on, if it is one of ours: a path with two strokes would lead to another site."""
    told = urlsplit(request.META.get("HTTP_REFERER", ""))
    if told.netloc != request.get_host() or told.path.startswith(("//", "/\\")):
        return ""
    page: str = told.path + (f"?{told.query}" if told.query else "")
    return page[:500]


def _fresh(user_pk: int) -> QuerySet[KeptForm]:
    return KeptForm.objects.filter(user_id=user_pk, kept_at__gt=_limit())


def _limit() -> datetime:
    return clock.now() - timedelta(hours=HOURS)


def _fields(request: HttpRequest) -> Iterator[tuple[str, str]]:
    for name, values in request.POST.lists():
        if name not in OURS and not NEVER.search(name):
            yield from ((name, str(value)) for value in values)


def _opened(row: KeptForm) -> Fields:
    try:
        return [(name, value) for name, value in json.loads(unseal(bytes(row.sealed), PURPOSE))]
    except Unreadable:
        return []


def _is_written(value: str) -> bool:
    return len(value.split()) > 1
