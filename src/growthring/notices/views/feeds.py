"""What a calendar program fetches."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.views.decorators.http import require_safe

from growthring.accounts import attempts
from growthring.core.access import public
from growthring.notices.calendars import meetings_of
from growthring.notices.icalendars import feed
from growthring.notices.services.feeds import person_of
from growthring.notices.services.wishes import language_of

FEEDS = "feed"


@public("the key in the address, which only its owner was shown, is the right to read one's own meetings")
@require_safe
def show(request: HttpRequest, key: str) -> HttpResponse:
    """Only wrong keys are counted: many calendars fetch from one address."""
    person = person_of(key)
    if person is None and not attempts.at_a_place(request, FEEDS):
        return _private(HttpResponse(status=429))
    if person is None:
        raise Http404
    with translation.override(language_of(person)):
        text = feed(meetings_of(person), settings.SITE)
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="meetings.ics"'
    return _private(response)


def _private(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex"
    return response
