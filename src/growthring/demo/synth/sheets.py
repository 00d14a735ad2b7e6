"""The tables of a synthetic world, parents before children, and how what has gathered gets written."""

from functools import partial
from random import Random

from django.db import connection, models

from growthring.accounts.models import User
from growthring.audit.models import Event
from growthring.commitments.models import Action, Promise, PromiseReason, PromiseStep
from growthring.conversations.models import Arisen, Conversation, Edition, Invited, Line, Party, Signature, Words
from growthring.demo.synth.rows import Table, insert, reset_counters
from growthring.interop.models import ImportBatch
from growthring.people.models import Contract, Partnership, Person, Post, RoleGrant, School, Team, Trust
from growthring.stages.models import (
    Assurance,
    AssuranceItem,
    Checkpoint,
    CheckpointRow,
    OpenRelease,
    Placement,
    Voice,
)
from growthring.standards.models import SchoolStages

CONVERSATION = """
    trust post purpose questions with_manager other starts_at minutes where sequence planned_by planned_at state
    sent_at begun_at held_on ended_at degree next_on has_wellbeing
"""
PROMISE = "trust post kind what owed_by due_on promised_by promised_on state settled_on shared_at"


class Sheets:
    """Rows of the world that wait to be written. `written` counts those that are."""

    def __init__(self, keys: Random) -> None:
        def table(model: type[models.Model], fields: str, dice: Random = keys) -> Table:
            return Table(model, fields, dice)

        said = partial(table, dice=Random(keys.random()))  # noqa: S311 - without talks the rest stays as it is

        self.trusts = table(Trust, "name slug")
        self.users = table(User, "email password is_active date_joined")
        self.schools = table(School, "trust name slug phase urn source_id")
        self.teams = table(Team, "trust school name")
        self.modes = table(SchoolStages, "trust school mode")
        self.persons = table(Person, "trust user given_name family_name email staff_id joined_on left_on")
        self.posts = table(Post, "trust person school team kind title early_career starts_on ends_on")
        self.contracts = table(Contract, "trust post part_time fte")
        self.grants = table(RoleGrant, "trust person role school granted_by starts_on ends_on")
        self.partnerships = table(Partnership, "trust post partner kind mode coaching_since starts_on ends_on")
        self.assurances = table(Assurance, "trust post started_on mandatory_met_on non_negotiables_met_on")
        self.items = table(
            AssuranceItem,
            "trust assurance expectation gate due_on review_on assured_on assured_by note answer answered_at",
        )
        self.placements = table(
            Placement,
            "trust post stage scale effective_on recorded_at state basis settled_at voided_at voided_by void_reason",
        )
        self.voices = table(Voice, "trust placement person part act stage sentence said_at")
        self.checkpoints = table(Checkpoint, "trust school calendar point on closed_at")
        self.frozen = table(CheckpointRow, "trust checkpoint post post_kind team_name standing stage_position")
        self.releases = table(OpenRelease, "trust school calendar_name point on released_at persons bands withheld")
        self.conversations = said(Conversation, CONVERSATION)
        self.invited = said(Invited, "trust conversation person sequence told starts_at is_cancelled")
        self.parties = said(Party, "trust conversation person partnership joined_at ready_at sat_at")
        self.words = said(Words, "trust conversation question person text written_at")
        self.lines = said(Line, "trust conversation question text")
        self.editions = said(Edition, "trust conversation number content opened_by opened_at signed_at")
        self.signatures = said(Signature, "trust edition person signed_at")
        self.actions = said(Action, "trust post owner kind text due_on added_by added_on done_on")
        self.promises = said(Promise, PROMISE)
        self.reasons = said(PromiseReason, "trust promise text")
        self.steps = said(PromiseStep, "trust promise person act due_on at")
        self.arisen = said(Arisen, "trust conversation action promise")
        self.batches = table(ImportBatch, "trust made_by made_at on file_name format state applied_at summary")
        self.events = table(Event, "at trust_id actor_id acting_as verb kind where subject_id school_id")
        self.all: list[Table] = [each for each in vars(self).values() if isinstance(each, Table)]
        self.written = 0

    def write(self) -> None:
        for table in self.all:
            insert(table.model._meta.db_table, table.columns, table.rows)
            self.written += len(table.rows)
            table.rows = []

    def finish(self) -> None:
        reset_counters(table.model for table in self.all)


def hurry() -> None:
    """On SQLite, for this connection: room for the indexes in memory, and the disk waited for at the end of a trust."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA cache_size = -262144")
