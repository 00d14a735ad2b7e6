"""Forms of conversations, and of what is sent by mail, as whoever may send them fills them in."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.test import Client

from growthring.conversations.models import Conversation
from growthring.conversations.services.questions import SetText
from growthring.core import clock
from growthring.core.access import Role
from growthring.people.models import Person
from tests.access.sent import Sent
from tests.access.world import World

SELF, LM, OFF = Role.SELF, Role.LM, Role.OFF
LATER = timedelta(days=40)


def _sent(**fields: Any) -> dict[str, Any]:
    return {"repeat_key": str(uuid4()), **fields}


def _when(world: World) -> dict[str, Any]:
    day = clock.today() + LATER
    return {"on": day.isoformat(), "at": "15:30", "minutes": "45", "where": "Room 2", "anyway": "on"}


def _plan(world: World) -> dict[str, Any]:
    return {**_when(world), "purpose": "check_in", "who": "manager"}


def _begins(world: World) -> dict[str, Any]:
    present = [world.here.cast[role].key for role in (SELF, LM)]
    return _sent(present=present, held_on=clock.today().isoformat())


def _today(client: Client, person: Person) -> None:
    """The meeting ahead is today's."""
    ahead = Conversation.objects.unscoped(reason="test").filter(state="planned", post__person__trust=person.trust)
    ahead.update(starts_at=clock.now())


def _questions(world: World) -> dict[str, Any]:
    base = world.here.lived.questions
    words = SetText.of(base)
    fields = {"name": "In our words", "introduction": "", "note": "", "based_on": base.key}
    fields["in_force_from"] = clock.today().isoformat()
    for position, asked in enumerate(words.questions, start=1):
        fields |= {f"text_{position}": asked.text, f"purpose_{position}": asked.purpose}
        fields |= {f"learner_prompt_{position}": asked.learner_prompt}
        fields |= {f"partner_prompt_{position}": asked.partner_prompt}
    return fields


CONVERSATIONS = [
    Sent("account_mail", SELF, lambda w: {"on_day": "0", "at": "12:30"}),
    Sent("conversations_plan", SELF, _plan, ("who",)),
    Sent("conversations_move", SELF, lambda w: {**_when(w), "word": "The hall is free then"}),
    Sent("conversations_call_off", LM, lambda w: {"word": "I am away"}),
    Sent("conversations_prepare", SELF, lambda w: _sent(q1="What I think", q2="Where I am", stood="planned")),
    Sent("conversations_evidence", SELF, lambda w: _sent(note="A plan", link="https://example.org/plan")),
    Sent("conversations_begin", SELF, _begins, ("present",), ready=(_today,)),
    Sent("conversations_outcome", LM, lambda w: _sent(degree="support", next_on=(clock.today() + LATER).isoformat())),
    Sent("conversations_reopen", SELF, lambda w: _sent(reason="A name is wrong")),
    Sent("conversations_set_edit", OFF, _questions),
    Sent("conversations_rules", OFF, lambda w: {"weeks": "8", "minutes": "30", "sent_before": "3"}),
]
# Pressed, with nothing in them; or answers to what has just been said or shown. Each has tests in its package.
PRESSED = {
    "account_mail_feed",
    "commitments_action_untick",
    "commitments_not_kept",
    "conversations_come",
    "conversations_end",
    "conversations_evidence_remove",
    "conversations_leave_signed",
    "conversations_line",
    "conversations_pair",
    "conversations_pen",
    "conversations_ready",
    "conversations_send",
    "conversations_set_back",
    "conversations_share",
    "conversations_sign",
    "conversations_term",
    "conversations_term_undo",
    "conversations_unplan",
}
