"""A newcomer's two lists, for the newcomer, the line manager, and those who lead; and who is new."""

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from growthring.core.access import ActorRequest, Forbidden, guarded
from growthring.core.forms import invalid
from growthring.core.ui import tell
from growthring.people.models import Post
from growthring.stages.forms.assurance import AnswerForm, AssureForm, ReviewForm, StartForm
from growthring.stages.models import AssuranceItem
from growthring.stages.policy import ASSURANCE
from growthring.stages.queries.assurance import newcomers
from growthring.stages.services.assurance import answer_item, assure_items, move_review, reopen_item, start_assurance
from growthring.stages.views import lists
from growthring.standards.models import StageMode


@guarded(ASSURANCE)
def assurance(request: ActorRequest, key: str) -> HttpResponse:
    page = _page(request, key)
    page.record_look()
    form = AssureForm(items=page.open_items, who=page.who, initial={"on": request.actor.on})
    start = StartForm(initial={"on": page.post.starts_on})
    return render(request, "stages/assurance.html", {"page": page, "form": form, "start": start})


@guarded(ASSURANCE, verb="edit")
@require_POST
def assurance_assure(request: ActorRequest, key: str) -> HttpResponse:
    """Tick several items on one day, with one note."""
    page = _assuring(_page(request, key))
    form = AssureForm(request.POST, items=page.items, who=page.who)
    try:
        if form.is_valid():
            said = form.cleaned_data
            chosen = [item for item in page.items if item.key in said["pick"]]
            done = assure_items(actor=request.actor, items=chosen, on=said["on"], note=said["note"])
            tell(request, lists.told(done))
            return redirect(page.url)
    except ValidationError as error:
        form.add_error("on", error)
    return invalid(request, "stages/assurance.html", {"page": page, "form": form, "start": StartForm()})


@guarded(ASSURANCE, verb="edit")
@require_POST
def assurance_start(request: ActorRequest, key: str) -> HttpResponse:
    """Open both lists by hand."""
    page = _assuring(_page(request, key))
    start = StartForm(request.POST)
    try:
        if start.is_valid():
            start_assurance(actor=request.actor, post=page.post, on=start.cleaned_data["on"])
            tell(request, _("Both lists are open."))
            return redirect(page.url)
    except ValidationError as error:
        start.add_error("on", error)
    return invalid(request, "stages/assurance.html", {"page": page, "form": AssureForm(items=[]), "start": start})


@guarded(ASSURANCE)
def assurance_item(request: ActorRequest, key: str) -> HttpResponse:
    """One item: what is meant, what was seen, what the newcomer says."""
    item, page = _item(request, key)
    page.record_look()
    return render(request, "stages/assurance_item.html", lists.item_context(page, item))


@guarded(ASSURANCE, verb="reply")
@require_POST
def assurance_answer(request: ActorRequest, key: str) -> HttpResponse:
    item, page = _item(request, key)
    if not page.is_own:
        raise Forbidden(_("The newcomer answers, in their own words."))
    form = AnswerForm(request.POST, who=page.who)
    if not form.is_valid():
        return invalid(request, "stages/assurance_item.html", lists.item_context(page, item, answer=form))
    answer_item(actor=request.actor, item=item, text=form.cleaned_data["text"])
    tell(request, _("Your answer is kept with the item."))
    return redirect(f"{page.url}#item-{item.key}")


@guarded(ASSURANCE, verb="edit")
@require_POST
def assurance_review(request: ActorRequest, key: str) -> HttpResponse:
    """Move the day an open non-negotiable is looked at again."""
    item, page = _item(request, key)
    _assuring(page)
    form = ReviewForm(request.POST)
    try:
        if form.is_valid():
            move_review(actor=request.actor, item=item, to=form.cleaned_data["to"])
            return redirect(f"{page.url}#item-{item.key}")
    except ValidationError as error:
        form.add_error("to", error)
    return invalid(request, "stages/assurance_item.html", lists.item_context(page, item, review=form))


@guarded(ASSURANCE, verb="edit")
@require_POST
def assurance_reopen(request: ActorRequest, key: str) -> HttpResponse:
    """The item was ticked in error."""
    item, page = _item(request, key)
    _assuring(page)
    try:
        reopen_item(actor=request.actor, item=item)
        tell(request, _("The item is open again. Stages that followed from it no longer count."))
    except ValidationError as error:
        tell(request, " ".join(error.messages))
    return redirect(f"{page.url}#item-{item.key}")


@guarded(ASSURANCE)
def newcomers_list(request: ActorRequest) -> HttpResponse:
    rows = newcomers(request.actor)
    lists.record_list(request.actor, rows)
    rooms = [(row, reverse("stages_assurance", args=[row.post.key])) for row in rows]
    return render(request, "stages/assurance_newcomers.html", {"rows": rooms})


def _assuring(page: lists.Page) -> lists.Page:
    """For the line manager; others who see the lists are told, before anything of theirs is read."""
    if not page.assures:
        raise Forbidden(_("The line manager assures."))
    return page


def _page(request: ActorRequest, key: str) -> lists.Page:
    """The lists of a post; a 404 for whoever may not see them, and where the school works without stages."""
    using = Post.objects.visible_to(request.actor).exclude(school__stages__mode=StageMode.OFF)
    post = get_object_or_404(using.select_related("person"), key=key)
    page = lists.page_of(request.actor, post)
    if page is None:
        raise Http404
    return page


def _item(request: ActorRequest, key: str) -> tuple[AssuranceItem, lists.Page]:
    rows = AssuranceItem.objects.visible_to(request.actor).select_related("assurance__post")
    found = get_object_or_404(rows, key=key)
    page = _page(request, found.assurance.post.key)
    return next(item for item in page.items if item.pk == found.pk), page
