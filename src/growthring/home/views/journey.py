from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render

from growthring.core.access import ActorRequest, signed_in
from growthring.home.queries.journey import my_posts
from growthring.home.queries.looks import how_often

MONTH = timedelta(days=30)


@signed_in("One's own posts, partners and stage.")
def page(request: ActorRequest) -> HttpResponse:
    actor = request.actor
    journeys = my_posts(actor)
    context = {
        "journeys": journeys,
        "several": len(journeys) > 1,
        "waiting": [each for each in journeys if each.answers],
        "looked": how_often(actor, journeys, since=actor.on - MONTH),
        "actor": actor,
    }
    return render(request, "home/journey.html", context)
