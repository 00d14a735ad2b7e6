import pytest
import time_machine

from growthring.core.access import Actor
from growthring.people.models import Invitation, Person, School
from growthring.people.services.invitations import accept, digest, find_invitation, make_invitation, withdraw_invitation
from growthring.people.tests.helpers import WHY, errors_of
from tests.factories import PersonFactory, PostFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def newcomer(school: School) -> Person:
    return PostFactory.create(school=school, person__user=None, person__email="pell@thistledown.example").person


def test_only_the_digest_is_kept(newcomer: Person, office: Actor) -> None:
    token = make_invitation(actor=office, person=newcomer)
    [kept] = Invitation.objects.unscoped(reason=WHY)
    assert (kept.token_digest, len(token)) == (digest(token), 43)
    assert token not in str(vars(kept))


def test_accepting_links_the_login_to_that_person_once(newcomer: Person, office: Actor) -> None:
    token = make_invitation(actor=office, person=newcomer)
    user = UserFactory.create()
    assert accept(token=token, user=user).user == user
    assert list(errors_of(lambda: accept(token=token, user=UserFactory.create()))) == [""]


def test_a_link_expires(newcomer: Person, office: Actor) -> None:
    with time_machine.travel("2025-02-01T09:00:00Z", tick=False):
        token = make_invitation(actor=office, person=newcomer, days=14)
    assert find_invitation(token) is None
    assert list(errors_of(lambda: accept(token=token, user=UserFactory.create()))) == [""]


def test_a_new_link_replaces_the_old_and_may_be_withdrawn(newcomer: Person, office: Actor) -> None:
    first = make_invitation(actor=office, person=newcomer)
    second = make_invitation(actor=office, person=newcomer)
    assert (find_invitation(first), find_invitation(second) is not None) == (None, True)
    assert withdraw_invitation(actor=office, person=newcomer) == 1
    assert find_invitation(second) is None


def test_a_login_of_another_trust_joins_as_itself_and_brings_nobody_along(newcomer: Person, office: Actor) -> None:
    elsewhere = PersonFactory.create(email=newcomer.email)
    token = make_invitation(actor=office, person=newcomer)
    assert elsewhere.user is not None
    accept(token=token, user=elsewhere.user)
    elsewhere.refresh_from_db()
    assert (elsewhere.user.persons.unscoped(reason=WHY).count(), elsewhere.trust == newcomer.trust) == (2, False)


def test_a_login_is_one_person_in_a_trust(newcomer: Person, office: Actor, school: School) -> None:
    colleague = PersonFactory.create(trust=school.trust)
    token = make_invitation(actor=office, person=newcomer)
    login = colleague.user
    assert login is not None
    assert list(errors_of(lambda: accept(token=token, user=login))) == [""]
    assert find_invitation(token) is not None  # nothing was used up


def test_who_signs_in_already_is_not_invited(school: School, office: Actor) -> None:
    person = PostFactory.create(school=school).person
    assert list(errors_of(lambda: make_invitation(actor=office, person=person))) == [""]
