"""Every model says what becomes of its rows; and what is said is done."""

from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.conf import LazySettings
from django.core.management import call_command
from django.db.models import Model

from growthring.audit.models import Event
from growthring.core import retention
from growthring.core.records import declared
from growthring.interop.models import LeaverProposal
from growthring.people.models import LegalHold, Person, Trust
from growthring.stages.models import AssuranceItem, CheckpointRow, Voice
from growthring.stages.tests.worlds import placed, scale_for
from growthring.standards.models import Expectation, Gate
from growthring.upkeep import forgetting
from growthring.upkeep.doctor import work
from growthring.upkeep.doctor.findings import Level
from growthring.upkeep.models import Occasion
from growthring.upkeep.tests import kept_journey  # noqa: F401  adds its samples
from growthring.upkeep.tests.kept_samples import (
    DAY,
    NOW,
    SAMPLES,
    YEARS_BEGIN,
    assurances,
    batches,
    entries,
    placements,
    rows_of_checkpoints,
)
from tests.factories import PartnershipFactory, PersonFactory, PostFactory, SchoolFactory

# Going round the guard of events needs a transaction of its own on SQLite.
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def still() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def is_there(row: Any) -> bool:
    return bool(type(row)._base_manager.filter(pk=row.pk).exists())


def test_every_model_says_what_becomes_of_its_rows() -> None:
    declares = {model for model in apps.get_models() if declared(model)}

    assert declares - retention.answers().keys() == set()
    assert {rule.model for rule in retention.rules()} & retention.kept().keys() == set()
    assert {rule.model for rule in retention.rules()} == SAMPLES.keys(), "an old row and a young one of each"


@pytest.mark.parametrize("model", SAMPLES, ids=lambda model: model._meta.label)
def test_what_is_past_its_time_goes_and_what_is_not_stays(model: type[Model]) -> None:
    old, young = SAMPLES[model]()
    told = forgetting.what_would_go()[model._meta.label]
    before = is_there(old), is_there(young)
    gone = forgetting.forget()[model._meta.label]

    assert (told, before, gone, is_there(old), is_there(young)) == (1, (True, True), 1, False, True)
    assert model._meta.label not in forgetting.forget()


def test_what_went_is_one_event_a_trust_and_kind_with_its_count() -> None:
    old, _young = placements()
    forgetting.forget()

    rows = Event.objects.unscoped(reason="test").filter(where="retention")
    assert list(rows.values_list("trust_id", "verb", "kind", "actor_id", "count")) == [
        (old.trust_id, "ended", "Stage placement", None, 1)
    ]


@pytest.mark.parametrize("samples", [placements, rows_of_checkpoints])
def test_nothing_under_a_legal_hold_goes_until_it_ends(samples: Any) -> None:
    old, _young = samples()
    person = old.post.person
    hold = LegalHold.objects.create(
        trust=person.trust, person=person, case="2026/17", begun_at=NOW, begun_by=1, begun_with=2
    )
    held = forgetting.forget(), is_there(old)
    hold.ended_at = NOW
    hold.save()
    forgetting.forget()

    assert (held, is_there(old)) == (({}, True), False)


def somebody_held(trust: Trust) -> Person:
    held = PersonFactory.create(trust=trust)
    LegalHold.objects.create(trust=trust, person=held, case="2026/17", begun_at=NOW, begun_by=1, begun_with=2)
    return held


def test_what_names_somebody_under_a_legal_hold_beside_whom_it_is_about_stays_too() -> None:
    """Whom an import proposed as a leaver; who supported whoever left, said something of them, or assured them."""
    batch, left, placement, assurance = (make()[0] for make in (batches, entries, placements, assurances))
    LeaverProposal.objects.create(trust=batch.trust, batch=batch, person=somebody_held(batch.trust), why="missing")
    post = PostFactory.create(person=left, school__trust=left.trust, starts_on=YEARS_BEGIN, ends_on=left.left_on)
    PartnershipFactory.create(post=post, partner=somebody_held(left.trust), starts_on=YEARS_BEGIN)
    said = {"part": Voice.Part.LINE_MANAGER, "act": Voice.Act.PLACES, "stage": placement.stage, "said_at": NOW}
    trust = placement.trust
    Voice.objects.create(trust=trust, placement=placement, person=somebody_held(trust), **said)
    trust = assurance.trust
    item = Expectation.objects.create(trust=trust, gate=Gate.MANDATORY, text="Safeguarding training")
    told = {"trust": trust, "expectation": item, "gate": item.gate, "due_on": YEARS_BEGIN}
    AssuranceItem.objects.create(assurance=assurance, assured_by=somebody_held(trust), **told)
    stayed = forgetting.forget(), [is_there(row) for row in (batch, left, placement, assurance)]
    LegalHold.objects.unscoped(reason="test").update(ended_at=NOW)
    forgetting.forget()

    assert stayed == ({}, [True, True, True, True])
    assert [is_there(row) for row in (batch, left, placement, assurance)] == [False, False, False, False]


