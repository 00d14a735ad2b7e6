"""A made-up installation keeps to the product's own rules."""

from collections import Counter
from collections.abc import Iterator

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from pytest_django import Settings
from pytest_django.plugin import DjangoDbBlocker

from growthring.audit.models import Event
from growthring.conversations.models import Conversation
from growthring.core import clock
from growthring.core.periods import running_on
from growthring.demo.synth.building import build
from growthring.demo.synth.personas import PERSONAS
from growthring.demo.synth.size import Size
from growthring.demo.tests import rules, talks
from growthring.demo.tests.conftest import NOW
from growthring.people.models import Post, School, Trust
from growthring.stages.models import Placement

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]
WHY = "testing the made-up world"
SMALL = Size(trusts=2, schools=5, staff=190, years=3, seed=7)


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock(), time_machine.travel(NOW, tick=False), transaction.atomic():
        build(SMALL, clock.today())
        yield
        transaction.set_rollback(True)


def test_the_world_is_as_large_as_asked() -> None:
    here = Post.objects.unscoped(reason=WHY).filter(running_on(clock.today()), school__isnull=False)

    assert Trust.objects.count() == 2
    assert School.objects.unscoped(reason=WHY).count() == 5
    assert 0.95 * SMALL.staff <= here.count() <= SMALL.staff


def test_it_keeps_to_the_rules_of_the_services() -> None:
    assert rules.keys_that_cross() == []
    assert rules.partnerships_against_the_rules() == []
    assert rules.checkpoints_recorded_otherwise() == []
    assert rules.columns_that_do_not_add_up() == []
    assert rules.dialogues_that_do_not_follow() == []
    assert rules.placements_ahead_of_a_list() == []
    assert rules.written_in_days_to_come() == []
    assert Placement.objects.unscoped(reason=WHY).count() > SMALL.staff
    assert Event.objects.unscoped(reason=WHY).count() > SMALL.staff * SMALL.years


def test_conversations_are_as_the_services_would_have_made_them() -> None:
    states = Counter(Conversation.objects.unscoped(reason=WHY).values_list("state", flat=True))

    assert set(states) == {"signed", "planned"}
    assert states["signed"] > 2 * SMALL.staff
    assert talks.days_off() == []
    assert talks.in_days_to_come() == []
    assert talks.editions_told_otherwise(every=40) == []
    assert talks.arisen_otherwise() == []
    assert talks.signatures_missing() == []
    assert talks.questions_out_of_time() == []
    assert talks.managers_ahead_without_one() == []
    assert talks.owed_by_nobody_here() == []
    assert talks.open_for_those_who_left() == 0


def test_every_persona_may_sign_in(settings: Settings, client: Client) -> None:
    settings.DEMO = True
    shown = client.get("/demo/").content.decode()

    assert [one.key for one in PERSONAS if f"/demo/{one.key}/" not in shown] == []
    for one in PERSONAS:
        assert client.post(f"/demo/{one.key}/")["Location"] == "/"
        assert client.get("/account/").status_code == 200
