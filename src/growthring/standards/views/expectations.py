"""Newcomers' lists by kind of post: read by everyone, edited by those who set up."""

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from growthring.core.access import ActorRequest, guarded
from growthring.core.forms import BaseForm, invalid
from growthring.core.ui import tell
from growthring.people.models import Post, PostKind
from growthring.standards.forms import AddExpectationForm, ExpectationForm
from growthring.standards.grouping import by_list
from growthring.standards.models import Expectation
from growthring.standards.queries import expectations_of
from growthring.standards.services import (
    add_expectation,
    move_expectation,
    replace_expectation,
    restore_expectation,
    retire_expectation,
)
from growthring.standards.views.place import KIND, Place, place_of

MOVES = {"up": -1, "down": 1}


@guarded(KIND)
def expectations(request: ActorRequest) -> HttpResponse:
    place = place_of(request)
    kind = _kind_asked(request)
    rows = expectations_of(place.trust_id, place.school, kind, place.actor.on)
    context = {
        "place": place,
        "tabs": place.tabs("standards_expectations"),
        "kind": kind,
        "kind_name": PostKind(kind).label,
        "kinds": PostKind.choices,
        "lists": by_list(rows),
        "add_url": place.url("standards_expectation_add"),
    }
    return render(request, "standards/expectations.html", context)


@guarded(KIND, verb="edit")
def expectation_add(request: ActorRequest) -> HttpResponse:
    place = place_of(request)
    place.require_edit()
    form = AddExpectationForm(request.POST or None, initial={"post_kind": request.GET.get("kind", "")})
    context = {"place": place, "form": form, "back": place.url("standards_expectations")}
    if request.method != "POST":
        return render(request, "standards/expectation_add.html", context)
    if not form.is_valid():
        return invalid(request, "standards/expectation_add.html", context)
    item = add_expectation(actor=request.actor, school=place.school, **form.cleaned_data)
    tell(request, _("Added. Newcomers who come from now on have it on their list."))
    return redirect(_list_with(item, request))


@guarded(KIND, verb="edit")
def expectation_edit(request: ActorRequest, key: str) -> HttpResponse:
    item = _item(request, key)
    place = _place(request, item)
    first = {"text": item.text, "guidance": item.guidance, "due": item.due}
    form = ExpectationForm(request.POST or None, initial=first)
    context = {"place": place, "form": form, "item": item, "back": _list_with(item, request)}
    if request.method != "POST":
        return render(request, "standards/expectation_edit.html", context)
    if not (form.is_valid() and _replace(request, form, item)):
        return invalid(request, "standards/expectation_edit.html", context)
    tell(request, _("Saved. Lists that are open already keep the words they were opened with."))
    return redirect(_list_with(item, request))


@guarded(KIND, verb="edit")
@require_POST
def expectation_change(request: ActorRequest, key: str) -> HttpResponse:
    """Retire, put back, move up or down: `do` says which."""
    item = _item(request, key)
    _place(request, item)
    try:
        _change(request, item, request.POST.get("do") or request.GET.get("do", ""))
    except ValidationError as error:
        tell(request, " ".join(error.messages))
    return redirect(_list_with(item, request))


def _change(request: ActorRequest, item: Expectation, do: str) -> None:
    if do in MOVES:
        move_expectation(actor=request.actor, expectation=item, by=MOVES[do])
    elif do == "restore":
        restore_expectation(actor=request.actor, expectation=item)
        tell(request, _("Back on the list."))
    elif do == "retire":
        retire_expectation(actor=request.actor, expectation=item)
        undo = reverse("standards_expectation_change", args=[item.key]) + "?do=restore"
        tell(request, _("Taken off the list. Newcomers who have it already keep it."), undo=undo)


def _replace(request: ActorRequest, form: BaseForm, item: Expectation) -> bool:
    try:
        replace_expectation(actor=request.actor, expectation=item, **form.cleaned_data)
    except ValidationError as error:
        form.add_error(None, error)
        return False
    return True


def _item(request: ActorRequest, key: str) -> Expectation:
    return get_object_or_404(Expectation.objects.visible_to(request.actor).select_related("school"), key=key)


def _place(request: ActorRequest, item: Expectation) -> Place:
    """The body whose item it is, which alone may change it."""
    place = Place(request.actor, item.school, place_of(request).schools)
    place.require_edit()
    return place


def _list_with(item: Expectation, request: ActorRequest) -> str:
    """Back to the list one came from, else to the first that holds the item."""
    place = place_of(request) if "school" in request.GET else Place(request.actor, item.school, ())
    kind = request.GET.get("kind") or item.post_kind or PostKind.TEACHER
    return f"{place.url('standards_expectations')}&kind={kind}"


def _kind_asked(request: ActorRequest) -> str:
    """The kind in the address, else the reader's own."""
    asked = request.GET.get("kind", "")
    if asked:
        if asked not in PostKind.values:
            raise Http404
        return asked
    own = Post.objects.visible_to(request.actor).filter(person=request.actor.person_id)
    return own.order_by("-starts_on").values_list("kind", flat=True).first() or PostKind.TEACHER
