"""The page of one learner's actions and promises, and what is done with an action."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from growthring.commitments import readers
from growthring.commitments.drafting import Drafts, about, adding, drafts_about
from growthring.commitments.forms.actions import ActionForm, ChangeActionForm, DoneForm
from growthring.commitments.models import KIND, Action
from growthring.commitments.panel import panel_for
from growthring.commitments.policy import may_change, may_tick
from growthring.commitments.queries.choices import choices_for
from growthring.commitments.seen import action_seen
from growthring.commitments.services import actions as services
from growthring.commitments.services.actions import require_author
from growthring.commitments.views.back import back_of, go_back, meeting_of, with_back
from growthring.commitments.views.found import action_or_404, looked, page_of, post_or_404
from growthring.core.access import ActorRequest, guarded
from growthring.core.forms import invalid
from growthring.core.ui import tell
from growthring.people.forms.fields import take_errors
from growthring.people.models import Post
from growthring.writing.bins import undo_of
from growthring.writing.once import once

PAGE = "commitments/post.html"
CHANGE, DONE = "change", "done"  # the forms of an action's own page


@guarded(KIND)
def post_page(request: ActorRequest, key: str) -> HttpResponse:
    post = post_or_404(request.actor, key)
    looked(request, post, "actions and promises")
    return render(request, PAGE, shown(request, post))


def shown(request: ActorRequest, post: Post, **sent: Any) -> dict[str, Any]:
    """The page, with the way back to where it was come from; `sent`: a form that did not pass."""
    back = back_of(request)
    return {"back": back, "panel": panel_for(request, post, back=back or page_of(post), whole=True, **sent)}


@guarded(KIND, verb="edit")
@require_POST
@once
def action_add(request: ActorRequest, key: str) -> HttpResponse:
    actor, post = request.actor, post_or_404(request.actor, key)
    form = adding(ActionForm, request, post, choices_for(actor, post))
    try:
        if form.is_valid():
            services.add_action(actor=actor, post=post, **form.cleaned_data, meeting=meeting_of(request))
            tell(request, _("The action stands on the list until it is ticked."))
            return go_back(request, page_of(post))
    except ValidationError as error:
        take_errors(form, error)
    return invalid(request, PAGE, shown(request, post, action=form))


@guarded(KIND)
@once
def action_page(request: ActorRequest, key: str) -> HttpResponse:
    """One action: its words and its day are changed here, for those who may."""
    actor, action = request.actor, action_or_404(request.actor, key)
    if request.method != "POST":
        looked(request, action.post, "action")
        return render(request, "commitments/action.html", _context(request, action))
    require_author(actor, action)
    form = _change_form(request, action)
    try:
        if form.is_valid():
            services.change_action(actor=actor, action=action, **form.cleaned_data)
            tell(request, _("The action is changed."))
            return go_back(request, page_of(action.post))
    except ValidationError as error:
        take_errors(form, error)
        form.data = {**form.data, "seen": action_seen(action)}  # the page shows what stands
    return invalid(request, "commitments/action.html", _context(request, action, form))


@guarded(KIND, verb="edit")
@require_POST
@once
def action_tick(request: ActorRequest, key: str) -> HttpResponse:
    action = action_or_404(request.actor, key)
    form = _done_form(request, action)
    if not form.is_valid():
        return invalid(request, "commitments/action.html", _context(request, action, done=form))
    services.tick(actor=request.actor, action=action, note=form.cleaned_data["note"])
    undo = reverse("commitments_action_untick", args=[action.key])
    tell(request, _("Done."), undo=with_back(undo, back_of(request)))
    return go_back(request, page_of(action.post))


@guarded(KIND, verb="edit")
@require_POST
@once
def action_untick(request: ActorRequest, key: str) -> HttpResponse:
    action = action_or_404(request.actor, key)
    services.untick(actor=request.actor, action=action)
    tell(request, _("The action is open again."))
    return go_back(request, page_of(action.post))


@guarded(KIND, verb="edit")
@require_POST
@once
def action_put_away(request: ActorRequest, key: str) -> HttpResponse:
    action = action_or_404(request.actor, key)
    services.put_away(actor=request.actor, action=action)
    tell(request, _("The action is put away. For thirty days you can take it out of your bin."), undo=undo_of(action))
    return go_back(request, page_of(action.post))


def _context(
    request: ActorRequest, action: Action, form: ChangeActionForm | None = None, done: DoneForm | None = None
) -> dict[str, Any]:
    """Which of the forms the reader has; one that was sent and did not pass stands there alone."""
    actor, post = request.actor, action.post
    changes = may_change(actor, action) and action.done_on is None
    ticks = may_tick(actor, action)
    among = drafts_about(request, action, CHANGE, DONE)
    return {
        "action": action,
        "back": back_of(request) or page_of(post),
        "is_own": post.person_id == actor.person_id,
        "form": form or (_change_form(request, action, among) if changes and not done else None),
        "done": done or (_done_form(request, action, among) if ticks and not form else None),
        "puts_away": may_change(actor, action),
        "who": readers.of_the_pair(actor, post),
    }


def _done_form(request: ActorRequest, action: Action, among: Drafts | None = None) -> DoneForm:
    told = {"who": readers.of_the_pair(request.actor, action.post), "initial": {"note": action.note}}
    return about(DoneForm, request, action, DONE, among=among, is_beside=among is not None, **told)


def _change_form(request: ActorRequest, action: Action, among: Drafts | None = None) -> ChangeActionForm:
    """With `among`, the drafts of the page, to show; else as it was sent."""
    actor, post = request.actor, action.post
    initial = {"text": action.text, "kind": action.kind, "due_on": action.due_on}
    choices = choices_for(actor, post)
    owner = next((each.key for each in choices.owners if each.pk == action.owner_id), None)
    told = {"actor": actor, "post": post, "choices": choices, "due_was": action.due_on}
    given = {**told, "initial": {**initial, "owner": owner, "seen": action_seen(action)}}
    return about(ChangeActionForm, request, action, CHANGE, among=among, is_beside=among is not None, **given)
