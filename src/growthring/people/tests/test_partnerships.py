from datetime import date, timedelta
from typing import Any

import pytest

from growthring.audit.models import Event
from growthring.core.access import Actor, Forbidden, Role
from growthring.people.models import PartnerKind, Partnership, Person, School, SupportMode
from growthring.people.services import partnerships as services
from growthring.people.services.guests import invite_guest
from growthring.people.tests.conftest import TODAY
from growthring.people.tests.helpers import WHY, errors_of
from tests.factories import PartnershipFactory, PersonFactory, PostFactory, SchoolFactory, acting, holding

pytestmark = pytest.mark.django_db
MANAGER, COACH, MENTOR = PartnerKind.LINE_MANAGER, PartnerKind.COACH, PartnerKind.MENTOR


def colleague(school: School, **words: object) -> Person:
    return PostFactory.create(school=school, **words).person


def test_a_partnership_begins_with_one_event(school: School, office: Actor) -> None:
    post, coach = PostFactory.create(school=school), colleague(school)
    made = services.start_partnership(actor=office, post=post, partner=coach, kind=COACH, starts_on=TODAY)
    assert (made.post, made.partner_id, made.kind, made.mode, made.starts_on, made.ends_on) == (
        post,
        coach.pk,
        COACH,
        SupportMode.COACHING,
        TODAY,
        None,
    )
    [event] = Event.objects.unscoped(reason=WHY)
    assert (event.verb, event.kind, event.where, event.subject_id) == ("added", "Partnership", "Coach", post.person_id)


@pytest.mark.parametrize(("days", "entered_on"), [(-1, TODAY), (0, None), (1, None)])
def test_a_partnership_that_began_earlier_says_when_it_was_entered(
    school: School, office: Actor, days: int, entered_on: date | None
) -> None:
    post, begins = PostFactory.create(school=school), TODAY + timedelta(days=days)
    made = services.start_partnership(actor=office, post=post, partner=colleague(school), kind=COACH, starts_on=begins)
    made.refresh_from_db()
    assert (made.starts_on, made.entered_on) == (begins, entered_on)


def test_an_error_stands_at_its_field(school: School, office: Actor) -> None:
    post = PostFactory.create(school=school)
    asked: dict[str, Any] = {"actor": office, "post": post, "kind": COACH}
    own = lambda: services.start_partnership(partner=post.person, starts_on=TODAY, **asked)  # noqa: E731
    assert errors_of(own) == {"partner": ["Nobody can be their own partner."]}
    early = lambda: services.start_partnership(  # noqa: E731
        partner=colleague(school), starts_on=post.starts_on - timedelta(days=1), **asked
    )
    assert errors_of(early) == {"starts_on": ["The post begins on 1 Sep 2024 only."]}


def test_a_person_of_another_trust_is_no_partner(school: School, office: Actor) -> None:
    stranger = colleague(SchoolFactory.create())
    post = PostFactory.create(school=school)
    call = lambda: services.start_partnership(  # noqa: E731
        actor=office, post=post, partner=stranger, kind=COACH, starts_on=TODAY
    )
    assert errors_of(call) == {"partner": ["The partner must be somebody of this trust."]}


def test_a_new_line_manager_ends_the_one_before_on_the_day_they_start(school: School, office: Actor) -> None:
    before = PartnershipFactory.create(post=PostFactory.create(school=school), partner=colleague(school))
    after = services.start_partnership(
        actor=office, post=before.post, partner=colleague(school), kind=MANAGER, starts_on=TODAY
    )
    before.refresh_from_db()
    assert (before.ends_on, after.starts_on, after.ends_on) == (TODAY, TODAY, None)


def test_a_ring_over_three_people_is_refused(school: School, office: Actor) -> None:
    head, leader, teacher = (PostFactory.create(school=school) for _ in range(3))
    PartnershipFactory.create(post=leader, partner=head.person)
    PartnershipFactory.create(post=teacher, partner=leader.person)
    call = lambda: services.start_partnership(  # noqa: E731
        actor=office, post=head, partner=teacher.person, kind=MANAGER, starts_on=TODAY
    )
    assert list(errors_of(call)) == ["partner"]


