"""The first questions of a trust."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from growthring.conversations.models import MeetingRules, Purpose, Question, QuestionSet
from growthring.conversations.starting import SETS
from growthring.conversations.starting.asked import Asked
from growthring.core import clock
from growthring.people.models import Trust

WHY = "whether the trust was given questions before"


@transaction.atomic
def start_trust_questions(trust: Trust, *, on: date | None = None) -> None:
    """Give a new trust questions for each purpose, and rules to meet by. One that has some keeps them."""
    kept = QuestionSet.objects.unscoped(reason=WHY).filter(trust=trust, school__isnull=True)
    have = set(kept.order_by().values_list("purpose", flat=True))
    for purpose, words in SETS.items():
        if purpose not in have:
            _write(trust, purpose, str(words.name), str(words.introduction), words.questions, on or clock.today())
    MeetingRules.objects.unscoped(reason=WHY).get_or_create(
        trust=trust,
        school=None,
        defaults={"wellbeing_prompt": _("How are you, and what would make work easier on you?")},
    )


def _write(
    trust: Trust, purpose: Purpose, name: str, introduction: str, questions: tuple[Asked, ...], on: date
) -> QuestionSet:
    version = QuestionSet.objects.create(
        trust=trust, purpose=purpose, number=1, name=name, introduction=introduction, in_force_from=on
    )
    Question.objects.bulk_create(
        Question(
            trust=trust,
            version=version,
            position=position,
            code=asked.code or "",
            text=str(asked.text),
            purpose=str(asked.purpose),
            learner_prompt=str(asked.learner),
            partner_prompt=str(asked.partner),
        )
        for position, asked in enumerate(questions, start=1)
    )
    return version
