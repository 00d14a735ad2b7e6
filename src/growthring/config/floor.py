"""What a page costs at the least, for measuring the others against: `make bench` alone has it routed."""

from collections.abc import Callable
from functools import cache
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template import Template
from django.template.context import Context
from django.template.engine import Engine

from growthring.core.access import ActorRequest, signed_in
from growthring.people.models import Person

ROWS = 25
WHY = "the floor that pages are measured against: no page shows it"
LINE = "{% for row in rows %}<li>{{ row.given_name }} {{ row.family_name }}{% endfor %}"
WORDS = f"<!doctype html><title>Floor</title><ul>{LINE}</ul>"
ASKED, QUERIES = "X-Count-Queries", "X-Queries"


@cache
def _template() -> Template:
    return Engine().from_string(WORDS)


@signed_in("One query of 25 names of one's own trust; only routed while measuring.")
def page(request: ActorRequest) -> HttpResponse:
    """Session and login come from the same middleware as everybody's."""
    rows = Person.objects.unscoped(reason=WHY).filter(trust=request.actor.trust_id).order_by("pk")[:ROWS]
    return HttpResponse(_template().render(Context({"rows": rows})))


class CountQueries:
    """Tells how many queries a page asked, when the request wants to know; only there while measuring."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if ASKED not in request.headers:
            return self.get_response(request)
        count = 0

        def counting(execute: Callable[..., Any], *args: Any) -> Any:
            nonlocal count
            count += 1
            return execute(*args)

        with connection.execute_wrapper(counting):
            response = self.get_response(request)
        response[QUERIES] = str(count)
        return response
