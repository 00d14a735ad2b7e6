"""A small school for the tests of this package: a triad, a guest, those who lead, and meetings at any step."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from growthring.conversations.models import Conversation, Purpose, Question, QuestionSet
from growthring.conversations.services.editions import content_of, digest_of
from growthring.conversations.services.meeting import begin, end
from growthring.conversations.services.signing import sign
from growthring.core import clock
from growthring.core.access import Role
from growthring.people.models import PartnerKind, Partnership, Person, Post, School, Trust
from tests.factories import (
    START,
    PartnershipFactory,
    PersonFactory,
    PostFactory,
    RoleGrantFactory,
    SchoolFactory,
    acting,
)

ASKED = ("What do you want to achieve?", "Where are you at the moment?", "What have you found out?")
CODES = (Question.Code.B, Question.Code.A, Question.Code.LEARNT)


@dataclass
class World:
    school: School
    post: Post
    learner: Person
    manager: Person
    coach: Person
    guest: Person
    colleague: Person
    head: Person
    pd_lead: Person
    ceo: Person
    managing: Partnership
    coaching: Partnership
    guiding: Partnership
    asked: QuestionSet

    @property
    def questions(self) -> list[Question]:
        return list(Question.objects.unscoped(reason="test").filter(version=self.asked))

    def planned(self, *, at: datetime | None = None, **facts: Any) -> Conversation:
        given = {
            "trust": self.school.trust,
            "post": self.post,
            "purpose": self.asked.purpose,
            "questions": self.asked,
            "starts_at": at or clock.now(),
            "where": "Room 4",
            "planned_by": self.manager,
            "planned_at": clock.now(),
        }
        return Conversation.objects.create(**(given | facts))

    def begun(self, **facts: Any) -> Conversation:
        found = self.planned(**facts)
        present = {self.learner.pk}
        present |= {self.manager.pk} if found.with_manager else set()
        present |= {found.other.partner_id} if found.other else set()
        return begin(actor=acting(self.learner), conversation=found, present=present, held_on=clock.today())

    def recorded(self, **facts: Any) -> Conversation:
        return end(actor=acting(self.learner), conversation=self.begun(**facts))

    def signed(self, **facts: Any) -> Conversation:
        found = self.recorded(**facts)
        signs(self.learner, found)
        signs(self.manager, found)
        return reread(found)

    def replace_manager(self, on: date | None = None) -> Person:
        """Another takes over on the day: from then on the former is a partner no more."""
        day = on or clock.today()
        follows = PersonFactory.create(trust=self.school.trust, family_name="Pell")
        PostFactory.create(school=self.school, person=follows)
        self.managing.ends_on = day
        self.managing.save()
        PartnershipFactory.create(post=self.post, partner=follows, starts_on=day)
        return follows


def world(questions: int = 3) -> World:
    school = SchoolFactory.create()
    trust = school.trust
    named = ("Vane", "Okell", "Marrow", "Fenn", "Tallis", "Brook", "Quill")
    learner, manager, coach, colleague, head, pd_lead, ceo = (
        PersonFactory.create(trust=trust, family_name=name) for name in named
    )
    guest = PersonFactory.create(trust=trust, family_name="Strand", is_guest=True)
    post = PostFactory.create(school=school, person=learner)
    for person in (manager, coach, colleague, head, pd_lead):
        PostFactory.create(school=school, person=person)
    RoleGrantFactory.create(person=head, role=Role.HD, school=school)
    RoleGrantFactory.create(person=pd_lead, role=Role.PDL, school=school)
    RoleGrantFactory.create(person=ceo, role=Role.CEO)
    managing = PartnershipFactory.create(post=post, partner=manager)
    coaching = PartnershipFactory.create(post=post, partner=coach, kind=PartnerKind.COACH)
    guiding = PartnershipFactory.create(post=post, partner=guest, kind=PartnerKind.MENTOR)
    asked = questions_for(trust, questions)
    people = (learner, manager, coach, guest, colleague, head, pd_lead, ceo)
    return World(school, post, *people, managing, coaching, guiding, asked)


def questions_for(trust: Trust, count: int = 3, purpose: str = Purpose.FIVE) -> QuestionSet:
    made = QuestionSet.objects.create(
        trust=trust, purpose=purpose, number=90, name="Questions for a test", in_force_from=START
    )
    for i, text in enumerate(ASKED[:count]):
        Question.objects.create(
            trust=trust,
            version=made,
            position=i + 1,
            code=CODES[i],
            text=text,
            purpose=f"Purpose {i + 1}.",
            learner_prompt=f"For the learner {i + 1}.",
            partner_prompt=f"For the partner {i + 1}.",
        )
    return made


def yesterday() -> datetime:
    return clock.now() - timedelta(days=1)


def reread(conversation: Conversation) -> Conversation:
    rows = Conversation.objects.unscoped(reason="test").select_related("post__person", "post__school", "questions")
    return rows.get(pk=conversation.pk)


def signs(person: Person, conversation: Conversation, disagreement: str = "") -> None:
    sign(actor=acting(person), conversation=conversation, seen=seen_in(conversation), disagreement=disagreement)


def seen_in(conversation: Conversation) -> str:
    """What the page says that its reader reads."""
    newest = conversation.editions.model.objects.unscoped(reason="test").filter(conversation=conversation).last()
    content = newest.content if newest and newest.content else content_of(reread(conversation))
    return digest_of(content)
