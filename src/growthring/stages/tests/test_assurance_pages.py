"""A newcomer's lists on the page, as each reader has them."""

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from growthring.audit.models import Event
from growthring.core import clock
from growthring.core.access import Role
from growthring.core.scoping import watching
from growthring.people.handover import owed_by
from growthring.people.models import PartnerKind, Partnership, Person, Post, Share
from growthring.stages.models import Assurance, AssuranceItem, Placement
from growthring.stages.policy import ASSURANCE
from growthring.stages.queries.assurance import (
    assurance_due,
    days_to_met,
    highest_stage_on,
    my_assurance,
)
from growthring.stages.queries.assurance import newcomers as newcomers_of
from growthring.stages.services.assurance import assure_items
from growthring.stages.services.newcomers import open_for_newcomers
from growthring.standards.models import Gate, SchoolStages, StageMode
from growthring.standards.services import start_trust_standards
from tests.factories import PartnershipFactory, PersonFactory, PostFactory, RoleGrantFactory, SchoolFactory, acting

pytestmark = pytest.mark.django_db

WHY = "test"
FIRST_DAY = date(2026, 9, 1)
TODAY = date(2026, 9, 20)


@pytest.fixture(autouse=True)
def in_september() -> Iterator[None]:
    with time_machine.travel("2026-09-20 10:00", tick=False):
        yield


WHAT_EVERY_REQUEST_LOADS = {Event}


class Cast:
    """A newcomer and everyone who might open the page."""

    guest: Person

    def __init__(self) -> None:
        self.school = SchoolFactory.create()
        start_trust_standards(self.school.trust)
        self.newcomer, self.manager, self.coach, self.head, self.pd_lead, self.colleague, self.governor = (
            self.person() for _ in range(7)
        )
        self.post = PostFactory.create(school=self.school, person=self.newcomer, starts_on=FIRST_DAY, kind="site")
        for each in (self.manager, self.coach, self.head, self.pd_lead, self.colleague):
            PostFactory.create(school=self.school, person=each)
        PartnershipFactory.create(post=self.post, partner=self.manager, starts_on=FIRST_DAY)
        self.coaching = PartnershipFactory.create(post=self.post, partner=self.coach, kind=PartnerKind.COACH)
        for person, role in ((self.head, Role.HD), (self.pd_lead, Role.PDL), (self.governor, Role.GOV)):
            RoleGrantFactory.create(person=person, role=role, school=self.school)
        other = SchoolFactory.create(trust=self.school.trust)
        self.other_head = self.person()
        RoleGrantFactory.create(person=self.other_head, role=Role.HD, school=other)
        self.office = self.person()
        RoleGrantFactory.create(person=self.office, role=Role.OFF, school=self.school)
        open_for_newcomers([self.post], TODAY)

    def person(self, **fields: object) -> Person:
        return PersonFactory.create(trust=self.school.trust, **fields)

    def share(self, partnership: Partnership) -> None:
        Share.objects.create(
            trust=self.school.trust, partnership=partnership, record_kind=ASSURANCE, shared_at=clock.now()
        )

    def items(self, **kept: object) -> list[AssuranceItem]:
        rows = AssuranceItem.objects.unscoped(reason=WHY).filter(assurance__post=self.post, **kept)
        return list(rows.select_related("expectation").order_by("pk"))


@pytest.fixture
def cast() -> Cast:
    return Cast()


def client_of(person: Person) -> Client:
    client = Client()
    assert person.user is not None
    client.force_login(person.user)
    return client


def page(post: Post) -> str:
    return reverse("stages_assurance", args=[post.key])


def status(cast: Cast, person: Person) -> tuple[int, int]:
    item = reverse("stages_assurance_item", args=[cast.items()[0].key])
    client = client_of(person)
    return client.get(page(cast.post)).status_code, client.get(item).status_code


@pytest.mark.parametrize("reader", ["newcomer", "manager", "head", "pd_lead"])
def test_who_reads_the_lists(cast: Cast, reader: str) -> None:
    assert status(cast, getattr(cast, reader)) == (200, 200)


@pytest.mark.parametrize("reader", ["coach", "colleague", "governor", "other_head", "office"])
def test_for_everyone_else_they_are_not_there(cast: Cast, reader: str) -> None:
    assert status(cast, getattr(cast, reader)) == (404, 404)


