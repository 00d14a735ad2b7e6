"""What must hold of the conversations of a made-up world: the product's own rules, asked of its rows."""

from collections import Counter, defaultdict
from datetime import date

from django.db.models import Model
from django.utils import timezone

from growthring.commitments.models import Action, Promise, PromiseStep
from growthring.conversations.models import (
    Arisen,
    Change,
    Conversation,
    Edition,
    Line,
    Party,
    QuestionSet,
    Rhythm,
    Signature,
    WayReview,
    Wellbeing,
    Words,
)
from growthring.conversations.queries.records import Content
from growthring.conversations.services.editions import content_of
from growthring.core import clock
from growthring.core.periods import running_on
from growthring.people.models import PartnerKind, Partnership, RoleGrant
from growthring.standards.english import school_year_of
from growthring.standards.queries import years_for
from growthring.standards.years import SchoolYears

WHY = "testing the demo"
Read = tuple[int, int, str]  # person, school year, words
MOMENTS: tuple[tuple[type[Model], tuple[str, ...]], ...] = (
    (Conversation, ("planned_at", "sent_at", "begun_at", "held_on", "ended_at")),
    (Party, ("joined_at", "ready_at", "shared_at", "sat_at")),
    (Words, ("written_at",)),
    (Wellbeing, ("written_at",)),
    (Change, ("at",)),
    (Edition, ("opened_at", "signed_at")),
    (Signature, ("signed_at",)),
    (Action, ("added_on", "done_on")),
    (Promise, ("promised_on", "settled_on", "shared_at")),
    (PromiseStep, ("at",)),
    (Rhythm, ("agreed_on",)),
    (WayReview, ("learner_said_at", "partner_said_at", "decided_on")),
)


def read_twice() -> list[Read]:
    """Words and agreed lines that somebody who sat there meets a second time in one school year."""
    sat: dict[int, list[tuple[int, int]]] = defaultdict(list)
    rows = Party.objects.unscoped(reason=WHY).filter(sat_at__isnull=False)
    for talk, person, day in rows.values_list("conversation", "person", "conversation__held_on"):
        sat[talk].append((person, school_year_of(day or date.max)))
    found: Counter[Read] = Counter()
    for model in (Words, Line):
        texts = model.objects.unscoped(reason=WHY).exclude(text="")
        for talk, text in texts.values_list("conversation", "text"):
            found.update((person, year, text) for person, year in sat[talk])
    return [read for read, times in found.items() if times > 1]


def days_off() -> list[str]:
    """Meetings, next meetings and due days on which the school of the post is closed."""
    calendars: dict[tuple[int, int | None], SchoolYears] = {}
    found = []
    for model, fields in (
        (Conversation, ("held_on", "next_on", "starts_at")),
        (Action, ("due_on", "done_on")),
        (Promise, ("due_on", "settled_on")),
    ):
        rows = model.objects.unscoped(reason=WHY).values_list("pk", "trust", "post__school", *fields)
        for pk, trust, school, *days in rows:
            if (trust, school) not in calendars:
                calendars[trust, school] = years_for(trust, [school])[school]
            for field, day in zip(fields, days, strict=True):
                plain = timezone.localdate(day) if field == "starts_at" else day
                if plain is not None and not calendars[trust, school].is_open(plain):
                    found.append(f"{model.__name__} {pk} {field} {plain}")
    return found


def in_days_to_come() -> list[str]:
    now, today = clock.now(), clock.today()
    return [
        f"{model.__name__}.{field}"
        for model, fields in MOMENTS
        for field in fields
        for latest in [today if field.endswith("_on") else now]
        if model._default_manager.unscoped(reason=WHY).filter(**{f"{field}__gt": latest}).exists()  # type: ignore[attr-defined]
    ]


def seats_that_were_nobodys() -> list[str]:
    """Who sat there without a partnership that ran on that day, or in two meetings at one time."""
    rows = Party.objects.unscoped(reason=WHY).filter(sat_at__isnull=False).select_related("conversation", "partnership")
    wrong = [
        str(row.pk)
        for row in rows
        for held in [row.partnership]
        if held is not None
        and ((row.conversation.held_on or date.max) not in held.period or held.partner_id != row.person_id)
    ]
    times = Counter((row.person_id, row.conversation.starts_at) for row in rows)
    return wrong + [str(who) for who, count in times.items() if count > 1]


