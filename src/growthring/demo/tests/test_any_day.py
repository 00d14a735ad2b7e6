"""The demo makes sense whenever it is made: in the first days of a year, in the holidays, before a checkpoint."""

import hashlib
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import models, transaction

from growthring.commitments.models import Action, Offer, Promise, PromiseStep
from growthring.conversations.models import Conversation, Line, Signature, Words
from growthring.demo.making import Making, make
from growthring.demo.personas import PERSONAS
from growthring.demo.tests import rules, talks
from growthring.demo.world import ORDER, World
from growthring.people.actors import actor_of
from growthring.people.models import Person, School, Trust
from growthring.standards.models import Calendar, Expectation, ScaleVersion, Stage

pytestmark = pytest.mark.django_db
DAYS = [
    date(2026, 9, 3),
    pytest.param(date(2027, 1, 4), marks=pytest.mark.long),
    pytest.param(date(2027, 4, 1), marks=pytest.mark.long),
    pytest.param(date(2027, 7, 21), marks=pytest.mark.long),
    pytest.param(date(2028, 8, 15), marks=pytest.mark.long),
    pytest.param(date(2028, 2, 29), marks=pytest.mark.long),
    pytest.param(date(2026, 10, 12), marks=pytest.mark.long),
]

GIVEN = (Stage, ScaleVersion, Expectation, Calendar)  # made by the service that starts any trust, with chance keys

SAID: tuple[tuple[type[models.Model], tuple[str, ...]], ...] = (
    (Conversation, ("post__key", "purpose", "starts_at", "where", "state", "degree", "next_on", "other__key")),
    (Words, ("conversation__key", "person__key", "question__code", "text", "written_at")),
    (Line, ("conversation__key", "question__code", "text")),
    (Signature, ("edition__conversation__key", "person__key", "signed_at", "disagreement")),
    (Action, ("post__key", "text", "due_on", "done_on", "note")),
    (Promise, ("post__key", "what", "due_on", "state", "settled_on", "shared_at")),
    (PromiseStep, ("promise__key", "act", "word", "at")),
    (Offer, ("person__key", "text", "offered_on")),
)


def made_on(day: date) -> Making:
    return make(World(day))


@pytest.mark.parametrize("day", DAYS)
def test_the_rules_hold_on_any_day(day: date) -> None:
    with time_machine.travel(datetime.combine(day, time(9, 30), ZoneInfo("Europe/London")), tick=False):
        made_on(day)

        assert rules.keys_that_cross() == []
        assert rules.partnerships_against_the_rules() == []
        assert rules.checkpoints_recorded_otherwise() == []
        assert rules.dialogues_that_do_not_follow() == []
        assert rules.placements_ahead_of_a_list() == []
        assert rules.written_in_days_to_come() == []
        persons = Person.objects.unscoped(reason=rules.WHY).filter(user__email__in=[one.email for one in PERSONAS])
        assert {actor_of(person) is None for person in persons} == {False}
        assert persons.count() == len(PERSONAS)
        assert len(rules.corrected()) == 2
        assert talks.days_off() == []
        assert talks.in_days_to_come() == []
        assert talks.read_twice() == []
        assert talks.seats_that_were_nobodys() == []
        assert talks.managers_ahead_without_one() == []
        assert talks.owed_by_nobody_here() == []
        assert talks.open_for_those_who_left() == 0
        assert talks.questions_out_of_time() == []


def test_the_same_day_makes_the_same_trust() -> None:
    day = date(2026, 11, 21)
    with time_machine.travel(datetime.combine(day, time(9, 30), ZoneInfo("Europe/London")), tick=False):
        assert digest(day) == digest(day)


def digest(day: date) -> str:
    """Of everything that would be saved, by public key; then it is all undone."""
    with transaction.atomic():
        making = Making(World(day))
        steps = [step for _name, step in making.steps()]
        for step in steps[:6]:
            step()
        found = hashlib.sha256()
        for model in ORDER:
            for row in making.world.pending(model):
                found.update(repr(_content(row)).encode())
        for step in steps[6:8]:  # saved, and what people said to each other
            step()
        for said, fields in SAID:
            rows = said._default_manager.unscoped(reason=rules.WHY).order_by("key")  # type: ignore[attr-defined]
            found.update(repr(list(rows.values_list("key", *fields))).encode())
        schools = School.objects.unscoped(reason=rules.WHY).order_by("slug").values_list("key", "name")
        found.update(repr([*schools, *Trust.objects.order_by("slug").values_list("key")]).encode())
        transaction.set_rollback(True)
    return found.hexdigest()


def _content(row: models.Model) -> list[object]:
    """The row's own values, and the public keys of those it leads to."""
    found: list[object] = []
    for field in row._meta.concrete_fields:
        if isinstance(field, models.ForeignKey):
            related = row._state.fields_cache.get(field.name)
            found.append(str(related) if isinstance(related, GIVEN) else getattr(related, "key", None))
        elif not field.primary_key:
            found.append(getattr(row, field.attname))
    return found
