"""A person's meetings under an address of their own. Its key is shown once; only its digest is kept."""

import hashlib
import secrets

from django.db import transaction

from growthring.core import clock
from growthring.core.access import Actor
from growthring.notices.addresses import has_left
from growthring.notices.models import CalendarFeed
from growthring.people.actors import actor_of
from growthring.people.models import Person
from growthring.people.services.events import DIRECTORY, Verb, happened

WHY = "a calendar shows the key of its feed, and is nobody who signs in"
WHERE = "calendar address"
KEY_BYTES = 32


def feed_of(actor: Actor) -> CalendarFeed | None:
    return CalendarFeed.objects.visible_to(actor).first()


@transaction.atomic
def make(*, actor: Actor) -> str:
    """The new key. An older one opens nothing from now on."""
    key, old = secrets.token_urlsafe(KEY_BYTES), feed_of(actor)
    feed = old or CalendarFeed(trust_id=actor.trust_id, person_id=actor.person_id)
    feed.key_digest, feed.made_at, feed.fetched_on = digest_of(key), clock.now(), None
    feed.save()
    verb = Verb.CHANGED if old else Verb.ADDED
    happened(actor, verb, DIRECTORY, WHERE, trust=actor.trust_id, person=actor.person_id)
    return key


@transaction.atomic
def take_away(*, actor: Actor) -> bool:
    gone, _models = CalendarFeed.objects.visible_to(actor).delete()
    if gone:
        happened(actor, Verb.ENDED, DIRECTORY, WHERE, trust=actor.trust_id, person=actor.person_id)
    return bool(gone)


def person_of(key: str) -> Person | None:
    """Found by the digest, so that the time it takes tells nothing of any key. None also for whoever has left."""
    rows = CalendarFeed.objects.unscoped(reason=WHY).filter(key_digest=digest_of(key))
    feed = rows.select_related("person__user", "person__trust").first()
    if feed is None or has_left(feed.person) or actor_of(feed.person) is None:
        return None
    if feed.fetched_on != clock.today():
        rows.update(fetched_on=clock.today())
    return feed.person


def digest_of(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