def test_an_entry_waits_for_the_last_record_that_needs_it() -> None:
    left, _young = entries()
    school = SchoolFactory.create(trust=left.trust)
    post = PostFactory.create(school=school, person=left, starts_on=YEARS_BEGIN, ends_on=left.left_on)
    placement = placed(post, scale_for(post.trust)[0], YEARS_BEGIN)
    forgetting.forget()
    with_it = is_there(left), is_there(post)
    with time_machine.travel(NOW + 5 * 365 * DAY, tick=False):
        gone = forgetting.forget()

    assert with_it == (True, True)
    assert (gone["stages.Placement"], gone["people.Person"]) == (1, 2)
    assert [is_there(row) for row in (left, post, placement)] == [False, False, False]


def test_many_go_some_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forgetting, "AT_ONCE", 2)
    monkeypatch.setattr(forgetting, "MOST", 4)
    monkeypatch.setattr(forgetting, "PAUSE_S", 0)
    Occasion.objects.bulk_create(Occasion(name=f"task {n}", due=NOW - 40 * DAY) for n in range(11))

    assert (forgetting.forget(), Occasion.objects.count()) == ({"upkeep.Occasion": 11}, 0)


def test_a_run_that_breaks_off_has_told_what_went_and_the_next_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    old, _young = rows_of_checkpoints()
    others = [PostFactory.create(school=old.post.school, starts_on=old.post.starts_on) for _each in range(4)]
    for post in others:
        told = {"post_kind": "teacher", "standing": "placed", "stage_position": 2}
        CheckpointRow.objects.create(trust=old.trust, checkpoint=old.checkpoint, post=post, **told)
    monkeypatch.setattr(forgetting, "AT_ONCE", 2)
    monkeypatch.setattr("time.sleep", breaks_off)
    with pytest.raises(KeyboardInterrupt):
        forgetting.forget()
    old.checkpoint.refresh_from_db()
    half = old.checkpoint.counted, number_of_rows()
    monkeypatch.undo()
    gone = forgetting.forget()
    old.checkpoint.refresh_from_db()
    counts = Event.objects.unscoped(reason="test").filter(where="retention").order_by("pk")

    assert half == ({"places": {"3": 1, "2": 4}, "persons": 5}, 4)
    assert (gone, old.checkpoint.counted, number_of_rows()) == ({"stages.CheckpointRow": 3}, half[0], 1)
    assert list(counts.values_list("count", flat=True)) == [2, 3]


def breaks_off(_seconds: float) -> None:
    raise KeyboardInterrupt


def number_of_rows() -> int:
    return CheckpointRow.objects.unscoped(reason="test").count()


def said(*options: str) -> list[str]:
    out = StringIO()
    call_command("forget", *options, stdout=out)
    return out.getvalue().splitlines()


def test_the_command_says_what_would_go_and_does_it_when_told() -> None:
    old, _young = placements()
    kept = "current school year and three after another took its place; the one in force stays"
    line = f"        1  stages.Placement: kept {kept}"
    would, there = said(), is_there(old)

    assert there
    assert would == [
        line,
        "1 rows are past their time. Nothing was changed: a worker does it at night, --now does it now.",
    ]
    assert (said("--now"), is_there(old)) == ([line, "Forgotten: 1 rows."], False)
    assert said() == ["Nothing is past its time."]


def test_the_doctor_sees_that_nothing_is_forgotten(settings: LazySettings) -> None:
    placements()
    never = list(work.what_is_past_its_time())
    Occasion.objects.create(name=work.FORGETTING, due=NOW - DAY)

    assert [(f.level, f.what) for f in never] == [
        (Level.LOOK, "Nothing has been forgotten yet, and these have rows that are past their time: stages.Placement.")
    ]
    assert list(work.what_is_past_its_time()) == []
