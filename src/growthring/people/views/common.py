"""What the views of this package share: finding, refusing, telling."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.core.paginator import Page, Paginator
from django.db import IntegrityError
from django.db.models import QuerySet
from django.forms import BaseForm
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise

from growthring.audit.services import Verb, record
from growthring.core.access import Actor, ActorRequest
from growthring.core.forms import invalid
from growthring.core.stretches import Stretches
from growthring.core.wordings import worded
from growthring.people.forms.fields import take_errors
from growthring.people.models import Person, Post

A_PAGE = 50
Words = str | Promise
Row = TypeVar("Row")


def person_of(actor: Actor, key: str) -> Person:
    found: list[Person] = _persons(actor, key=key)
    return one_of(found)


def post_of(actor: Actor, key: str) -> Post:
    found: list[Post] = _posts(actor, key=key)
    return one_of(found)


@worded
def _persons(actor: Actor, *, key: str) -> QuerySet[Person]:
    return Person.objects.visible_to(actor).filter(key=key)


@worded
def _posts(actor: Actor, *, key: str) -> QuerySet[Post]:
    return Post.objects.visible_to(actor).select_related("person", "school", "team").filter(key=key)


def one_of(rows: list[Row]) -> Row:
    """The one that a key leads to; 404 where it leads to nothing that the actor may see."""
    if not rows:
        raise Http404
    return rows[0]


def page_of(request: ActorRequest, rows: Any, size: int = A_PAGE) -> "Page[Any]":
    """`rows` is a queryset, a list, or `Stretches`."""
    asked = request.GET.get("page")
    return rows.page(asked, size) if isinstance(rows, Stretches) else Paginator(rows, size).get_page(asked)


def form_page(
    request: ActorRequest,
    form: BaseForm,
    save: Callable[[dict[str, Any]], HttpResponse],
    *,
    template: str = "people/form.html",
    **context: Any,
) -> HttpResponse:
    """Show the form; when it was sent, save it, or say at each field what is wrong and keep what was typed."""
    context["form"] = form
    if request.method != "POST":
        return render(request, template, context)
    if form.is_valid():
        try:
            return _saved(save, form.cleaned_data)
        except ValidationError as error:
            take_errors(form, error)
    return invalid(request, template, context)


def _saved(save: Callable[[dict[str, Any]], HttpResponse], data: dict[str, Any]) -> HttpResponse:
    """Once more where another request was first by a moment: now the service sees what that one made, and says so."""
    try:
        return save(data)
    except IntegrityError:
        return save(data)


def looked(request: ActorRequest, kind: str, where: Words, **at: Any) -> None:
    record(actor=request.actor, verb=Verb.LOOKED, kind=kind, where=str(where), **at)