def test_in_another_trust_they_are_not_there(cast: Cast) -> None:
    assert status(cast, Cast().head) == (404, 404)


def test_a_coach_reads_what_the_newcomer_opened_and_no_longer_when_it_is_closed(cast: Cast) -> None:
    cast.share(cast.coaching)
    assert status(cast, cast.coach) == (200, 200)
    assert 'name="pick"' not in client_of(cast.coach).get(page(cast.post)).content.decode()
    Share.objects.unscoped(reason=WHY).update(withdrawn_at=clock.now())
    assert status(cast, cast.coach) == (404, 404)


def test_a_mentor_from_outside_reads_what_was_opened(cast: Cast) -> None:
    guest = cast.person(is_guest=True)
    mentoring = PartnershipFactory.create(post=cast.post, partner=guest, kind=PartnerKind.MENTOR)
    assert status(cast, guest) == (404, 404)
    cast.share(mentoring)
    assert status(cast, guest) == (200, 200)
    assert cast.items()[0].expectation.text in client_of(guest).get(page(cast.post)).content.decode()


def test_each_reader_has_their_own_part_on_the_page(cast: Cast) -> None:
    pages = {
        name: client_of(getattr(cast, name)).get(page(cast.post)).content.decode()
        for name in ("newcomer", "manager", "head")
    }
    assert {name: 'name="pick"' in text for name, text in pages.items()} == {
        "newcomer": False,
        "manager": True,
        "head": False,
    }
    item = reverse("stages_assurance_item", args=[cast.items()[0].key])
    answers = {name: 'name="text"' in client_of(getattr(cast, name)).get(item).content.decode() for name in pages}
    assert answers == {"newcomer": True, "manager": False, "head": False}


def test_the_line_manager_ticks_several_with_one_save(cast: Cast) -> None:
    client = client_of(cast.manager)
    chosen = cast.items()[:3]
    sent = {"pick": [item.key for item in chosen], "on": "2026-09-18", "note": "Walked through together"}
    answer = client.post(reverse("stages_assurance_assure", args=[cast.post.key]), sent)
    assert (answer.status_code, answer["Location"]) == (302, page(cast.post))

    done = [item for item in cast.items() if item.assured_on]
    assert {(item.assured_on, item.note, item.assured_by_id) for item in done} == {
        (date(2026, 9, 18), "Walked through together", cast.manager.pk)
    }
    assert [item.pk for item in done] == [item.pk for item in chosen]
    seen = client_of(cast.newcomer).get(page(cast.post)).content.decode()
    assert seen.count(f"assured 18 Sep 2026 by {cast.manager}") == 3


@pytest.mark.parametrize(
    ("sent", "wrong"),
    [
        ({"on": "2026-09-18", "note": "Kept"}, "pick"),
        ({"pick": ["nosuchitem"], "on": "2026-09-18", "note": "Kept"}, "pick"),
        ({"pick": "first", "on": "2026-09-21", "note": "Kept"}, "on"),
        ({"pick": "first", "on": "", "note": "Kept"}, "on"),
    ],
)
def test_what_cannot_be_saved_is_said_and_kept(cast: Cast, sent: dict[str, str], wrong: str) -> None:
    first = cast.items()[0].key
    sent = sent | ({"pick": first} if sent.get("pick") == "first" else {})
    answer = client_of(cast.manager).post(reverse("stages_assurance_assure", args=[cast.post.key]), sent)
    text = answer.content.decode()
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [wrong])
    assert 'value="Kept"' in text
    assert text.count(" checked") == (sent.get("pick") == first)
    assert {item.assured_on for item in cast.items()} == {None}


@pytest.mark.parametrize("reader", ["newcomer", "head", "pd_lead"])
def test_others_who_read_do_not_assure(cast: Cast, reader: str) -> None:
    client = client_of(getattr(cast, reader))
    item = cast.items()[0]
    sent = {"pick": [item.key], "on": "2026-09-18"}
    assert client.post(reverse("stages_assurance_assure", args=[cast.post.key]), sent).status_code == 403
    assert client.post(reverse("stages_assurance_reopen", args=[item.key])).status_code == 403
    review = reverse("stages_assurance_review", args=[cast.items(gate=Gate.NON_NEGOTIABLE)[0].key])
    assert client.post(review, {"to": "2026-12-01"}).status_code == 403
    assert {item.assured_on for item in cast.items()} == {None}


