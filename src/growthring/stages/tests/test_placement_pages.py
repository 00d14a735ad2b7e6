"""The placement page for each reader, its answers, and what waits."""

from datetime import date, datetime
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from growthring.people.models import PartnerKind, Person, Share
from growthring.stages.models import Placement, State, Voice
from growthring.stages.services.placements import differ, place, place_self
from growthring.stages.tests.worlds import World, placed, world
from growthring.standards.models import StageMode
from tests.factories import PartnershipFactory, PostFactory, RoleGrantFactory, acting

pytestmark = pytest.mark.django_db
TODAY = date(2025, 11, 20)
SENTENCE = "I plan with my colleagues."


@pytest.fixture(autouse=True)
def _today() -> Any:
    with time_machine.travel(datetime(2025, 11, 20, 12), tick=False):
        yield


@pytest.fixture
def here() -> World:
    return world()


def as_(person: Person) -> Client:
    client = Client()
    assert person.user is not None
    client.force_login(person.user)
    return client


def page(here: World, person: Person, name: str = "stages_post") -> str:
    answer = as_(person).get(reverse(name, args=[here.post.key]))
    assert answer.status_code == 200
    return answer.content.decode()


def send(here: World, person: Person, name: str, **data: Any) -> int:
    return as_(person).post(reverse(name, args=[here.post.key]), data).status_code


def proposed(here: World, position: int = 4) -> Placement:
    return place_self(
        actor=acting(here.learner),
        post=here.post,
        stage=here.stages[position - 1],
        sentence=SENTENCE,
        effective_on=TODAY,
    )


def contested(here: World) -> Placement:
    placement = proposed(here, 5)
    for person, position in ((here.manager, 4), (here.learner, 5)):
        placement = differ(
            actor=acting(person), placement=placement, stage=here.stages[position - 1], sentence=f"{person} sees it."
        )
    return placement


def test_the_learner_places_themself_and_the_line_manager_agrees(here: World) -> None:
    given = {"stage": 4, "sentence": SENTENCE, "effective_on": TODAY}
    assert send(here, here.learner, "stages_place", **given) == 302
    assert "Agree: Fitting" in page(here, here.manager)
    assert send(here, here.manager, "stages_answer", do="agree", seen=4) == 302
    text = page(here, here.learner)
    assert "How it came about" in text
    assert SENTENCE in text
    assert Placement.objects.unscoped(reason="test").get().state == State.AGREED


def test_agreeing_to_what_was_changed_meanwhile_is_refused_in_words(here: World) -> None:
    proposed(here)
    client = as_(here.manager)
    answer = client.post(reverse("stages_answer", args=[here.post.key]), {"do": "agree", "seen": 5})
    assert answer.status_code == 422
    assert "said something else meanwhile" in answer.content.decode()


def test_what_was_typed_stays_when_it_is_refused(here: World) -> None:
    given = {"stage": 4, "sentence": "Words I typed", "effective_on": "2026-03-01"}
    answer = as_(here.learner).post(reverse("stages_place", args=[here.post.key]), given)
    assert answer.status_code == 422
    assert "Words I typed" in answer.content.decode()
    assert "at most a month ahead" in answer.content.decode()
    assert Placement.objects.exists() is False


def test_the_head_reads_both_sentences_and_settles(here: World) -> None:
    contested(here)
    text = page(here, here.head)
    assert f"{here.manager} sees it." in text
    assert f"{here.learner} sees it." in text
    assert send(here, here.head, "stages_settle", stage=5, sentence="From what both wrote.") == 302
    assert Placement.objects.unscoped(reason="test").get().stage.position == 5


def test_a_head_who_is_a_party_is_told_who_settles(here: World) -> None:
    contested(here)
    RoleGrantFactory.create(person=here.manager, role="HD", school=here.school)
    assert "A trust leader can give the head" in page(here, here.manager)
    assert send(here, here.manager, "stages_settle", stage=5, sentence="So.") == 403


def test_the_pd_lead_reads_and_has_nothing_to_press(here: World) -> None:
    proposed(here)
    text = page(here, here.pd_lead)
    assert SENTENCE in text
    assert reverse("stages_answer", args=[here.post.key]) not in text
    assert send(here, here.pd_lead, "stages_answer", stage=5, sentence="So.") == 403


