"""Whom one may plan a meeting with: every choice has a seat for whoever plans."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from growthring.conversations.models import Conversation
from growthring.conversations.queries.rhythm import rule, with_pace
from growthring.core.access import Actor
from growthring.core.periods import running_on
from growthring.people.models import PartnerKind, Partnership, Person, Post

MANAGER = "manager"
AND = "."


@dataclass(frozen=True, slots=True)
class Choice:
    """`persons` are those who sit in it beside the learner."""

    value: str
    label: str
    with_manager: bool
    other: Partnership | None
    persons: tuple[Person, ...]


def partnerships_of(actor: Actor, key: str) -> list[Any]:
    """Who supports the post of the key today, the line manager first, with what `pace_of` reads and the school's rules.
    A guest knows of their own partnership alone. One query."""
    rows = Partnership.objects.visible_to(actor).filter(running_on(actor.on), post__key=key)
    told = with_pace(rows.select_related("partner", "post__person", "post__school", "post__team")).annotate(
        usual_minutes=rule("minutes"), offers_wellbeing=rule("wellbeing")
    )
    return sorted(told, key=lambda row: (row.kind != PartnerKind.LINE_MANAGER, row.pk))


def choices_for(actor: Actor, post: Post, held: list[Partnership]) -> list[Choice]:
    """The pairs first, then the whole triad."""
    managers = [row for row in held if row.kind == PartnerKind.LINE_MANAGER]
    others = [row for row in held if row.kind != PartnerKind.LINE_MANAGER]
    triads = [[manager, other] for manager in managers for other in others if manager.partner_id != other.partner_id]
    offered = [[row] for row in held] + triads
    if post.person_id != actor.person_id:
        offered = [rows for rows in offered if any(row.partner_id == actor.person_id for row in rows)]
    return [_choice(actor, rows) for rows in offered]


def value_of(conversation: Conversation) -> str:
    parts = [MANAGER] if conversation.with_manager else []
    return AND.join([*parts, conversation.other.key] if conversation.other else parts)


def _choice(actor: Actor, rows: list[Partnership]) -> Choice:
    managers = [row for row in rows if row.kind == PartnerKind.LINE_MANAGER]
    others = [row for row in rows if row.kind != PartnerKind.LINE_MANAGER]
    value = AND.join([MANAGER for _row in managers] + [row.key for row in others])
    label = _("%(one)s and %(other)s") if len(rows) > 1 else "%(one)s"
    named = [_named(actor, row) for row in rows]
    told = label % {"one": named[0], "other": named[-1]}
    return Choice(value, told, bool(managers), others[0] if others else None, tuple(row.partner for row in rows))


def _named(actor: Actor, row: Partnership) -> str:
    who = _("You") if row.partner_id == actor.person_id else str(row.partner)
    return _("%(name)s (%(kind)s)") % {"name": who, "kind": row.get_kind_display().lower()}
