"""Where a form leads back to: the page it stood on, if it is one of those that show commitments."""

from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, resolve

from growthring.core.access import ActorRequest
from growthring.core.carried import word

BACK = "back"
MEETING = "conversations_meeting"
PAGES = {
    "journey",
    "support",
    "school_leading",
    "commitments_post",
    "commitments_of_school",
    MEETING,
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


def meeting_of(request: ActorRequest) -> str:
    """The key of the meeting on whose page a form stood; empty on every other page."""
    back = back_of(request)
    found = resolve(back) if back else None
    return str(found.kwargs["key"]) if found and found.url_name == MEETING else ""


def with_back(address: str, back: str) -> str:
    return f"{address}?{urlencode({BACK: back})}" if back else address


def go_to(address: str) -> HttpResponse:
    return HttpResponseRedirect(address)


def go_back(request: ActorRequest, otherwise: str) -> HttpResponse:
    return go_to(back_of(request) or otherwise)