@pytest.mark.parametrize("reader", ["coach", "colleague", "other_head", "office"])
def test_who_may_not_read_finds_nothing_to_write_to(cast: Cast, reader: str) -> None:
    client = client_of(getattr(cast, reader))
    cast_item = cast.items()[0]
    for verb in ("assure", "start"):
        assert client.post(reverse(f"stages_assurance_{verb}", args=[cast.post.key])).status_code == 404
    for verb in ("answer", "review", "reopen"):
        assert client.post(reverse(f"stages_assurance_{verb}", args=[cast_item.key])).status_code == 404


def test_the_newcomer_answers_and_nobody_else(cast: Cast) -> None:
    item = cast.items()[0]
    answer = reverse("stages_assurance_answer", args=[item.key])
    sent = {"text": "I would like to see it once more."}
    assert client_of(cast.newcomer).post(answer, sent)["Location"] == f"{page(cast.post)}#item-{item.key}"
    assert "I would like to see it once more." in client_of(cast.manager).get(page(cast.post)).content.decode()
    assert client_of(cast.manager).post(answer, {"text": "Mine"}).status_code == 403
    assert client_of(cast.newcomer).post(answer, {"text": "x" * 301}).status_code == 422


def test_after_week_six_an_open_non_negotiable_has_a_day_to_look_again(cast: Cast) -> None:
    item = cast.items(gate=Gate.NON_NEGOTIABLE, expectation__due="week_six")[0]
    with time_machine.travel("2026-10-10 10:00"):
        text = client_of(cast.manager).get(page(cast.post)).content.decode()
        assert "was due 9 Oct 2026" in text
        assert "was due 9 Oct 2026; to be looked at again" not in text
    with time_machine.travel("2026-10-17 10:00"):
        client = client_of(cast.manager)
        assert "was due 9 Oct 2026; to be looked at again 13 Nov 2026" in client.get(page(cast.post)).content.decode()
        review = reverse("stages_assurance_review", args=[item.key])
        assert client.post(review, {"to": "2026-10-01"}).status_code == 422
        assert client.post(review, {"to": "2026-12-01"}).status_code == 302
        assert "to be looked at again 1 Dec 2026" in client.get(page(cast.post)).content.decode()


def test_an_item_ticked_in_error_is_opened_again(cast: Cast) -> None:
    item = cast.items()[0]
    assure_items(actor=acting(cast.manager), items=[item], on=TODAY)
    answer = client_of(cast.manager).post(reverse("stages_assurance_reopen", args=[item.key]), follow=True)
    assert "The item is open again." in answer.content.decode()
    assert cast.items()[0].assured_on is None


def test_opened_by_hand(cast: Cast) -> None:
    Assurance.objects.unscoped(reason=WHY).delete()
    Placement.objects.unscoped(reason=WHY).delete()
    client = client_of(cast.manager)
    assert "Open both lists" in client.get(page(cast.post)).content.decode()
    start = reverse("stages_assurance_start", args=[cast.post.key])
    assert client.post(start, {"on": ""}).status_code == 422
    assert client_of(cast.head).post(start, {"on": "2026-09-14"}).status_code == 403
    assert client.post(start, {"on": "2026-09-14"}).status_code == 302
    assert Assurance.objects.unscoped(reason=WHY).get().started_on == date(2026, 9, 14)


def test_where_stages_are_off_the_page_is_not_there(cast: Cast) -> None:
    SchoolStages.objects.create(trust=cast.school.trust, school=cast.school, mode=StageMode.OFF)
    assert status(cast, cast.manager) == (404, 404)
    assert newcomers_of(acting(cast.manager)) == []


def test_one_event_a_look_and_none_at_ones_own(cast: Cast) -> None:
    client_of(cast.newcomer).get(page(cast.post))
    for person in (cast.manager, cast.head):
        client_of(person).get(page(cast.post))
    looks = Event.objects.unscoped(reason=WHY).filter(verb="looked").order_by("pk")
    assert [(look.verb, look.acting_as, look.subject_id) for look in looks] == [
        ("looked", Role.LM, cast.newcomer.pk),
        ("looked", Role.HD, cast.newcomer.pk),
    ]


