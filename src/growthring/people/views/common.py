"""What the views of this package share: finding, refusing, telling."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.functional import Promise

from growthring.audit.services import Verb, record
from growthring.core.access import Actor, ActorRequest
from growthring.core.forms import invalid
from growthring.people.forms.fields import take_errors
from growthring.people.models import Person, Post

A_PAGE = 50
Words = str | Promise


def person_of(actor: Actor, key: str) -> Person:
    return get_object_or_404(Person.objects.visible_to(actor), key=key)


def post_of(actor: Actor, key: str) -> Post:
    return get_object_or_404(Post.objects.visible_to(actor).select_related("person", "school", "team"), key=key)


def page_of(request: ActorRequest, rows: "QuerySet[Any] | list[Any]", size: int = A_PAGE) -> "Page[Any]":
    return Paginator(rows, size).get_page(request.GET.get("page"))


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
            return save(form.cleaned_data)
        except ValidationError as error:
            take_errors(form, error)
    return invalid(request, template, context)


def looked(request: ActorRequest, kind: str, where: Words, **at: Any) -> None:
    record(actor=request.actor, verb=Verb.LOOKED, kind=kind, where=str(where), **at)
