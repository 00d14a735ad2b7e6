"""Drafts go along with their writer when a school changes trust."""

from django.db.models import F

from growthring.people import moving
from growthring.people.models import Person
from growthring.writing.models import Draft, SentOnce
from growthring.writing.models.drafts import ABOUT_OTHERS, ONES_OWN


def register() -> None:
    moving.carries(SentOnce, moving.WITH_PERSON)
    moving.stays(Draft, "it goes along with its writer: see below")
    moving.after(carry_drafts)


def carry_drafts(move: moving.Move) -> None:
    drafts = Draft.objects.unscoped(reason=moving.WHY)
    drafts.filter(writer__in=move.movers).update(trust=move.new)
    for old, new in move.replaced.get(Person, {}).items():
        drafts.filter(trust=move.new, about=old).update(about=new)
    # About somebody who is in the other trust now: it names them no more, and still goes after as many days.
    for mine, others in ((move.old, move.new), (move.new, move.old)):
        drafts.filter(trust=mine, about__trust=others).update(
            about=None, saved_at=F("saved_at") - (ONES_OWN - ABOUT_OTHERS)
        )