def test_handing_over_ends_one_and_starts_the_other(school: School, office: Actor) -> None:
    mentor = PartnershipFactory.create(
        post=PostFactory.create(school=school), partner=colleague(school), kind=MENTOR, mode=SupportMode.MENTORING
    )
    after = services.hand_over(actor=office, partnership=mentor, partner=colleague(school), on=TODAY)
    mentor.refresh_from_db()
    assert (mentor.ends_on, after.starts_on, after.kind, after.mode) == (TODAY, TODAY, MENTOR, SupportMode.MENTORING)


def test_mentoring_turns_into_coaching_on_a_day_it_runs(school: School, office: Actor) -> None:
    mentor = PartnershipFactory.create(post=PostFactory.create(school=school), kind=MENTOR, mode=SupportMode.MENTORING)
    before = lambda: services.shift_to_coaching(actor=office, partnership=mentor, on=date(2024, 8, 31))  # noqa: E731
    assert list(errors_of(before)) == ["on"]
    services.shift_to_coaching(actor=office, partnership=mentor, on=TODAY)
    assert (mentor.mode, mentor.coaching_since) == (SupportMode.COACHING, TODAY)
    again = lambda: services.shift_to_coaching(actor=office, partnership=mentor, on=TODAY)  # noqa: E731
    assert errors_of(again) == {"on": ["Only mentoring turns into coaching."]}


@pytest.mark.parametrize("role", [Role.HD, Role.PDL, Role.HR, Role.CEO])
def test_only_the_office_arranges(school: School, role: Role) -> None:
    actor = acting(holding(role, school))
    post, coach = PostFactory.create(school=school), colleague(school)
    with pytest.raises(Forbidden):
        services.start_partnership(actor=actor, post=post, partner=coach, kind=COACH, starts_on=TODAY)


def test_another_schools_office_does_not_arrange_here(school: School, office: Actor) -> None:
    post = PostFactory.create(school=SchoolFactory.create(trust=school.trust))
    with pytest.raises(Forbidden):
        services.start_partnership(actor=office, post=post, partner=colleague(school), kind=COACH, starts_on=TODAY)


def test_a_guest_is_added_once_and_opened_to_each_partnership(school: School, office: Actor) -> None:
    words: dict[str, Any] = {
        "actor": office,
        "kind": MENTOR,
        "given_name": "Gil",
        "family_name": "Quist",
        "email": "Gil@agency.example",
        "home_body": "Ropewalk Agency",
        "starts_on": TODAY,
    }
    first, token = invite_guest(post=PostFactory.create(school=school), **words)
    second, again = invite_guest(post=PostFactory.create(school=school), **words)
    assert (first.partner, first.partner.is_guest, first.partner.email) == (second.partner, True, "gil@agency.example")
    assert (bool(token), bool(again)) == (True, True)


def test_staff_are_not_invited_as_guests(school: School, office: Actor) -> None:
    known = colleague(school)
    call = lambda: invite_guest(  # noqa: E731
        actor=office,
        post=PostFactory.create(school=school),
        kind=MENTOR,
        given_name="A",
        family_name="B",
        email=known.email,
        home_body="",
        starts_on=TODAY,
    )
    assert errors_of(call) == {"email": [f"{known} works here: choose them as partner instead."]}


def test_a_guest_sees_the_one_partnership_and_nothing_beside_it(school: School, office: Actor) -> None:
    post = PostFactory.create(school=school)
    PartnershipFactory.create(post=post, partner=colleague(school))
    guest = PersonFactory.create(trust=school.trust, is_guest=True)
    mine = PartnershipFactory.create(post=post, partner=guest, kind=MENTOR)
    actor = acting(guest)
    assert list(Partnership.objects.visible_to(actor)) == [mine]
    assert list(Person.objects.visible_to(actor).order_by("pk")) == sorted([post.person, guest], key=lambda p: p.pk)
    assert list(School.objects.visible_to(actor)) == []
    services.end_partnership(actor=office, partnership=mine, on=TODAY)
    with pytest.raises(AssertionError):
        acting(guest)
