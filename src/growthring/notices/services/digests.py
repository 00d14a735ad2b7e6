"""Writing the one mail a day: who is due, what is new for them, and the row in the outbox, in one transaction each.

A worker may be killed at any moment: a person's day is marked, their mail put in and its lines noted together, or not
at all, and the next run goes on with whoever is left.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import structlog
from django.conf import settings
from django.db import DatabaseError, transaction
from django.db.models import Exists, OuterRef, Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import ngettext

from growthring.core.mail import absolute
from growthring.core.periods import running_on
from growthring.notices import unsubscribing
from growthring.notices.digest import Line, lines_for
from growthring.notices.landing import linker
from growthring.notices.models import MailWishes, Message, Told
from growthring.notices.models.wishes import EVERY_DAY
from growthring.notices.quiet import ClosedDays, is_quiet
from growthring.notices.services.outbox import put
from growthring.people.actors import actor_of
from growthring.people.models import Person, Post

WHY = "what waits for each person is told to that person, by mail"
AT_A_TIME = 200
NOT_AGAIN_FOR = timedelta(days=7)

log = structlog.get_logger("growthring.notices")


@dataclass(frozen=True, slots=True)
class Day:
    moment: datetime
    on: date

    @classmethod
    def of(cls, moment: datetime) -> "Day":
        return cls(moment, timezone.localtime(moment).date())


def begin_wishes() -> None:
    """A row of defaults for everybody who signs in and has none yet."""
    theirs = MailWishes.objects.unscoped(reason=WHY).filter(person=OuterRef("pk"))
    without = Person.objects.unscoped(reason=WHY).filter(~Exists(theirs), user__is_active=True, left_on__isnull=True)
    for _round in range(1000):
        persons = list(without.order_by("pk")[:AT_A_TIME])
        rows = [MailWishes(person=person, trust_id=person.trust_id) for person in persons]
        MailWishes.objects.bulk_create(rows, ignore_conflicts=True)
        if len(persons) < AT_A_TIME:
            return


def due(day: Day) -> Q:
    """Whose chosen time has come today, and whose day nobody has looked at."""
    here = timezone.localtime(day.moment)
    chosen = Q(wants_digest=True, at__lte=here.time(), on_day__in=(EVERY_DAY, here.weekday()))
    fresh = Q(looked_at_on__isnull=True) | Q(looked_at_on__lt=day.on)
    return chosen & fresh & (Q(holidays_too=True) if is_quiet(day.moment) else Q())


def batches(day: Day) -> Iterator[list[MailWishes]]:
    after = 0
    while True:
        rows = MailWishes.objects.unscoped(reason=WHY).filter(due(day), pk__gt=after, person__user__is_active=True)
        batch = list(rows.select_related("person__trust", "person__user").order_by("pk")[:AT_A_TIME])
        if not batch:
            return
        yield batch
        after = batch[-1].pk


def write(batch: list[MailWishes], day: Day) -> int:
    """How many mails were put into the outbox."""
    return sum(_look_at(wishes, day, is_free=is_free) for wishes, is_free in _with_free_days(batch, day))


def _with_free_days(batch: list[MailWishes], day: Day) -> Iterator[tuple[MailWishes, bool]]:
    schools = _schools_of([wishes.person_id for wishes in batch], day.on)
    closed: dict[int, ClosedDays] = {}
    for wishes in batch:
        if wishes.trust_id not in closed:
            there = {school for each in batch if each.trust_id == wishes.trust_id for school in schools[each.person_id]}
            closed[wishes.trust_id] = ClosedDays(wishes.trust_id, there, day.on)
        yield wishes, not wishes.holidays_too and closed[wishes.trust_id].is_free(schools[wishes.person_id])


def _schools_of(persons: list[int], on: date) -> dict[int, set[int | None]]:
    found: dict[int, set[int | None]] = {person: set() for person in persons}
    posts = Post.objects.unscoped(reason=WHY).filter(running_on(on), person__in=persons).order_by()
    for person, school in posts.values_list("person_id", "school_id"):
        found[person].add(school)
    return found


def _look_at(wishes: MailWishes, day: Day, *, is_free: bool) -> bool:
    """One person's broken page must not keep a mail from all who come after them."""
    try:
        with transaction.atomic():
            mine = MailWishes.objects.unscoped(reason=WHY).filter(due(day), pk=wishes.pk)
            return bool(mine.update(looked_at_on=day.on)) and not is_free and _tell(wishes, day)
    except DatabaseError:
        raise
    except Exception:
        log.exception("a digest could not be written", person=wishes.person_id)
        return False


def _tell(wishes: MailWishes, day: Day) -> bool:
    person = wishes.person
    actor = actor_of(person)
    if actor is None:
        return False
    with translation.override(wishes.language or settings.LANGUAGE_CODE):
        news = _news(person, lines_for(actor), day.on)
        if news:
            _put(person, news, day)
    return bool(news)


def _news(person: Person, found: list[tuple[str, list[Line]]], on: date) -> list[tuple[str, list[Line]]]:
    """What has not been said in the last week."""
    recent = Told.objects.unscoped(reason=WHY).filter(person=person, told_on__gt=on - NOT_AGAIN_FOR)
    said = set(recent.values_list("line", flat=True))
    fresh = [(label, [line for line in lines if mark_of(line) not in said]) for label, lines in found]
    return [(label, lines) for label, lines in fresh if lines]


def _put(person: Person, news: list[tuple[str, list[Line]]], day: Day) -> None:
    lines = [line for _label, lines in news for line in lines]
    count = len(lines)
    subject = ngettext("%(count)d thing waits for you", "%(count)d things wait for you", count) % {"count": count}
    put(
        trust_id=person.trust_id,
        dedupe=f"digest:{person.pk}:{day.on}",
        purpose=Message.Purpose.DIGEST,
        person=person,
        subject=subject,
        text=_words(person, news),
        send_after=day.moment,
    )
    _note(person, lines, day.on)


def _note(person: Person, lines: Iterable[Line], on: date) -> None:
    marks = {mark_of(line) for line in lines}
    rows = [Told(trust_id=person.trust_id, person=person, line=mark, told_on=on) for mark in sorted(marks)]
    Told.objects.bulk_create(rows, update_conflicts=True, unique_fields=["person", "line"], update_fields=["told_on"])


def mark_of(line: Line) -> str:
    return hashlib.sha256(line.key.encode()).hexdigest()


def _words(person: Person, news: list[tuple[str, list[Line]]]) -> str:
    link = linker(person)
    parts = [(label, [(line.text, link(line.url)) for line in lines]) for label, lines in news]
    told = {
        "parts": parts,
        "choices": absolute(reverse("account_mail")),
        "way_out": unsubscribing.address_for(person),
    }
    return render_to_string("notices/mail/digest.txt", told).strip() + "\n"
