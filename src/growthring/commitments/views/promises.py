"""A promise of support: made, and its own page."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from growthring.commitments.drafting import adding
from growthring.commitments.forms.promises import PromiseForm
from growthring.commitments.forms.sharing import ShareForm
from growthring.commitments.models import KIND, Promise
from growthring.commitments.queries.choices import choices_for
from growthring.commitments.services import promises as services
from growthring.commitments.views.actions import PAGE as LIST
from growthring.commitments.views.actions import shown
from growthring.commitments.views.back import back_of, go_back, go_to, meeting_of, with_back
from growthring.commitments.views.found import looked, page_of, post_or_404, promise_or_404
from growthring.commitments.views.showing import PromisePage
from growthring.core.access import ActorRequest, guarded
from growthring.core.carried import word
from growthring.core.forms import invalid
from growthring.core.ui import tell
from growthring.people.forms.fields import take_errors
from growthring.writing.bins import undo_of
from growthring.writing.once import once

PAGE = "commitments/promise.html"


@guarded(KIND, verb="edit")
@require_POST
@once
def promise_add(request: ActorRequest, key: str) -> HttpResponse:
    actor, post = request.actor, post_or_404(request.actor, key)
    form = adding(PromiseForm, request, post, choices_for(actor, post))
    try:
        if form.is_valid():
            made = services.add_promise(actor=actor, post=post, **form.cleaned_data, meeting=meeting_of(request))
            tell(request, _said(made))
            return go_back(request, page_of(post))
    except ValidationError as error:
        take_errors(form, error)
    return invalid(request, LIST, shown(request, post, promise=form))


def _said(promise: Promise) -> str:
    if promise.shared_at:
        return _("The promise stands here, and the school sees what and by when.")
    return _("The promise stands here, for the person it was made to and those who support them.")


@guarded(KIND, verb="promised")
def promise_page(request: ActorRequest, key: str) -> HttpResponse:
    promise = promise_or_404(request.actor, key)
    looked(request, promise.post, "promise of support")
    return render(request, PAGE, {"page": page_for(request, promise), "promise": promise})


@guarded(KIND, verb="edit")
@require_POST
@once
def promise_share(request: ActorRequest, key: str) -> HttpResponse:
    """The learner lets the school see it, or takes it back."""
    actor, promise = request.actor, promise_or_404(request.actor, key)
    if word(request.POST, "do") == "take_back":
        services.take_back(actor=actor, promise=promise)
        tell(request, _("The school does not see it any more."))
        return to_page(request, promise)
    try:
        services.share(actor=actor, promise=promise, seen=word(request.POST, "seen"))
    except ValidationError as error:
        form = ShareForm(request.POST)
        take_errors(form, error)
        return wrong(request, promise, share=form)
    tell(request, _("The head and the PD lead see what and by when, never why."))
    return to_page(request, promise)


@guarded(KIND, verb="edit")
@require_POST
@once
def promise_words(request: ActorRequest, key: str) -> HttpResponse:
    actor, promise = request.actor, promise_or_404(request.actor, key)
    page = page_for(request, promise)
    page.require("words")
    form = page.form("words", is_sent=True)
    try:
        if form.is_valid():
            services.change_promise(actor=actor, promise=promise, **form.cleaned_data)
            tell(request, _("The words are changed."))
            return to_page(request, promise)
    except ValidationError as error:
        take_errors(form, error)
        form.data = {**form.data, "seen": page.words_seen}  # the page shows what stands
    return wrong(request, promise, words=form)


@guarded(KIND, verb="edit")
@require_POST
@once
def promise_put_away(request: ActorRequest, key: str) -> HttpResponse:
    promise = promise_or_404(request.actor, key)
    services.put_away(actor=request.actor, promise=promise)
    tell(request, _("The promise is put away. For thirty days you can take it out of your bin."), undo=undo_of(promise))
    return go_back(request, page_of(promise.post))


def page_for(request: ActorRequest, promise: Promise, **sent: Any) -> PromisePage:
    return PromisePage(request, promise, back_of(request), sent)


def wrong(request: ActorRequest, promise: Promise, **sent: Any) -> HttpResponse:
    return invalid(request, PAGE, {"page": page_for(request, promise, **sent), "promise": promise})


def to_page(request: ActorRequest, promise: Promise) -> HttpResponse:
    """The promise's own page again, which knows where it was come from."""
    return go_to(with_back(reverse("commitments_promise", args=[promise.key]), back_of(request)))
