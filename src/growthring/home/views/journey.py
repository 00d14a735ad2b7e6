"""My journey: one page, time running down it, the present on top; and the same page as a partner sees it."""

from dataclasses import dataclass
from datetime import timedelta

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from growthring.audit.services import Verb, record
from growthring.core.access import Actor, ActorRequest, guarded, signed_in
from growthring.core.carried import whole, word
from growthring.core.gathered import day
from growthring.core.ui import Tab
from growthring.home.present import Present, present_of
from growthring.home.queries.journey import SOON, MyPost, PostJourney, held_by_partner, held_with, my_posts
from growthring.home.queries.looks import how_often
from growthring.home.queries.story import Story, my_story, story_of
from growthring.home.rings import Rings, rings_of
from growthring.home.story import Year, partners_today, read_by, ways_asked, years_in
from growthring.people.actors import actor_of
from growthring.people.models import Partnership

MONTH = timedelta(days=30)
PARTNERSHIP = "Partnership"


@dataclass(frozen=True, slots=True)
class Shown:
    """A story as a page has it: the present, and one year of those there are."""

    present: Present | None  # None on a page of a year that is over
    years: list[Year]
    year: Year
    tabs: list[Tab]
    rings: Rings | None

    @classmethod
    def of(cls, request: ActorRequest, story: Story, reader: Actor) -> "Shown":
        years = years_in(story, reader)
        asked = whole(word(request.GET, "year"))
        year = next((each for each in years if each.start == asked), years[0])
        tabs = [Tab(each.name, f"?year={each.start}", each is year) for each in years]
        present = present_of(story, reader) if asked is None else None
        drawn = rings_of(years) if asked is None else None
        return cls(present, years, year, tabs if len(tabs) > 1 else [], drawn)


@signed_in("One's own posts, partners, conversations, actions and promises.")
def page(request: ActorRequest) -> HttpResponse:
    actor = request.actor
    story = my_story(actor)
    journeys = my_posts(actor, story)
    context = {
        "journeys": journeys,
        "several": len(journeys) > 1,
        "waiting": [each for each in journeys if each.answers],
        "ways": ways_asked(story),
        "looked": how_often(actor, journeys, since=actor.on - MONTH),
        "shown": Shown.of(request, read_by(story, actor.person_id), actor),
        "offers": [row for row in story["offer"] if row["withdrawn_on"] is None],
        "leaves": _leaves(journeys, actor),
        "actor": actor,
    }
    return render(request, "home/journey.html", context)


def _leaves(journeys: list[PostJourney], actor: Actor) -> list[MyPost]:
    """Posts of mine that end within three weeks."""
    ends = [(each.post.period.ends_on, each.post) for each in journeys]
    return [post for day, post in ends if day is not None and actor.on < day <= actor.on + SOON]


@guarded(PARTNERSHIP)
def as_partner(request: ActorRequest, key: str) -> HttpResponse:
    """What somebody who supports the post today may see of its person's journey."""
    actor = request.actor
    partnership = held_with(actor, key)
    if partnership is None:
        raise Http404
    kind, subject = PARTNERSHIP, partnership.post.person_id
    record(actor=actor, verb=Verb.LOOKED, kind=kind, where="journey", subject_id=subject)
    return _as_partner(request, partnership, actor, is_preview=False)


@guarded(PARTNERSHIP)
def preview(request: ActorRequest, key: str, partner: str) -> HttpResponse:
    """The learner looks at the same page with the eyes of one of their own partners."""
    actor = request.actor
    found = held_by_partner(actor, key, partner)
    reader = actor_of(found.partner) if found else None
    if found is None or reader is None:
        raise Http404
    return _as_partner(request, found, reader, is_preview=True)


def _as_partner(request: ActorRequest, held: Partnership, reader: Actor, *, is_preview: bool) -> HttpResponse:
    post = held.post
    story = story_of(reader, post)
    if not is_preview:
        story = read_by(story, reader.person_id)
    placed = sorted(story["placement"], key=lambda row: row["on"])
    context = {
        "post": post,
        "held": held,
        "reader": reader,
        "is_preview": is_preview,
        "shown": Shown.of(request, story, reader),
        "stage": placed[-1] | {"on_day": day(placed[-1]["on"])} if placed else None,
        "partners": partners_today(story, reader.on),
        "offers": story["offer"],
        "back": (reverse("journey"), _("My journey")) if is_preview else (reverse("support"), _("People I support")),
    }
    return render(request, "home/journey_as_partner.html", context)
