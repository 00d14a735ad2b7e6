from datetime import date, timedelta

import pytest
from django.test import Client

from growthring.core.access import Actor, Role
from growthring.people import handover
from growthring.people.actors import actor_of
from growthring.people.models import PartnerKind, Person, Post, School
from growthring.people.services.invitations import find_invitation, make_invitation
from growthring.people.services.leaving import leave, rejoin
from growthring.people.services.posts import end_post
from growthring.people.services.undo import UndoRefused, undo
from growthring.people.tests.conftest import TODAY
from growthring.people.tests.helpers import WHY, errors_of, everything
from tests.factories import PartnershipFactory, PersonFactory, PostFactory, RoleGrantFactory

pytestmark = pytest.mark.django_db


def someone_with_everything(school: School) -> Person:
    """Two posts, one still to come; a role, a partner, somebody supported, and an unanswered invitation."""
    post = PostFactory.create(school=school, person__user=None, person__email="vane@thistledown.example")
    person: Person = post.person
    PostFactory.create(school=school, person=person, starts_on=TODAY + timedelta(days=100))
    RoleGrantFactory.create(person=person, role=Role.PDL, school=school)
    PartnershipFactory.create(post=post)
    PartnershipFactory.create(post=PostFactory.create(school=school), partner=person, kind=PartnerKind.COACH)
    make_invitation(actor=None, person=person)
    return person


def test_access_ends_with_the_next_request(school: School, office: Actor, client: Client) -> None:
    person = PostFactory.create(school=school).person
    assert person.user is not None
    client.force_login(person.user)
    url = f"/people/{person.key}/"
    assert client.get(url).status_code == 200
    leave(actor=office, person=person, on=TODAY)
    assert client.get(url).status_code == 403


def test_handing_nobody_over_ends_nothing(school: School, office: Actor, client: Client) -> None:
    """Boxes without a tick send nothing: the page's other form, which ends everything, is not the one that was sent."""
    person = someone_with_everything(school)
    user = Person.objects.unscoped(reason=WHY).get(pk=office.person_id).user
    assert user is not None
    client.force_login(user)
    partner = PostFactory.create(school=school).person

    answer = client.post(f"/people/{person.key}/leave/", {"give-partner": partner.email, "give-on": TODAY.isoformat()})

    person.refresh_from_db()
    assert (answer.status_code, person.left_on) == (422, None)
    assert '<a href="#id_pick">Tick at least one person.</a>' in answer.content.decode()


def test_whoever_alone_looks_after_the_trust_does_not_go_until_somebody_else_does(
    school: School, office: Actor, client: Client
) -> None:
    me = Person.objects.unscoped(reason=WHY).get(pk=office.person_id)
    assert me.user is not None
    client.force_login(me.user)

    answer = client.post(f"/people/{me.key}/leave/", {"last_day": ""})

    me.refresh_from_db()
    assert (answer.status_code, me.left_on) == (422, None)
    assert "You are the only one who looks after the staff list" in answer.content.decode()
    RoleGrantFactory.create(person=PostFactory.create(school=school).person, role=Role.HD, school=school)
    assert client.post(f"/people/{me.key}/leave/", {"last_day": ""}).status_code == 302


def test_leaving_ends_everything_on_its_day(school: School, office: Actor) -> None:
    person = someone_with_everything(school)
    leave(actor=office, person=person, on=TODAY)
    assert actor_of(person) is None
    assert list(Post.objects.unscoped(reason=WHY).filter(person=person).values_list("ends_on", flat=True)) == [TODAY]
    held = person.partnerships_held.unscoped(reason=WHY)
    assert list(held.values_list("ends_on", flat=True)) == [TODAY]
    assert list(person.role_grants.unscoped(reason=WHY).values_list("ends_on", flat=True)) == [TODAY]
    assert person.invitations.unscoped(reason=WHY).filter(withdrawn_at__isnull=True).exists() is False


def test_undoing_it_gives_back_exactly_what_was(school: School, office: Actor) -> None:
    person = someone_with_everything(school)
    before = everything()
    change = leave(actor=office, person=person, on=TODAY)
    assert everything() != before
    undo(actor=office, change=change)
    assert everything() == before


def test_it_cannot_be_undone_once_somebody_else_has_taken_over(school: School, office: Actor) -> None:
    learner = PostFactory.create(school=school)
    leaver = PostFactory.create(school=school).person
    PartnershipFactory.create(post=learner, partner=leaver)
    change = leave(actor=office, person=leaver, on=TODAY)
    PartnershipFactory.create(post=learner, partner=PostFactory.create(school=school).person, starts_on=TODAY)
    before = everything()
    with pytest.raises(UndoRefused) as refused:
        undo(actor=office, change=change)
    assert {name for name, _why in refused.value.rows} == {str(learner.person)}
    assert everything() == before


def test_until_a_day_to_come_access_goes_on(school: School, office: Actor) -> None:
    person = PostFactory.create(school=school).person
    leave(actor=office, person=person, on=TODAY + timedelta(days=1))
    person.refresh_from_db()
    assert actor_of(person) is not None


def test_nobody_leaves_twice_or_before_they_came(school: School, office: Actor) -> None:
    person = PostFactory.create(school=school).person
    assert errors_of(lambda: leave(actor=office, person=person, on=date(2024, 9, 1))) == {
        "on": ["A post of theirs began on 1 Sep 2024: choose that day or a later one."]
    }
    leave(actor=office, person=person, on=TODAY)
    assert list(errors_of(lambda: leave(actor=office, person=person, on=TODAY))) == [""]


def test_whoever_comes_back_is_the_same_person_with_a_new_post(school: School, office: Actor) -> None:
    person = PostFactory.create(school=school).person
    leave(actor=office, person=person, on=TODAY)
    post = rejoin(actor=office, person=person, school=school, kind="teacher", starts_on=TODAY)
    actor = actor_of(person)
    assert actor is not None
    assert (post.person, actor.school_ids) == (person, frozenset({school.pk}))


def test_a_post_ends_with_those_who_support_it(school: School, office: Actor) -> None:
    partnership = PartnershipFactory.create(post=PostFactory.create(school=school))
    before = everything()
    change = end_post(actor=office, post=partnership.post, on=TODAY)
    partnership.refresh_from_db()
    assert (partnership.ends_on, partnership.post.ends_on) == (TODAY, TODAY)
    undo(actor=office, change=change)
    assert everything() == before


def test_other_packages_add_what_is_owed(monkeypatch: pytest.MonkeyPatch, school: School, office: Actor) -> None:
    monkeypatch.setattr(handover, "_providers", {})
    person = PersonFactory.create(trust=school.trust)
    handover.register("Newcomers' items", lambda actor, person: [handover.Owed("3 items for Imara Vane")])

    def nothing(actor: Actor, person: Person) -> list[handover.Owed]:
        return []

    handover.register("Placements that wait", nothing)
    assert handover.owed_by(person, actor=office) == [("Newcomers' items", [handover.Owed("3 items for Imara Vane")])]


def test_an_invitation_of_a_leaver_no_longer_works(school: School, office: Actor) -> None:
    person = PostFactory.create(school=school, person__user=None, person__email="x@thistledown.example").person
    token = make_invitation(actor=None, person=person)
    assert find_invitation(token) is not None
    leave(actor=office, person=person, on=TODAY)
    assert find_invitation(token) is None
