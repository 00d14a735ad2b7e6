import contextlib
from datetime import timedelta

import pytest
from django.utils.translation import override

from growthring.audit.models import Event
from growthring.audit.places import PLACES
from growthring.core.access import Actor, Forbidden, Role
from growthring.people.models import PartnerKind, Partnership, RoleGrant, School, Share
from growthring.people.models.grants import ROLE_NAMES
from growthring.people.services.partnerships import end_partnership
from growthring.people.services.roles import end_role, grant_role
from growthring.people.services.shares import share, withdraw_share
from growthring.people.sharing import kinds_for
from growthring.people.tests.conftest import TODAY
from growthring.people.tests.helpers import errors_of
from tests.factories import PartnershipFactory, PersonFactory, PostFactory, acting, holding

pytestmark = pytest.mark.django_db
STAGE, ASSURANCE = "Stage placement", "Assurance item (mandatory; non-negotiable)"
OPENED = (ASSURANCE, STAGE, "Conversation record")


@pytest.fixture
def coaching(school: School) -> Partnership:
    coach = PostFactory.create(school=school).person
    return PartnershipFactory.create(post=PostFactory.create(school=school), partner=coach, kind=PartnerKind.COACH)


def test_a_learner_opens_what_the_matrix_lets_them_open(coaching: Partnership) -> None:
    manager = PartnershipFactory.create(post=coaching.post)
    guest = PartnershipFactory.create(post=coaching.post, partner__is_guest=True, kind=PartnerKind.MENTOR)
    assert (kinds_for(coaching), kinds_for(guest), kinds_for(manager)) == (OPENED, OPENED, ())


def test_a_share_is_seen_by_its_partner_until_it_is_withdrawn(coaching: Partnership) -> None:
    learner, coach = acting(coaching.post.person), acting(coaching.partner)
    made = share(actor=learner, partnership=coaching, record_kind=STAGE)
    assert share(actor=learner, partnership=coaching, record_kind=STAGE) == made
    assert list(Share.objects.visible_to(coach)) == [made]
    withdraw_share(actor=learner, partnership=coaching, record_kind=STAGE)
    assert list(Share.objects.visible_to(coach)) == []
    assert share(actor=learner, partnership=coaching, record_kind=STAGE) != made


def test_nobody_shares_for_somebody_else(coaching: Partnership, office: Actor) -> None:
    for actor in (acting(coaching.partner), office):
        with pytest.raises(Forbidden):
            share(actor=actor, partnership=coaching, record_kind=STAGE)
        with pytest.raises(Forbidden):
            withdraw_share(actor=actor, partnership=coaching, record_kind=STAGE)


def test_what_is_not_shared_with_this_partner_is_refused(coaching: Partnership) -> None:
    learner = acting(coaching.post.person)
    for kind in ("Pay statement; recommendation; decision", "Coaching note", ""):
        call = lambda kind=kind: share(actor=learner, partnership=coaching, record_kind=kind)  # noqa: E731
        assert list(errors_of(call)) == ["record_kind"]


@pytest.mark.parametrize(
    ("giver", "may"),
    [
        (Role.HD, {Role.PDL, Role.GOV, Role.OFF, Role.HR}),
        (Role.OFF, set()),
        (Role.PDL, set()),
    ],
)
def test_roles_in_a_school_are_given_by_its_head(school: School, giver: Role, may: set[Role]) -> None:
    actor, person = acting(holding(giver, school)), PostFactory.create(school=school).person
    given = set()
    for role in (Role.PDL, Role.HD, Role.GOV, Role.TPD, Role.CEO, Role.OFF, Role.HR, Role.DPO):
        with contextlib.suppress(Forbidden):
            given.add(Role(grant_role(actor=actor, person=person, role=role, school=school).role))
    assert given == may


def test_nobody_gives_themself_a_role(school: School) -> None:
    leader = holding(Role.CEO, trust=school.trust)
    call = lambda: grant_role(actor=acting(leader), person=leader, role=Role.HD, school=school)  # noqa: E731
    assert errors_of(call) == {"person": ["Nobody gives themself a role: somebody else has to."]}


def test_a_role_is_held_once_and_ends_with_the_next_request(school: School) -> None:
    person = PostFactory.create(school=school).person
    grant = grant_role(actor=None, person=person, role=Role.HD, school=school)
    assert list(errors_of(lambda: grant_role(actor=None, person=person, role=Role.HD, school=school))) == ["role"]
    assert acting(person).holds(Role.HD, school.pk)
    end_role(actor=None, grant=grant, on=TODAY)
    assert not acting(person).holds(Role.HD, school.pk)
    assert grant_role(actor=None, person=person, role=Role.HD, school=school).starts_on == TODAY


def test_the_person_sees_every_role_they_were_given(school: School) -> None:
    person = PostFactory.create(school=school).person
    grant = grant_role(actor=None, person=person, role=Role.PDL, school=school, ends_on=TODAY + timedelta(days=1))
    assert list(RoleGrant.objects.visible_to(acting(person))) == [grant]
    assert list(RoleGrant.objects.visible_to(acting(PostFactory.create(school=school).person))) == []


def test_the_record_of_events_is_written_in_one_language(school: School, coaching: Partnership) -> None:
    with override("cy"):
        grant_role(actor=None, person=coaching.partner, role=Role.HD, school=school)
        end_partnership(actor=None, partnership=coaching, on=TODAY)

    with override(None):
        told = {*map(str, ROLE_NAMES.values()), *map(str, PartnerKind.labels)}
    assert told - PLACES.keys() == set()
    assert [event.where for event in Event.objects.unscoped(reason="test").order_by("pk")][-2:] == [
        "Headteacher",
        "Coach",
    ]


def test_a_guest_holds_no_role(school: School) -> None:
    guest = PersonFactory.create(trust=school.trust, is_guest=True)
    call = lambda: grant_role(actor=None, person=guest, role=Role.PDL, school=school)  # noqa: E731
    assert list(errors_of(call)) == ["person"]
