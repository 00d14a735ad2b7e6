"""The questions the trusts of the demo ask, one school's own wording of one set, and how often people meet."""

from datetime import date, timedelta

from growthring.conversations.models import MeetingRules, Purpose, Question, QuestionSet
from growthring.conversations.queries.questions import questions_by_set
from growthring.conversations.services.starting import start_trust_questions
from growthring.demo.conversations.meetings import Asked
from growthring.demo.seats import House
from growthring.demo.texts.questions import TOLLGARTH, TOLLGARTH_NOTE
from growthring.demo.world import World
from growthring.people.models import Trust

WHY = "making up the demo's history"
OWN_WORDS, OWN_RHYTHM = "tollgarth", "kiln-yard"


def ask(world: World, houses: list[House]) -> None:
    """The trusts and schools are saved by now."""
    for trust in Trust.objects.order_by("pk"):
        start_trust_questions(trust, on=world.begins_on)
    for house in houses:
        if house.school is None:
            continue
        if house.slug == OWN_WORDS:
            _own_words(world, house)
        if house.slug == OWN_RHYTHM:
            prompt = "How was your week, and what was too much of it?"
            row = MeetingRules(trust=world.trust, school=house.school, weeks=6, minutes=30, wellbeing_prompt=prompt)
            row.sent_before = 4
            row.save()


def _own_words(world: World, house: House) -> None:
    """The five in the school's own words, since the second year; which questions they are has not changed."""
    trusts = QuestionSet.objects.unscoped(reason=WHY).get(trust=world.trust, purpose=Purpose.FIVE)
    own = QuestionSet(trust=world.trust, school=house.school, purpose=Purpose.FIVE, number=2)
    own.name, own.introduction, own.note = str(TOLLGARTH.name), str(TOLLGARTH.introduction), TOLLGARTH_NOTE
    own.in_force_from = world.years[1].starts_on + timedelta(days=5)
    own.save()
    for before, asked in zip(questions_by_set([trusts])[trusts.pk], TOLLGARTH.questions, strict=True):
        row = Question(trust=world.trust, version=own, position=before.position, code=before.code)
        row.text, row.purpose = str(asked.text), str(asked.purpose)
        row.learner_prompt, row.partner_prompt = str(asked.learner), str(asked.partner)
        row.save()


class Questions:
    """Which version a meeting asks: read once."""

    def __init__(self, trust: int) -> None:
        rows = QuestionSet.objects.unscoped(reason=WHY).filter(trust=trust)
        self._versions = list(rows.order_by("in_force_from", "number"))
        asked = questions_by_set(self._versions)
        self._asked = {each.pk: Asked.of(each, asked.get(each.pk, [])) for each in self._versions}

    def on(self, school: int | None, purpose: str, day: date) -> Asked:
        found = [each for each in self._versions if each.purpose == purpose and each.school_id in (None, school)]
        own = [each for each in found if each.school_id and each.in_force_from <= day]
        return self._asked[(own or [each for each in found if each.school_id is None])[-1].pk]
