from typing import NamedTuple

from django.utils.functional import Promise

from growthring.conversations.models import Question

Words = str | Promise


class Asked(NamedTuple):
    """One question: what it asks, what it is for, and a part for each of the two."""

    text: Words
    purpose: Words
    learner: Words
    partner: Words
    code: Question.Code | None = None


class Set(NamedTuple):
    name: Words
    introduction: Words
    questions: tuple[Asked, ...]