def test_a_coach_sees_the_stage_and_no_sentence_once_it_is_opened_to_them(here: World) -> None:
    placement = placed(here.post, here.stages[3])
    Voice.objects.create(
        trust=here.school.trust,
        placement=placement,
        person=here.learner,
        part="learner",
        act="places",
        stage=here.stages[3],
        sentence=SENTENCE,
        said_at=datetime(2025, 9, 1, 12).astimezone(),
    )
    assert as_(here.coach).get(reverse("stages_post", args=[here.post.key])).status_code == 404
    held = here.post.partnerships.unscoped(reason="test").get(kind=PartnerKind.COACH)
    Share.objects.create(
        trust=here.school.trust, partnership=held, record_kind="Stage placement", shared_at=placement.recorded_at
    )
    text = page(here, here.coach)
    assert "Fitting" in text
    assert SENTENCE not in text
    assert send(here, here.coach, "stages_place", stage=4, sentence="", effective_on=TODAY) == 403


def test_a_colleague_finds_no_such_page(here: World) -> None:
    placed(here.post, here.stages[3])
    other = here.head.posts.unscoped(reason="test").get()
    assert as_(here.learner).get(reverse("stages_post", args=[other.key])).status_code == 404
    assert as_(world().learner).get(reverse("stages_post", args=[here.post.key])).status_code == 404


def test_there_are_no_stage_pages_where_the_school_works_without() -> None:
    here = world(StageMode.OFF)
    for person in (here.learner, here.manager, here.head):
        assert as_(person).get(reverse("stages_post", args=[here.post.key])).status_code == 404


def test_the_learner_asks_and_the_line_manager_voids(here: World) -> None:
    placed(here.post, here.stages[3])
    assert send(here, here.learner, "stages_error", sentence="That was my other post.") == 302
    assert "That was my other post." in page(here, here.manager)
    assert "said to be an error" in as_(here.manager).get(reverse("stages_waiting")).content.decode()
    assert send(here, here.manager, "stages_error", sentence="Right, the other post.", do="void") == 302
    assert "Fitting" not in page(here, here.learner).split("Where I see myself")[0]


def test_one_withdraws_what_nobody_has_answered(here: World) -> None:
    place(actor=acting(here.manager), post=here.post, stage=here.stages[3], effective_on=TODAY)
    assert send(here, here.learner, "stages_withdraw") == 422
    assert send(here, here.manager, "stages_withdraw") == 302
    assert Placement.objects.unscoped(reason="test").filter(voided_at__isnull=True).count() == 0


@pytest.mark.parametrize(
    ("make", "who"),
    [(proposed, "manager"), (contested, "head")],
)
def test_a_placement_waits_on_one_side_only(here: World, make: Any, who: str) -> None:
    make(here)
    link = reverse("stages_post", args=[here.post.key])
    waits = [
        name
        for name in ("learner", "manager", "coach", "head", "pd_lead")
        if link in as_(getattr(here, name)).get(reverse("stages_waiting")).content.decode()
    ]
    assert waits == [who]


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("who", "queries"), [("learner", 10), ("manager", 11), ("head", 11)])
def test_the_page_costs_the_same_for_one_placement_and_three(
    here: World, who: str, queries: int, rows: int, django_assert_num_queries: Any
) -> None:
    for number in range(rows):
        placed(here.post, here.stages[number], date(2025, 9, 1 + number))
    client = as_(getattr(here, who))
    url = reverse("stages_post", args=[here.post.key])
    client.get(url)
    with django_assert_num_queries(queries):
        client.get(url)


@pytest.mark.parametrize("rows", [1, 3])
def test_what_waits_costs_the_same_for_one_and_three(here: World, rows: int, django_assert_num_queries: Any) -> None:
    for number in range(rows):
        post = here.post if number == 0 else PostFactory.create(school=here.school, person=here.learner)
        if number:
            PartnershipFactory.create(post=post, partner=here.manager)
        place_self(actor=acting(here.learner), post=post, stage=here.stages[2], sentence=SENTENCE, effective_on=TODAY)
    client = as_(here.manager)
    client.get(reverse("stages_waiting"))
    with django_assert_num_queries(6):
        client.get(reverse("stages_waiting"))


def test_looking_at_somebody_elses_stage_is_recorded_and_at_ones_own_is_not(here: World) -> None:
    from growthring.audit.models import Event

    placed(here.post, here.stages[3])
    for person in (here.learner, here.manager):
        page(here, person)
    looked = Event.objects.unscoped(reason="test").filter(verb="looked")
    assert list(looked.values_list("actor_id", "subject_id", "kind")) == [
        (here.manager.pk, here.learner.pk, "Stage placement")
    ]
