"""How the gap list was narrowed, kept in the addresses of what is done from it: one comes back to the same list."""

import re

from django.http import HttpRequest, QueryDict
from django.urls import reverse

KEPT = ("gap", "school", "team", "kind")
A_WORD = re.compile(r"[\w-]{1,40}")


def kept(asked: QueryDict | str) -> str:
    """Of a query, or of what one of these pages sent along, the part that narrows the list; empty where none does."""
    query = QueryDict(asked) if isinstance(asked, str) else asked
    found = QueryDict(mutable=True)
    for name in KEPT:
        if A_WORD.fullmatch(query.get(name, "")):
            found[name] = str(query[name])
    return found.urlencode()


def carrying(url: str, narrowed: str) -> str:
    """The address, with how the list was narrowed."""
    return f"{url}?{narrowed}" if narrowed else url


def gap_list(narrowed: str) -> str:
    """The address of the list."""
    return carrying(reverse("people_gaps_all"), narrowed)


def came_from(request: HttpRequest) -> str:
    """Where one goes on after a change of many: the gap list one came from, else the ways to assign."""
    narrowed = kept(request.GET) if "gap" in request.GET else ""
    return gap_list(narrowed) if narrowed else reverse("people_bulk")
