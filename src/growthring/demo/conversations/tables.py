"""The tables that conversations and what came of them go into, parents before children."""

from random import Random

from django.db import models

from growthring.commitments.models import Action, Offer, Promise, PromiseReason, PromiseStep
from growthring.conversations.models import (
    Arisen,
    Change,
    Conversation,
    Edition,
    Evidence,
    Invited,
    Line,
    LineVersion,
    Party,
    Rhythm,
    Signature,
    WayReview,
    Wellbeing,
    Words,
)
from growthring.demo.synth.rows import Table, insert, reset_counters

FIELDS: dict[str, tuple[type[models.Model], str]] = {
    "conversations": (
        Conversation,
        """trust post purpose questions with_manager other starts_at minutes where sequence planned_by planned_at state
        sent_at begun_at held_on ended_at degree next_on has_wellbeing""",
    ),
    "parties": (Party, "trust conversation person partnership joined_at ready_at shared_at sat_at"),
    "invited": (Invited, "trust conversation person sequence told starts_at is_cancelled"),
    "changes": (Change, "trust conversation person act at word was_at"),
    "words": (Words, "trust conversation question person text written_at"),
    "lines": (Line, "trust conversation question text version written_by"),
    "line_versions": (LineVersion, "trust line number text writer written_at"),
    "evidence": (Evidence, "trust conversation person note added_at"),
    "wellbeing": (Wellbeing, "trust conversation person text written_at"),
    "editions": (Edition, "trust conversation number content reason opened_by opened_at signed_at"),
    "signatures": (Signature, "trust edition person signed_at disagreement"),
    "actions": (Action, "trust post owner kind text due_on added_by added_on done_on note"),
    "promises": (
        Promise,
        "trust post kind what owed_by due_on promised_by promised_on state settled_on shared_at",
    ),
    "reasons": (PromiseReason, "trust promise text"),
    "steps": (PromiseStep, "trust promise person act word due_on at"),
    "arisen": (Arisen, "trust conversation action promise"),
    "offers": (Offer, "trust person text offered_on"),
    "rhythms": (Rhythm, "trust partnership weeks agreed_on agreed_by"),
    "ways": (
        WayReview,
        "trust partnership ask_on learner_says learner_said_at partner_says partner_said_at decided_on",
    ),
}


class Tables:
    """What waits to be written, by the names of `FIELDS`."""

    def __init__(self, keys: Random) -> None:
        self._tables = {name: Table(model, fields, keys) for name, (model, fields) in FIELDS.items()}

    def add(self, name: str, *values: object) -> int:
        """Returns the row's number."""
        return self._tables[name].add(*values)

    def key_of_last(self, name: str) -> str:
        return str(self._tables[name].rows[-1][1])

    def write(self) -> int:
        written = 0
        for table in self._tables.values():
            insert(table.model._meta.db_table, table.columns, table.rows)
            written += len(table.rows)
            table.rows = []
        return written

    def finish(self) -> None:
        reset_counters(table.model for table in self._tables.values())
