"""A legal hold takes two people who may, and neither is whom it is about."""

from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command

from growthring.audit.models import Event
from growthring.core.access import Actor, Role
from growthring.core.retention import under_hold
from growthring.people.models import LegalHold, Person, School
from growthring.people.services.holds import end_hold, place_hold
from tests.factories import PostFactory, SchoolFactory, acting, holding

pytestmark = pytest.mark.django_db


@pytest.fixture
def school() -> School:
    return SchoolFactory.create()


@pytest.fixture
def person(school: School) -> Person:
    return PostFactory.create(school=school).person


@pytest.fixture
def two(school: School) -> tuple[Actor, Actor]:
    return acting(holding(Role.DPO, trust=school.trust)), acting(holding(Role.HD, school))


def test_two_place_it_and_two_end_it_and_each_is_written_down(person: Person, two: tuple[Actor, Actor]) -> None:
    officer, head = two
    hold = place_hold(actor=officer, second=head, person=person, case=" 2026/17 ")
    during = under_hold()
    end_hold(actor=head, second=officer, person=person)

    assert (hold.case, during, under_hold()) == ("2026/17", {person.pk}, set())
    events = Event.objects.unscoped(reason="test").filter(where="legal hold", subject_id=person.pk)
    assert list(events.order_by("pk").values_list("actor_id", "verb")) == [
        (officer.person_id, "added"),
        (head.person_id, "added"),
        (head.person_id, "ended"),
        (officer.person_id, "ended"),
    ]


def test_one_alone_cannot_nor_whom_it_is_about_nor_somebody_without_the_role(
    school: School, person: Person, two: tuple[Actor, Actor]
) -> None:
    officer, head = two
    colleague = acting(PostFactory.create(school=school).person)
    abroad = acting(holding(Role.HD, SchoolFactory.create()))
    for second in (officer, acting(person), colleague, abroad):
        with pytest.raises(ValidationError):
            place_hold(actor=officer, second=second, person=person, case="2026/17")
    with pytest.raises(ValidationError, match="Say which case"):
        place_hold(actor=officer, second=head, person=person, case=" ")

    assert not LegalHold.objects.unscoped(reason="test").exists()


def test_only_the_trusts_records_officer_sees_it(person: Person, two: tuple[Actor, Actor]) -> None:
    place_hold(actor=two[0], second=two[1], person=person, case="2026/17")

    assert [LegalHold.objects.visible_to(each).count() for each in (*two, acting(person))] == [1, 0, 0]


def test_the_command_places_and_ends_it(school: School, person: Person, two: tuple[Actor, Actor]) -> None:
    by, second = (Person.objects.unscoped(reason="test").get(pk=each.person_id).email for each in two)
    told = {"trust": school.trust.slug, "email": person.email, "by": by, "second": second}
    out = StringIO()
    call_command("legal_hold", **told, case="2026/17", stdout=out)
    with pytest.raises(CommandError, match="is under a legal hold already"):
        call_command("legal_hold", **told, case="2026/18")
    call_command("legal_hold", **told, end=True, stdout=out)

    assert out.getvalue().splitlines() == [
        f"Nothing about {person} is forgotten until the hold ends.",
        f"The clocks run again for {person}: what is past its time goes tonight.",
    ]
