"""The fictional trust on one fixed day. The module loads it once."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from growthring.audit.models import Event
from growthring.core import clock
from growthring.core.access import Role
from growthring.core.periods import running_on
from growthring.demo import texts
from growthring.demo.making import Making
from growthring.demo.personas import PERSONAS
from growthring.demo.tests import rules
from growthring.people.actors import actor_of
from growthring.people.models import Contract, PartnerKind, Partnership, Person, Post, School
from growthring.stages.models import Assurance, AssuranceItem, OpenRelease, Placement, State, Voice
from growthring.stages.queries.profile import profile_of
from growthring.standards.models import Gate, SchoolStages

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]
WHY = "testing the demo"
JUDGING = r"\b(grade|score|rating|fail\w*|inadequate|underperform\w*|outstanding|satisfactory|weak\w*|poor\w*)\b"


def test_eight_schools_of_different_kinds_and_some_eight_hundred_staff() -> None:
    running = Post.objects.unscoped(reason=WHY).filter(running_on(clock.today()), trust__slug="sorrelbeck")

    sizes = {
        school.slug: running.filter(school=school).values("person").distinct().count()
        for school in School.objects.unscoped(reason=WHY).filter(trust__slug="sorrelbeck")
    }
    assert len(sizes) == 8
    assert 780 <= running.values("person").distinct().count() <= 820
    assert 170 <= sizes["stonequay"] <= 190
    assert sizes["little-harkle"] < 20


def test_every_key_stays_inside_its_trust() -> None:
    assert rules.keys_that_cross() == []


def test_partnerships_are_as_the_rules_want_them() -> None:
    assert rules.partnerships_against_the_rules() == []


def test_checkpoints_hold_what_the_product_would_have_recorded() -> None:
    assert rules.checkpoints_recorded_otherwise() == []
    assert rules.columns_that_do_not_add_up() == []


def test_two_checkpoints_were_corrected_since() -> None:
    assert rules.corrected() == {"stonequay": ["2025-26.term_2"], "merrowby": ["2026-27.six_weeks"]}


def test_dialogues_follow_the_rules_of_the_dialogue() -> None:
    assert rules.dialogues_that_do_not_follow() == []
    assert rules.placements_ahead_of_a_list() == []


def test_nothing_was_written_in_days_to_come() -> None:
    assert rules.written_in_days_to_come() == []


def test_nobody_bears_the_name_of_another() -> None:
    assert rules.names_borne_twice() == []


def test_addresses_are_nobodys() -> None:
    addresses = Person.objects.unscoped(reason=WHY).exclude(email="").values_list("email", flat=True)

    assert [email for email in addresses if not email.endswith(".example")] == []


def test_every_persona_can_act_in_their_role() -> None:
    held = {}
    for persona in PERSONAS:
        person = Person.objects.unscoped(reason=WHY).get(user__email=persona.email)
        actor = actor_of(person)
        assert actor is not None, persona.key
        held[persona.key] = {str(grant.role) for grant in actor.grants} | {str(role) for role in actor.partner_as}

    assert held["head"] >= {Role.HD, Role.LM}
    assert held["pd-lead"] >= {Role.PDL}
    assert held["line-manager"] >= {Role.LM}
    assert held["coach"] == {Role.CM}
    assert held["guest-mentor"] == {Role.GM}
    assert held["trust-leader"] >= {Role.CEO}
    assert held["governor"] == {Role.GOV}
    assert held["office"] >= {Role.OFF}
    assert [held[key] for key in ("teacher", "newcomer", "teaching-assistant")] == [set(), set(), set()]


def test_most_people_stand_at_three_to_five_and_the_profile_fell_and_rose(demo: Making) -> None:
    school = next(house.school for house in demo.houses if house.slug == "stonequay")
    assert school is not None
    profile = profile_of(school, None)

    def mean(key: str) -> float:
        point = profile.point(key)
        assert point is not None
        placed = [row.position for row in profile.at(point).rows if row.position]
        assert sum(position in (3, 4, 5) for position in placed) > 0.85 * len(placed)
        return sum(placed) / len(placed)

    summer, autumn, next_summer = (mean(key) for key in ("2024-25.term_3", "2025-26.six_weeks", "2025-26.term_3"))
    assert autumn < summer - 0.15
    assert next_summer > autumn + 0.15


def test_two_newcomers_have_a_non_negotiable_open_beyond_week_six() -> None:
    today = clock.today()
    late = AssuranceItem.objects.unscoped(reason=WHY).filter(
        assured_on__isnull=True, due_on__lt=today, expectation__due="week_six", assurance__post__ends_on__isnull=True
    )

    assert {item.gate for item in late} == {Gate.NON_NEGOTIABLE}
    assert [bool(item.note and item.answer) and (item.review_on or today) > today for item in late] == [True, True]


def test_newcomers_are_seen_at_every_step() -> None:
    recent = Assurance.objects.unscoped(reason=WHY).filter(started_on__gt=clock.today() - timedelta(days=90))
    steps = {(row.mandatory_met_on is not None, row.non_negotiables_met_on is not None) for row in recent}

    assert steps == {(False, False), (True, False), (True, True)}


def test_something_waits_in_every_way_a_placement_can_wait() -> None:
    open_now = Placement.objects.unscoped(reason=WHY).exclude(state=State.AGREED)

    assert 15 <= open_now.filter(state=State.PROPOSED).count() <= 45
    assert 3 <= open_now.filter(state=State.CONTESTED).count() <= 6
    assert Placement.objects.unscoped(reason=WHY).filter(voided_at__isnull=False).count() == 1


def test_schools_differ_in_how_they_use_stages() -> None:
    modes = SchoolStages.objects.unscoped(reason=WHY).filter(trust__slug="sorrelbeck").values_list("mode", flat=True)

    assert set(modes) == {"off", "assurance", "self_placed", "agreed"}


def test_gaps_are_left_on_purpose() -> None:
    today = clock.today()
    running = Post.objects.unscoped(reason=WHY).filter(running_on(today), trust__slug="sorrelbeck")
    held = Partnership.objects.unscoped(reason=WHY).filter(running_on(today), post__in=running)
    managed = set(held.filter(kind=PartnerKind.LINE_MANAGER).values_list("post", flat=True))
    supported = set(held.filter(kind__in=[PartnerKind.COACH, PartnerKind.MENTOR]).values_list("post", flat=True))
    posts = set(running.values_list("pk", flat=True))

    assert 1 <= len(posts - managed) <= 12
    assert 5 <= len(posts - supported) <= 40
    assert held.filter(kind=PartnerKind.COACH, ends_on__lt=today + timedelta(days=30)).count() >= 5


def test_contracts_tell_of_part_time_absence_and_fixed_terms() -> None:
    contracts = Contract.objects.unscoped(reason=WHY)

    assert contracts.filter(fte__lt=1).count() > 300
    assert contracts.filter(absent_from__lte=clock.today(), absent_until__gt=clock.today()).count() > 5
    assert contracts.filter(fixed_term_until__gt=clock.today()).exists()


def test_what_people_wrote_is_varied_and_judges_nobody() -> None:
    said = set(Voice.objects.unscoped(reason=WHY).exclude(sentence="").values_list("sentence", flat=True))
    stock = "\n".join(path.read_text() for path in Path(texts.__file__).parent.glob("*.py"))

    assert len(said) > 300
    assert re.findall(JUDGING, stock, re.IGNORECASE) == []


def test_the_record_tells_who_looked_and_the_open_pictures_are_out() -> None:
    teacher = next(one.email for one in PERSONAS if one.key == "teacher")
    looked = Event.objects.unscoped(reason=WHY).filter(
        subject_id=Person.objects.unscoped(reason=WHY).get(email=teacher).pk, verb=Event.Verb.LOOKED
    )

    assert set(looked.values_list("acting_as", flat=True)) == {Role.LM, Role.CM}
    assert OpenRelease.objects.unscoped(reason=WHY).filter(school__isnull=True, withheld="").exists()
