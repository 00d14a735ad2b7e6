"""A school reads what it asks, words it in its own way, and goes back."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from growthring.accounts.models import User
from growthring.audit.models import Event
from growthring.conversations.models import MeetingRules, Purpose, QuestionSet
from growthring.conversations.queries.questions import questions_of, rules_for, set_in_force
from growthring.conversations.services.questions import SetText, publish_questions, starting_point
from growthring.conversations.services.starting import start_trust_questions
from growthring.core import clock
from growthring.core.access import Role
from growthring.people.models import Person, School
from tests.factories import PersonFactory, PostFactory, RoleGrantFactory, SchoolFactory, acting

pytestmark = pytest.mark.django_db
LONG_AGO = date(2024, 9, 1)


@pytest.fixture
def school() -> School:
    school = SchoolFactory()
    start_trust_questions(school.trust)
    return school


@pytest.fixture
def head(school: School, client: Client) -> Client:
    person = PersonFactory(trust=school.trust)
    RoleGrantFactory(person=person, role=Role.HD, school=school, starts_on=LONG_AGO)
    client.force_login(user_of(person))
    return client


def user_of(person: Person) -> User:
    assert person.user is not None
    return person.user


def address(name: str, school: School, *args: str) -> str:
    return f"{reverse(name, args=args)}?school={school.key}"


def sent(page: Any) -> dict[str, str]:
    """What the form would send as it stands."""
    form = page.context["form"]
    return {box.html_name: box.value() or "" for box in form}


def test_a_school_words_a_set_in_its_own_way_and_goes_back(head: Client, school: School) -> None:
    edit = address("conversations_set_edit", school, "check_in")
    words = sent(head.get(edit)) | {"name": "Ten minutes", "text_2": "", "purpose_2": "", "learner_prompt_2": ""}
    words |= {"partner_prompt_2": "", "text_4": "What made you laugh?", "note": "Shorter"}

    answer = head.post(edit, words)

    assert answer.status_code == 302
    own = set_in_force(school.trust_id, school.pk, Purpose.CHECK_IN, clock.today())
    assert (own.name, own.school_id, own.note) == ("Ten minutes", school.pk, "Shorter")
    assert [each.text for each in questions_of(own)] == [
        "How is it going with what you set out to do?",
        "What comes next?",
        "What made you laugh?",
    ]
    assert set_in_force(school.trust_id, None, Purpose.CHECK_IN, clock.today()).name == "Short check-in"

    head.post(address("conversations_set_back", school, "check_in"))

    assert set_in_force(school.trust_id, school.pk, Purpose.CHECK_IN, clock.today()).name == "Short check-in"
    assert QuestionSet.objects.unscoped(reason="test").filter(school=school).count() == 2
    wheres = Event.objects.unscoped(reason="test").filter(kind__startswith="Set-up").values_list("verb", "where")
    assert list(wheres) == [("added", "questions"), ("ended", "questions")]


def test_the_five_stay_five_whatever_is_taken_out(head: Client, school: School) -> None:
    edit = address("conversations_set_edit", school, "five")
    words = sent(head.get(edit)) | {f"{name}_3": "" for name in ("text", "purpose", "learner_prompt", "partner_prompt")}

    answer = head.post(edit, words)

    assert answer.status_code == 422
    assert "The five questions stay, in their order" in answer.content.decode()
    assert QuestionSet.objects.unscoped(reason="test").filter(school=school).count() == 0


def test_words_without_a_question_are_asked_about_and_kept(head: Client, school: School) -> None:
    edit = address("conversations_set_edit", school, "five")

    answer = head.post(edit, sent(head.get(edit)) | {"purpose_7": "For what nobody asks"})

    assert answer.status_code == 422
    page = answer.content.decode()
    assert ": say what is asked, or take out the words under it as well." in page
    assert "For what nobody asks" in page


def test_the_second_of_two_who_change_a_set_is_told_and_loses_nothing(head: Client, school: School) -> None:
    edit = address("conversations_set_edit", school, "five")
    words = sent(head.get(edit)) | {"name": "Five things"}
    base = starting_point(school.trust_id, school, "five")
    office = PersonFactory(trust=school.trust)
    RoleGrantFactory(person=office, role=Role.OFF, school=school, starts_on=LONG_AGO)
    other = SetText("Meanwhile", "", SetText.of(base).questions)
    publish_questions(
        actor=acting(office), school=school, purpose="five", words=other, based_on=base.key, in_force_from=clock.today()
    )

    answer = head.post(edit, words)

    assert answer.status_code == 422
    assert "Somebody has saved another version meanwhile." in answer.content.decode()
    assert 'value="Five things"' in answer.content.decode()


def test_how_we_meet_is_the_schools_own_to_change(head: Client, school: School) -> None:
    rules = address("conversations_rules", school)

    refused = head.post(rules, {"weeks": "0", "minutes": "30", "sent_before": "3", "wellbeing_prompt": "How are you?"})
    head.post(rules, {"weeks": "6", "minutes": "30", "sent_before": "3", "wellbeing_prompt": "How are you?"})

    assert refused.status_code == 422
    assert ": between 1 and 52." in refused.content.decode()
    own = rules_for(school.trust_id, [school.pk])[school.pk]
    assert (own.weeks, own.minutes, own.sent_before, own.wellbeing) == (6, 30, 3, False)
    assert MeetingRules.objects.unscoped(reason="test").count() == 2


def test_a_teacher_reads_and_does_not_change(client: Client, school: School, django_assert_num_queries: Any) -> None:
    teacher = PostFactory(school=school, person=PersonFactory(trust=school.trust), starts_on=LONG_AGO).person
    client.force_login(user_of(teacher))

    page = client.get(address("conversations_questions", school))
    refused = client.get(address("conversations_set_edit", school, "five"))

    assert page.content.decode().count("<h2") == 7
    assert refused.status_code == 403
    with django_assert_num_queries(9):
        client.get(address("conversations_questions", school))
    with django_assert_num_queries(10):
        client.get(address("conversations_set", school, "five"))