def editions_told_otherwise(every: int) -> list[int]:
    """Signed content that is not what the services would have frozen; one in so many is asked."""
    rows = Edition.objects.unscoped(reason=WHY).filter(signed_at__isnull=False).order_by("pk")[::every]
    found = []
    for row in rows:
        held = Conversation.objects.unscoped(reason=WHY).select_related("post__person", "post__school", "questions")
        if _as_then(row.content) != _as_then(content_of(held.get(pk=row.conversation_id))):
            found.append(row.pk)
    return found


def _as_then(content: Content) -> Content:
    """Without what goes on after the day: more actions and promises, and what became of those."""
    return {name: value for name, value in content.items() if name not in ("actions", "promises")}


def arisen_otherwise() -> list[int]:
    """Signed editions that tell of other actions and promises than those that came out of the meeting."""
    rows = Arisen.objects.unscoped(reason=WHY).select_related("action", "promise")
    came: dict[int, set[str]] = defaultdict(set)
    for row in rows:
        came[row.conversation_id].add(row.action.text if row.action else row.promise.what if row.promise else "")
    editions = Edition.objects.unscoped(reason=WHY).filter(signed_at__isnull=False)
    return [
        edition.pk
        for edition in editions
        if {each["what"] for name in ("actions", "promises") for each in edition.content[name]}
        != came[edition.conversation_id]
    ]


def signatures_missing() -> list[int]:
    """Signed conversations whose newest edition somebody who sat there has not signed."""
    sat = Counter(
        Party.objects.unscoped(reason=WHY).filter(sat_at__isnull=False).values_list("conversation", flat=True)
    )
    signed = Counter(Signature.objects.unscoped(reason=WHY).values_list("edition", flat=True))
    rows = Edition.objects.unscoped(reason=WHY).filter(conversation__state=Conversation.State.SIGNED)
    return [pk for pk, talk in rows.values_list("pk", "conversation") if signed[pk] != sat[talk]]


def questions_out_of_time() -> list[str]:
    """Versions that were not in force at the day, or belong to another school."""
    rows = Conversation.objects.unscoped(reason=WHY).select_related("questions", "post")
    return [
        str(row)
        for row in rows
        if row.questions.school_id not in (None, row.post.school_id)
        or row.questions.in_force_from > timezone.localdate(row.starts_at)
        or row.questions.purpose != row.purpose
    ]


def own_wordings() -> list[QuestionSet]:
    return list(QuestionSet.objects.unscoped(reason=WHY).filter(school__isnull=False))


def managers_ahead_without_one() -> list[str]:
    today = clock.today()
    rows = Conversation.objects.unscoped(reason=WHY).filter(state=Conversation.State.PLANNED, with_manager=True)
    running = Partnership.objects.unscoped(reason=WHY).filter(running_on(today), kind=PartnerKind.LINE_MANAGER)
    return [str(row) for row in rows.exclude(post__in=running.values("post"))]


def day_of(told: Conversation) -> date:
    return timezone.localdate(told.starts_at)


def owed_by_nobody_here() -> list[int]:
    """Open promises of running posts that whoever owes them can no longer keep: no partner, and no leader."""
    today = clock.today()
    rows = Promise.objects.unscoped(reason=WHY).filter(running_on(today, path="post"), state__in=["open", "asked"])
    partners = Partnership.objects.unscoped(reason=WHY).filter(running_on(today))
    leaders = RoleGrant.objects.unscoped(reason=WHY).filter(running_on(today), role__in=["HD", "PDL"])
    held = set(partners.values_list("post", "partner"))
    led = set(leaders.values_list("person", flat=True))
    return [row.pk for row in rows if (row.post_id, row.owed_by_id) not in held and row.owed_by_id not in led]


def open_for_those_who_left() -> int:
    gone = Promise.objects.unscoped(reason=WHY).filter(post__ends_on__lte=clock.today())
    return gone.filter(state__in=["open", "asked"]).count()
