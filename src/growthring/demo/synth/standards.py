"""How a synthetic trust works with stages: its scale, its lists, its calendar, read once for all of its schools."""

from datetime import date
from functools import cache

from growthring.conversations.models import QuestionSet
from growthring.conversations.queries.questions import questions_by_set
from growthring.conversations.services.starting import start_trust_questions
from growthring.demo.conversations.meetings import Asked
from growthring.people.models import Trust
from growthring.standards.models import Calendar, Expectation
from growthring.standards.queries import expectations_of, scale_of_trust, stages_of, years_of_trust
from growthring.standards.services.start import start_trust_standards
from growthring.standards.years import SchoolYear

WHY = "making up the demo's history"


class Ways:
    """What placements, lists and checkpoints of the trust refer to."""

    def __init__(self, trust: Trust, first_year: int, years: int) -> None:
        start_trust_standards(trust, years=range(first_year, first_year + years + 1))
        start_trust_questions(trust, on=date(first_year, 9, 1))
        self.trust, self.years = trust, years_of_trust(trust.pk)
        self.asked = _asked(trust)
        scale = scale_of_trust(trust.pk, date(first_year, 9, 1))
        stages = stages_of(scale)
        self.scale, self.stages = scale.pk, [stage.pk for stage in stages]
        self.phases = {stage.position: stage.phase for stage in stages}
        self.phase_names = [name for _phase, name in sorted({each.phase: each.phase_name for each in stages}.items())]
        self.calendars = {row.pk: row.name for row in Calendar.objects.unscoped(reason=WHY).filter(trust=trust)}
        self.due = cache(self._due)
        self.review = cache(self.years.review_on)
        self.open_day = cache(self.years.first_open_day)
        self.expected = cache(self._expected)

    def points(self) -> list[tuple[SchoolYear, str, date]]:
        return [(year, code, day) for year, code, day in self.years.checkpoints() if year.calendar_id is not None]

    def _due(self, start: date, due: str) -> date:
        return self.years.due_on(start, due)

    def _expected(self, kind: str) -> list[tuple[int, str, str]]:
        rows: list[Expectation] = expectations_of(self.trust.pk, None, kind, date.max)
        return [(row.pk, row.gate, row.due) for row in rows]


def _asked(trust: Trust) -> dict[str, Asked]:
    """By purpose: the trust's own questions, which hold from its first day on."""
    versions = list(QuestionSet.objects.unscoped(reason=WHY).filter(trust=trust))
    asked = questions_by_set(versions)
    return {each.purpose: Asked.of(each, asked[each.pk]) for each in versions}
