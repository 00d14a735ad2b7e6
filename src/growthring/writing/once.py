"""A form is taken once, however often it comes; what does not pass is kept as a draft.

    @guarded("Conversation record", verb="edit")
    @once
    def sign(request, key): ...

Wants a `repeat_key` in the form (`{% repeat_key %}`, or `RepeatKeyMixin`). It is written in the transaction of what the
post does. Only an answer that sends the browser on is given again; a form that was wrong may come corrected.
"""

import hashlib
import json
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.utils.crypto import salted_hmac

from growthring.core.access import ActorRequest, View
from growthring.core.errors import boxes
from growthring.core.trouble import CSRF, sent
from growthring.writing import drafts
from growthring.writing.models import SentOnce
from growthring.writing.services.sent import answer, claim

REPEAT_KEY = "repeat_key"
NOT_OF_THE_BODY = {CSRF, REPEAT_KEY, drafts.STAMP, "kept_key"}
LONGEST_ADDRESS = 2000
Doing = Callable[[], HttpResponseBase]


def once(view: View) -> View:
    @wraps(view)
    def taken_once(request: ActorRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method != "POST":
            return view(request, *args, **kwargs)
        try:
            with transaction.atomic():
                return _post(request, lambda: view(request, *args, **kwargs))
        except Exception:
            drafts.keep_what_can_be(request)
            raise

    return taken_once


def _post(request: ActorRequest, do: Doing) -> HttpResponseBase:
    key = _key(request)
    if key is None:
        return _done(request, do())
    digest = body_digest(request)
    place = request.get_full_path()[:500]
    row = claim(actor=request.actor, repeat_key=key, place=place, body_digest=digest)
    if row.answer:
        return HttpResponseRedirect(row.answer) if row.body_digest == digest else _other_words(request, row)
    response = _done(request, do())
    answer(actor=request.actor, row=row, address=_next(response))
    return response


def _done(request: ActorRequest, response: HttpResponseBase) -> HttpResponseBase:
    """A page in answer to a post shows what would be saved, or what is wrong: the words are not saved yet."""
    drafts.settle(
        request, has_passed=300 <= response.status_code < 400 or response.status_code == HTTPStatus.NO_CONTENT
    )
    return response


def _key(request: ActorRequest) -> UUID | None:
    try:
        return UUID(request.POST.get(REPEAT_KEY, ""))
    except ValueError:
        return None


def _next(response: HttpResponseBase) -> str:
    address = response.get("Location", "") if 300 <= response.status_code < 400 else ""
    return address if len(address) <= LONGEST_ADDRESS else ""


def body_digest(request: ActorRequest) -> str:
    """Of all that was written and chosen, and where it was sent."""
    fields = sorted((name, values) for name, values in request.POST.lists() if name not in NOT_OF_THE_BODY)
    files = [(name, _digest_of(each)) for name, found in sorted(request.FILES.lists()) for each in found]
    body = json.dumps([request.get_full_path(), fields, files])
    return salted_hmac("growthring.writing.once", body, algorithm="sha256").hexdigest()


def _digest_of(file: Any) -> str:
    digest = hashlib.sha256(str(file.name).encode())
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()


def _other_words(request: ActorRequest, row: SentOnce) -> HttpResponseBase:
    """The key was taken with another body: nothing is done, and nothing that was typed goes."""
    came = sent(request)
    fields = [each for each in came.fields if each[0] not in NOT_OF_THE_BODY] if came else []
    context = {"boxes": boxes(fields), "is_whole": came is not None and came.is_whole, "row": row}
    return render(request, "writing/sent_before.html", {**context, "address": request.get_full_path()}, status=409)