def more_newcomers(cast: Cast, count: int) -> None:
    posts = PostFactory.create_batch(count, school=cast.school, starts_on=FIRST_DAY)
    for post in posts:
        PartnershipFactory.create(post=post, partner=cast.manager, starts_on=FIRST_DAY)
    open_for_newcomers(posts, TODAY)


@pytest.mark.parametrize(("reader", "queries"), [("manager", 8), ("head", 8), ("pd_lead", 8)])
@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_newcomers_costs_the_same_for_many(
    cast: Cast, reader: str, queries: int, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    more_newcomers(cast, count - 1)
    client = client_of(getattr(cast, reader))
    with django_assert_num_queries(queries):
        answer = client.get(reverse("stages_newcomers"))
    assert len(answer.context["rows"]) == count


@pytest.mark.parametrize(("reader", "queries"), [("newcomer", 10), ("manager", 12), ("head", 12)])
def test_what_the_page_costs(
    cast: Cast, reader: str, queries: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = client_of(getattr(cast, reader))
    with django_assert_num_queries(queries):
        client.get(page(cast.post))


def test_rows_for_the_first_screens(cast: Cast) -> None:
    more_newcomers(cast, 1)
    assure_items(actor=acting(cast.manager), items=cast.items(gate=Gate.MANDATORY), on=TODAY)
    rows = {row.post.pk: row for row in assurance_due(acting(cast.manager))}
    row = rows[cast.post.pk]
    assert (row.open_mandatory, row.open_non_negotiables, row.total, row.is_past_due, row.next_on) == (
        0,
        len(cast.items(gate=Gate.NON_NEGOTIABLE)),
        len(cast.items()),
        False,
        date(2026, 10, 9),
    )
    assert len(rows) == 2
    assert [each.post for each in my_assurance(acting(cast.newcomer))] == [cast.post]
    assert assurance_due(acting(cast.head)) == assurance_due(acting(cast.coach)) == []


def test_days_to_met_and_the_stage_a_list_allows(cast: Cast) -> None:
    assert highest_stage_on(cast.post, TODAY) == 1
    assure_items(actor=acting(cast.manager), items=cast.items(gate=Gate.MANDATORY), on=date(2026, 9, 10))
    assure_items(actor=acting(cast.manager), items=cast.items(), on=date(2026, 9, 18))
    days = [date(2026, 8, 31), date(2026, 9, 1), date(2026, 9, 10), date(2026, 9, 18)]
    assert [highest_stage_on(cast.post, day) for day in days] == [None, 1, 2, None]
    assert [
        (fact.started_on, fact.mandatory_met_on, fact.non_negotiables_met_on) for fact in days_to_met([cast.post])
    ] == [(FIRST_DAY, date(2026, 9, 10), date(2026, 9, 18))]


def test_what_a_line_manager_who_leaves_hands_over(cast: Cast) -> None:
    said = [owed.text for _label, rows in owed_by(cast.manager, actor=acting(cast.office)) for owed in rows]
    assert f"The first weeks of {cast.newcomer} are to be assured." in said
    assure_items(actor=acting(cast.manager), items=cast.items(), on=TODAY)
    assert owed_by(cast.manager, actor=acting(cast.office)) == []


@pytest.mark.parametrize("reader", ["newcomer", "manager", "coach", "guest", "head", "pd_lead"])
def test_no_page_loads_a_row_its_reader_may_not_see(cast: Cast, reader: str) -> None:
    cast.guest = cast.person(is_guest=True)
    mentoring = PartnershipFactory.create(post=cast.post, partner=cast.guest, kind=PartnerKind.MENTOR)
    cast.share(cast.coaching)
    cast.share(mentoring)
    assure_items(actor=acting(cast.manager), items=cast.items()[:3], on=TODAY)
    person = getattr(cast, reader)
    client, actor = client_of(person), acting(person)
    with watching() as seen:
        for address in (page(cast.post), reverse("stages_assurance_item", args=[cast.items()[0].key])):
            assert client.get(address).status_code == 200
        client.get(reverse("stages_newcomers"))
    models = {type(row) for row in seen} - WHAT_EVERY_REQUEST_LOADS
    unseen = [
        (model, row.pk)
        for model in models
        for row in seen
        if type(row) is model and not model._default_manager.visible_to(actor).filter(pk=row.pk).exists()  # type: ignore[attr-defined]
    ]
    assert AssuranceItem in models
    assert unseen == []
