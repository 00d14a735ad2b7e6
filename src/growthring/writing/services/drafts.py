"""What somebody is writing, kept for them alone until they send it or throw it away."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from types import MappingProxyType

from django.db import transaction

from growthring.core import clock
from growthring.core.access import Actor
from growthring.core.scoping import ScopedQuerySet
from growthring.core.wordings import worded
from growthring.people.models import Person
from growthring.writing.choices import Values, differing
from growthring.writing.models import IN_USE, Draft
from growthring.writing.models.drafts import is_beside
from growthring.writing.services.bins import put_in_bin

LARGEST = 100_000  # characters of one form
MOST = 200  # drafts a person
FIRST_WARNING, LAST_WARNING = timedelta(days=30), timedelta(days=7)


class TooMuch(Exception):
    """A draft of more characters, or one draft more, than is kept for one person."""


@transaction.atomic
def save_draft(
    *,
    actor: Actor,
    place: str,
    fields: Mapping[str, str],
    choices: Mapping[str, Values] = MappingProxyType({}),
    offered: Mapping[str, Values] = MappingProxyType({}),
    about: int | None = None,
    stamp: str | None = None,
    at: datetime | None = None,
) -> Draft | None:
    """Keep the boxes as they are now; without a word in any of them, there is no draft. `about`: a person's number.

    `choices` is all that is chosen, `offered` what the page began with: only what differs is kept.

    `stamp` is of the draft that the page went on from. If another has been kept since, on another device or in another
    window, its words are not written over: it goes into the bin.
    """
    texts, made = cleaned(fields), differing(offered, cleaned_choices(choices))
    if not made and not any(text.strip() for name, text in texts.items() if not is_beside(name)):
        drop_draft(actor=actor, place=place, stamp=stamp, choices=choices)
        return None
    boxes: dict[str, str | Values] = {**texts, **made}
    if sum(len(name) + sum(map(len, each)) for name, each in boxes.items()) > LARGEST:
        raise TooMuch
    mine = drafts_of(actor=actor)
    if not mine.filter(place=place).exists() and mine.count() >= MOST:
        raise TooMuch
    put_by(actor=actor, place=place, stamp=stamp, texts=texts, choices=choices)
    values = {"fields": boxes, "about_id": None if about == actor.person_id else about, "saved_at": at or clock.now()}
    draft, _is_new = mine.update_or_create(
        writer_id=actor.person_id, place=place, defaults=values, create_defaults={**values, "trust_id": actor.trust_id}
    )
    return draft


def drafts_of(*, actor: Actor) -> ScopedQuerySet[Draft]:
    return Draft.objects.visible_to(actor).filter(IN_USE)


def draft_of(*, actor: Actor, place: str) -> Draft | None:
    return next(iter(_at(actor, place=place)), None)


@worded
def _at(actor: Actor, *, place: str) -> ScopedQuerySet[Draft]:
    return Draft.objects.visible_to(actor).filter(IN_USE, place=place)


def drafts_at(*, actor: Actor, places: Iterable[str]) -> dict[str, Draft]:
    """Of a page with several forms, by their place. One query."""
    return {draft.place: draft for draft in drafts_of(actor=actor).filter(place__in=list(places))}


@transaction.atomic
def drop_draft(
    *,
    actor: Actor,
    place: str,
    stamp: str | None = None,
    texts: Mapping[str, str] = MappingProxyType({}),
    choices: Mapping[str, Values] = MappingProxyType({}),
) -> None:
    """It has been sent, as `texts` and `choices`, or there is nothing in it any more."""
    put_by(actor=actor, place=place, stamp=stamp, texts=texts, choices=choices)
    drafts_of(actor=actor).filter(place=place).delete()


def cleaned(fields: Mapping[str, str]) -> dict[str, str]:
    return {name: text.replace("\r\n", "\n").replace("\0", "") for name, text in fields.items()}


def cleaned_choices(choices: Mapping[str, Values]) -> dict[str, Values]:
    return {name: [value.replace("\0", "") for value in values] for name, values in choices.items()}


def stamp_of(draft: Draft | None) -> str:
    return draft.saved_at.isoformat() if draft else ""


def put_by(
    *, actor: Actor, place: str, stamp: str | None, texts: Mapping[str, str], choices: Mapping[str, Values]
) -> None:
    """Into the bin with a draft that the page has never seen, unless each of its words stands in the new texts, and
    each of its choices was made there as well."""
    other = drafts_of(actor=actor).select_for_update().filter(place=place).first() if stamp is not None else None
    if other is None or stamp_of(other) == stamp:
        return
    words = any(text.strip() not in texts.get(name, "") for name, text in other.texts.items() if not is_beside(name))
    if words or differing(choices, other.choices):
        put_in_bin(actor=actor, row=other)


def throw_away(*, actor: Actor, draft: Draft) -> None:
    """Into its writer's bin."""
    put_in_bin(actor=actor, row=draft)


def make_room(actor: Actor, draft: Draft) -> None:
    """Before a draft comes back to its place: the one that is there now goes into the bin in its stead."""
    for other in drafts_of(actor=actor).filter(place=draft.place):
        put_in_bin(actor=actor, row=other)


@dataclass(frozen=True, slots=True)
class Going:
    """A draft that goes on a day unless its writer goes on with it. `warning` is 1, and 2 in the last week."""

    draft: Draft
    on: date
    warning: int


def about_to_go(person: Person, on: date) -> Iterable[Going]:
    """A person's own drafts that go within thirty days of `on`, for a digest to tell them of."""
    rows = Draft.objects.unscoped(reason="the writer is told which of their own drafts will go")
    for draft in rows.filter(IN_USE, writer=person).order_by("saved_at", "pk"):
        first = LAST_WARNING if draft.about_id else FIRST_WARNING
        if on >= draft.goes - first:
            yield Going(draft, draft.goes, 2 if on >= draft.goes - LAST_WARNING else 1)
