"""What is said about a promise: kept, another day, not given; each from whoever may say it."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from growthring.commitments.models import KIND, Promise
from growthring.commitments.services import promises as services
from growthring.commitments.views.found import promise_or_404
from growthring.commitments.views.promises import page_for, to_page, wrong
from growthring.core.access import ActorRequest, guarded
from growthring.core.carried import word
from growthring.core.ui import tell
from growthring.people.forms.fields import take_errors
from growthring.writing.once import once

Save = Callable[[Promise, dict[str, Any]], object]


@guarded(KIND, verb="promised")
@require_POST
@once
def kept(request: ActorRequest, key: str) -> HttpResponse:
    return _say(request, key, "kept", lambda promise, said: services.keep(actor=request.actor, promise=promise, **said))


@guarded(KIND, verb="edit")
@require_POST
@once
def not_kept(request: ActorRequest, key: str) -> HttpResponse:
    def save(promise: Promise, said: dict[str, Any]) -> object:
        return services.say_not_kept(actor=request.actor, promise=promise, **said)

    return _say(request, key, "not_kept", save)


@guarded(KIND, verb="promised")
@require_POST
@once
def another_day(request: ActorRequest, key: str) -> HttpResponse:
    def save(promise: Promise, said: dict[str, Any]) -> object:
        return services.ask_for_another_day(actor=request.actor, promise=promise, **said)

    return _say(request, key, "day", save)


@guarded(KIND, verb="edit")
@require_POST
@once
def answer(request: ActorRequest, key: str) -> HttpResponse:
    def save(promise: Promise, said: dict[str, Any]) -> object:
        agrees = said["answer"] == "agrees"
        seen = word(request.POST, "seen")
        told = {"agrees": agrees, "seen": seen, "word": said["word"]}
        return services.answer_other_day(actor=request.actor, promise=promise, **told)

    return _say(request, key, "answer", save)


@guarded(KIND, verb="promised")
@require_POST
@once
def decline(request: ActorRequest, key: str) -> HttpResponse:
    def save(promise: Promise, said: dict[str, Any]) -> object:
        return services.decline(actor=request.actor, promise=promise, reason=said["word"])

    return _say(request, key, "decline", save)


def _say(request: ActorRequest, key: str, name: str, save: Save) -> HttpResponse:
    promise = promise_or_404(request.actor, key)
    page = page_for(request, promise)
    page.require(name)
    form = page.form(name, is_sent=True)
    try:
        if form.is_valid():
            save(promise, form.cleaned_data)
            tell(request, _("Your word stands with the promise."))
            return to_page(request, promise)
    except ValidationError as error:
        take_errors(form, error)
    return wrong(request, promise, **{name: form})
