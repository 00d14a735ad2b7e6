"""Where a form leads back to: the page it stood on, if it is one of those that show commitments."""

from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, resolve

from growthring.core.access import ActorRequest
from growthring.core.carried import word

BACK = "back"
PAGES = {
    "journey",
    "support",
    "school_leading",
    "commitments_post",
    "commitments_of_school",
    "conversations_meeting",
}


def back_of(request: ActorRequest) -> str:
    """A path of ours, or nothing: never another host's, never a page that is not on the list."""
    told = word(request.POST, BACK) or word(request.GET, BACK)
    path = told.partition("?")[0].partition("#")[0]
    if not path.startswith("/") or path.startswith("//"):
        return ""
    try:
        return path if resolve(path).url_name in PAGES else ""
    except Resolver404:
        return ""


def with_back(address: str, back: str) -> str:
    return f"{address}?{urlencode({BACK: back})}" if back else address


def go_to(address: str) -> HttpResponse:
    return HttpResponseRedirect(address)


def go_back(request: ActorRequest, otherwise: str) -> HttpResponse:
    return go_to(back_of(request) or otherwise)
