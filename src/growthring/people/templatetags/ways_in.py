"""The other ways in, for the page where one signs in."""

from typing import Any

from django import template
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode

from growthring.people.policy import may_set_up_sign_in
from growthring.people.queries.sign_in import leads_on_by_address, ways_for_anybody

register = template.Library()


@register.inclusion_tag("people/_ways_in.html", takes_context=True)
def ways_in(context: template.Context) -> dict[str, Any]:
    """Buttons where no trust is told by them; else a box for the work e-mail, which leads on to a trust's own page."""
    request: HttpRequest = context["request"]
    leads_to = request.GET.get("next", "")
    query = f"?{urlencode({'next': leads_to})}" if leads_to else ""
    return {
        "ways": [(way, reverse("sign_in_with", args=[way.key]) + query) for way in ways_for_anybody()],
        "by_address": leads_on_by_address(),
        "csrf_token": context.get("csrf_token", ""),
    }


@register.inclusion_tag("people/_set_up_sign_in.html", takes_context=True)
def set_up_sign_in(context: template.Context) -> dict[str, Any]:
    """For whoever sets up how the trust's people sign in."""
    return {"may": may_set_up_sign_in(context["request"].actor)}
