"""My meetings, and how the two of a partnership mean to meet."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from growthring.audit import services as audit
from growthring.conversations.forms.pairs import AnswerForm, DayForm, RhythmForm
from growthring.conversations.models import KIND, Conversation, Rhythm, WayReview
from growthring.conversations.queries import meetings
from growthring.conversations.queries.rhythm import paces
from growthring.conversations.queries.ways import ways_asked
from growthring.conversations.services import rhythm, ways
from growthring.conversations.services.pairs import is_of_the_pair
from growthring.conversations.views.planned import room_of
from growthring.core.access import Actor, ActorRequest, guarded
from growthring.core.carried import word
from growthring.core.forms import invalid
from growthring.core.ui import tell
from growthring.people.forms.fields import take_errors
from growthring.people.models import Partnership, SupportMode
from growthring.people.services.events import PARTNERSHIP
from growthring.writing.once import once

LAST = 20  # signed ones that the list shows: all of them stand on one's journey
AHEAD = (Conversation.State.PLANNED, Conversation.State.BEGUN)


@guarded(KIND)
def mine(request: ActorRequest) -> HttpResponse:
    actor = request.actor
    request.room = room_of(is_mine=word(request.GET, "from") != "support")
    found = meetings.shown(actor, LAST)
    own, supported = meetings.pairs(actor, found)
    rows = meetings.rows_of(actor, found, [pair.partnership for pair in own])
    _looked(actor, rows)
    context = {
        "ahead": [row for row in rows if row.held.state in AHEAD and not row.is_missed],
        "missed": [row for row in rows if row.is_missed],
        "signing": [row for row in rows if row.is_to_sign],
        "held": sorted((row for row in rows if row.held.state not in AHEAD), key=_newest_first),
        "last": LAST,
        "pairs": [*own, *supported],
        "changes": meetings.changes(actor),
        "ways": ways_asked(actor),
    }
    return render(request, "conversations/plan_meetings.html", context)


def _newest_first(row: meetings.Row) -> float:
    return -float(row.held.starts_at.timestamp())


def _looked(actor: Actor, rows: list[meetings.Row]) -> None:
    """One event a page, when it shows that somebody else's meeting is."""
    others = {row.held.post.person_id for row in rows} - {actor.person_id}
    if others:
        audit.record(
            actor=actor,
            verb=audit.Verb.LOOKED,
            kind=KIND,
            where="My meetings",
            caseload_of=actor.person_id,
            count=len(others),
        )


@guarded(PARTNERSHIP)
@once
def pair(request: ActorRequest, key: str) -> HttpResponse:
    rows = Partnership.objects.visible_to(request.actor).select_related("post__person", "partner")
    partnership = get_object_or_404(rows, key=key)
    if not is_of_the_pair(request.actor, partnership):
        raise Http404  # others who know of the two have nothing to do here
    room = Pair(request.actor, partnership)
    request.room = room_of(is_mine=room.is_mine)
    if request.method != "POST":
        return render(request, "conversations/plan_pair.html", room.shown())
    form = room.sent(request)
    if form.is_valid():
        try:
            tell(request, room.save(form))
        except ValidationError as error:
            take_errors(form, error)
        else:
            return redirect("conversations_pair", key)
    return invalid(request, "conversations/plan_pair.html", room.shown(form))


class Pair:
    """Three small forms on one page; `do` says which was sent."""

    def __init__(self, actor: Actor, partnership: Partnership) -> None:
        self.actor, self.partnership = actor, partnership
        self.rhythm = (
            Rhythm.objects.visible_to(actor).filter(partnership=partnership).select_related("agreed_by").first()
        )
        self.reviews = list(WayReview.objects.visible_to(actor).filter(partnership=partnership))

    @property
    def is_mine(self) -> bool:
        return self.partnership.post.person_id == self.actor.person_id

    @property
    def open(self) -> WayReview | None:
        return next((review for review in self.reviews if review.decided_on is None), None)

    def sent(self, request: ActorRequest) -> Any:
        kinds = {"rhythm": RhythmForm, "day": DayForm, "say": AnswerForm}
        return kinds.get(request.POST.get("do", ""), RhythmForm)(request.POST)

    def save(self, form: Any) -> str:
        """What happened, in words."""
        facts: dict[str, Any] = {"actor": self.actor, "partnership": self.partnership}
        said = form.cleaned_data
        if isinstance(form, RhythmForm):
            rhythm.agree_rhythm(**facts, weeks=said["weeks"])
            return _("Saved. The other can see it.")
        if isinstance(form, DayForm):
            ways.set_day(**facts, ask_on=said["ask_on"])
            return _("Saved. You will both be asked on that day.")
        review = ways.say(**facts, answer=said["answer"])
        if review.decided_on is None:
            return _("Noted. It is decided when the other has said what they think.")
        if self.partnership.mode == SupportMode.COACHING:
            return _("You both say so: it is coaching from today.")
        return _("It stays mentoring for now. Set a day on which you look at it again.")

    def shown(self, sent: Any = None) -> dict[str, Any]:
        review, says = self.open, self._says()
        fresh = {
            "rhythm_form": RhythmForm(initial={"weeks": self.rhythm.weeks if self.rhythm else None}),
            "day_form": DayForm(initial={"ask_on": review.ask_on if review else None}),
            "say_form": AnswerForm(initial={"answer": says}),
        }
        if sent is not None:
            fresh[sent.slot] = sent
        return fresh | {
            "form": sent,
            "partnership": self.partnership,
            "is_mine": self.is_mine,
            "rhythm": self.rhythm,
            "pace": paces(self.actor, [self.partnership])[self.partnership.pk],
            "review": review,
            "is_asked": review is not None and review.ask_on <= self.actor.on,
            "says": says,
            "decided": [each for each in self.reviews if each.decided_on],
            "is_mentoring": self.partnership.mode == SupportMode.MENTORING,
        }

    def _says(self) -> str:
        """My own answer: the other's is shown when both have spoken."""
        if self.open is None:
            return ""
        return self.open.learner_says if self.is_mine else self.open.partner_says
