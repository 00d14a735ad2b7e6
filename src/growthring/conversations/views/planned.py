"""What the pages for planning and moving are made of."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import Any

from django.http import Http404
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _

from growthring.conversations.forms.planning import MoveForm, PlanForm, WhenForm
from growthring.conversations.models import Conversation
from growthring.conversations.policy import meetings_of
from growthring.conversations.queries import prefill
from growthring.conversations.queries.free import is_free, taken, why_closed
from growthring.conversations.queries.questions import sets_in_force
from growthring.conversations.queries.rhythm import pace_of
from growthring.conversations.queries.seats import Choice, choices_for, partnerships_of
from growthring.conversations.services import planning
from growthring.conversations.services.inviting import page_of
from growthring.conversations.services.parties import holders
from growthring.conversations.services.seats import PLANNERS
from growthring.core.access import Actor, ActorRequest, Forbidden
from growthring.core.permissions import listed
from growthring.people.models import PartnerKind, Person, Post
from growthring.people.views.common import post_of
from growthring.standards.queries import years_for
from growthring.standards.years import SchoolYears
from growthring.writing.drafts import with_draft


def conversation_of(actor: Actor, key: str) -> Conversation:
    """404 for one that is not to be seen; 403 for one that was only opened to read."""
    rows = Conversation.objects.visible_to(actor).select_related("post__person", "post__school", "other__partner")
    found = rows.filter(key=key).first()
    if found is None:
        raise Http404
    if not meetings_of(actor).filter(pk=found.pk).exists():
        raise Forbidden(_("This is for those who meet."))
    return found


def room_of(*, is_mine: bool) -> str:
    """Which item of the navigation a page about one post's meetings belongs to."""
    return "journey" if is_mine else "support"


@dataclass
class Room:
    actor: Actor
    post: Post

    @cached_property
    def years(self) -> SchoolYears:
        return years_for(self.post.trust_id, [self.post.school_id])[self.post.school_id]

    @property
    def is_mine(self) -> bool:
        return self.post.person_id == self.actor.person_id

    @property
    def about(self) -> Person | None:
        """Whom a draft of mine would be about."""
        return None if self.is_mine else self.post.person

    @property
    def name(self) -> str:
        """Of the navigation's item that this belongs to."""
        return room_of(is_mine=self.is_mine)

    def _against(self, form: WhenForm, persons: list[Person], but: Conversation | None = None) -> Iterator[str]:
        """What speaks against the time: said, never refused."""
        starts_at, minutes = form.starts_at, form.cleaned_data["minutes"]
        closed = why_closed(self.years, localdate(starts_at))
        if closed:
            yield _closed("-" if self.actor.is_guest else closed)
        ends_at = starts_at + timedelta(minutes=minutes)
        times = taken([person.pk for person in persons], starts_at, ends_at, but=but)
        for person in persons:
            if not is_free(times, [person.pk], starts_at, minutes):
                yield self._busy(person)

    def _busy(self, person: Person) -> str:
        if person.pk == self.actor.person_id:
            return _("You have another meeting at that time.")
        return _("%(name)s has another meeting at that time.") % {"name": person}

    def shown(self, form: Any) -> dict[str, Any]:
        post, year = self.post, self.years.year_of(self.actor.on)
        return {
            "form": form,
            "post": post,
            "is_mine": self.is_mine,
            "year": "" if self.actor.is_guest or year is None else year.name,
        }


@dataclass
class Planning(Room):
    held: list[Any]
    asked_again: str = ""

    @classmethod
    def of(cls, actor: Actor, key: str, asked_again: str = "") -> "Planning":
        """404 for a post one does not see, 403 for one whose meetings are not one's to plan."""
        held = partnerships_of(actor, key)
        is_party = any(actor.person_id in (row.partner_id, row.post.person_id) for row in held)
        room = cls(actor, held[0].post if is_party else post_of(actor, key), held, asked_again)
        if not is_party and not room.is_mine:
            raise Forbidden(PLANNERS)
        return room

    @cached_property
    def choices(self) -> list[Choice]:
        return choices_for(self.actor, self.post, self.held)

    def form(self, request: ActorRequest) -> PlanForm:
        rules_offer = any(row.offers_wellbeing for row in self.held)
        return with_draft(
            PlanForm,
            request,
            f"conversations_plan:{self.post.key}",
            about=self.about,
            keeps_choices=True,
            initial=self._beginning() if self.held else {},
            sets=sets_in_force(self.post.trust_id, self.post.school_id, self.actor.on),
            choices=self.choices,
            offers_wellbeing=rules_offer and any(each.with_manager for each in self.choices),
        )

    def _beginning(self) -> dict[str, Any]:
        return prefill.beginning(
            self.actor,
            self.post,
            like=prefill.again(self.actor, self.post, self.asked_again),
            last=prefill.last_held(self.actor, self.post),
            due_on=min((pace_of(row, self.actor.on).due_on for row in self._counting), default=None),
            years=self.years,
            minutes=self.held[0].usual_minutes,
            choices=self.choices,
        )

    @property
    def _counting(self) -> list[Any]:
        """By whose rhythm the next meeting is due: a partner's own; the learner's with the line manager, if any."""
        if not self.is_mine:
            return [row for row in self.held if row.partner_id == self.actor.person_id]
        return [row for row in self.held if row.kind == PartnerKind.LINE_MANAGER] or self.held

    def against(self, form: PlanForm) -> list[str]:
        return list(self._against(form, [self.post.person, *form.chosen.persons]))

    def plan(self, form: PlanForm) -> Conversation:
        said, chosen = form.cleaned_data, form.chosen
        return planning.plan(
            actor=self.actor,
            post=self.post,
            purpose=said["purpose"],
            starts_at=form.starts_at,
            minutes=said["minutes"],
            where=said["where"],
            with_manager=chosen.with_manager,
            other=chosen.other,
            has_wellbeing=said.get("has_wellbeing", False),
        )

    def shown(self, form: Any) -> dict[str, Any]:
        return {**super().shown(form), "nobody": not self.choices}


class Moving(Room):
    def __init__(self, actor: Actor, held: Conversation) -> None:
        super().__init__(actor, held.post)
        self.held = held

    @property
    def initial(self) -> dict[str, Any]:
        begins = localtime(self.held.starts_at)
        day = begins.date()
        if day < self.actor.on:  # it was missed: a day to come
            day = self.years.first_open_day(self.actor.on + timedelta(days=1))
        stands = {"minutes": self.held.minutes, "where": self.held.where, "seen": self.seen}
        return {"on": day, "at": begins.time(), **stands}

    @property
    def seen(self) -> str:
        return str(self.held.sequence)

    @cached_property
    def persons(self) -> list[Person]:
        return [holder.person for holder in holders(self.held)]

    def against(self, form: MoveForm) -> list[str]:
        return list(self._against(form, self.persons, but=self.held))

    def move(self, form: MoveForm) -> Conversation:
        said = form.cleaned_data
        return planning.move(
            actor=self.actor,
            conversation=self.held,
            starts_at=form.starts_at,
            minutes=said["minutes"],
            where=said["where"],
            word=said["word"],
            seen=said["seen"],
        )

    def shown(self, form: Any) -> dict[str, Any]:
        others = [str(person) for person in self.persons if person.pk != self.actor.person_id]
        return {**super().shown(form), "held": self.held, "others": listed(others), "meeting_url": page_of(self.held)}


def _closed(why: str) -> str:
    if why == "-":
        return _("The school is closed on that day.")
    return _("The school is closed on that day: %(why)s.") % {"why": why}
