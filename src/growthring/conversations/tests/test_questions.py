from datetime import date

import pytest

from growthring.conversations.models import MeetingRules, Purpose, Question, QuestionSet
from growthring.conversations.queries.questions import questions_of, rules_for, set_in_force, sets_in_force
from growthring.conversations.services.starting import start_trust_questions
from growthring.conversations.starting import SETS
from tests.factories import SchoolFactory, TrustFactory

pytestmark = pytest.mark.django_db


def test_a_new_trust_has_questions_for_every_purpose() -> None:
    trust = TrustFactory()

    start_trust_questions(trust)
    start_trust_questions(trust)

    found = sets_in_force(trust.pk, None, date(2026, 11, 22))
    assert list(found) == list(Purpose)
    assert {purpose: len(questions_of(each)) for purpose, each in found.items()} == {
        purpose: len(words.questions) for purpose, words in SETS.items()
    }
    assert rules_for(trust.pk, [None])[None].weeks == 12


def test_the_five_keep_their_order_and_stand_for_the_five_parts_of_the_record() -> None:
    trust = TrustFactory()
    start_trust_questions(trust)

    five = questions_of(set_in_force(trust.pk, None, Purpose.FIVE, date(2026, 11, 22)))

    assert [question.code for question in five] == list(Question.Code.values)
    assert all(question.learner_prompt and question.partner_prompt and question.purpose for question in five)


def test_a_school_that_adapted_a_set_asks_its_own_until_it_goes_back() -> None:
    school = SchoolFactory()
    start_trust_questions(school.trust, on=date(2026, 9, 1))
    facts = {"trust": school.trust, "school": school, "purpose": Purpose.CHECK_IN}
    own = QuestionSet.objects.create(**facts, number=2, name="Five minutes", in_force_from=date(2026, 10, 1))
    QuestionSet.objects.create(**facts, number=3, name="-", in_force_from=date(2026, 11, 1), back_to_trust=True)

    def asked(on: date, school_id: int | None = school.pk) -> str:
        return set_in_force(school.trust_id, school_id, Purpose.CHECK_IN, on).name

    assert asked(date(2026, 9, 30)) == "Short check-in"
    assert asked(date(2026, 10, 2)) == own.name
    assert asked(date(2026, 10, 2), None) == "Short check-in"
    assert asked(date(2026, 11, 2)) == "Short check-in"
    assert asked(date(2020, 1, 1)) == "Short check-in"  # before the first version the first one stands


def test_a_schools_own_rules_stand_before_the_trusts() -> None:
    school = SchoolFactory()
    other = SchoolFactory(trust=school.trust)
    start_trust_questions(school.trust)
    MeetingRules.objects.create(trust=school.trust, school=school, weeks=6)

    rules = rules_for(school.trust_id, [school.pk, other.pk, None])

    assert {key: each.weeks for key, each in rules.items()} == {school.pk: 6, other.pk: 12, None: 12}
