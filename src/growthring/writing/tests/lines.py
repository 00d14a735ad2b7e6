"""An agreed line of a conversation: the text two may edit that the product has."""

from collections.abc import Callable
from datetime import timedelta

from growthring.conversations.models import Conversation, Line, LineVersion, Question, QuestionSet
from growthring.core import clock
from growthring.core.access import Actor
from growthring.people.models import Person
from tests.factories import PartnershipFactory, PostFactory


def line_of() -> tuple[Line, Person, Person]:
    """A line without a word, with the two who may write it."""
    post = PostFactory()
    manager = PostFactory(school=post.school).person
    PartnershipFactory(post=post, partner=manager)
    questions = QuestionSet.objects.create(
        trust=post.trust, purpose="five", number=99, name="Five", in_force_from=clock.today() - timedelta(days=1)
    )
    question = Question.objects.create(trust=post.trust, version=questions, position=1, text="What?")
    meeting = Conversation.objects.create(
        trust=post.trust,
        post=post,
        questions=questions,
        starts_at=clock.now(),
        planned_by=manager,
        planned_at=clock.now(),
    )
    return Line.objects.create(trust=post.trust, conversation=meeting, question=question), post.person, manager


def keeping(line: Line, actor: Actor) -> Callable[[int, str], object]:
    def keep(number: int, text: str) -> object:
        return LineVersion.objects.create(
            trust_id=line.trust_id, line=line, number=number, text=text, writer_id=actor.person_id
        )

    return keep


def history(line: Line) -> list[tuple[int, str]]:
    rows = LineVersion.objects.unscoped(reason="test").filter(line=line).order_by("number")
    return list(rows.values_list("number", "text"))
