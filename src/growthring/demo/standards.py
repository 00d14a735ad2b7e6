"""How the trust and its schools work with stages: the shipped start, one school's own words, one school's own year."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from growthring.demo.seats import House
from growthring.demo.world import World
from growthring.people.models import Post, Trust
from growthring.standards import queries
from growthring.standards.english import school_year_of
from growthring.standards.models import Calendar, Closure, Expectation, ScaleVersion, SchoolStages, Stage, StageMode
from growthring.standards.models import Term as TermRow
from growthring.standards.services.start import start_trust_standards
from growthring.standards.years import SchoolYear, SchoolYears, Span

OWN_WORDS = "tollgarth"
OWN_YEAR = "heronry"
# Phase, phase name, name, what it means.
TOLLGARTH_STAGES = (
    (1, "Arriving", "Safe start", "The law, the keys, the names: what everybody has in place before anything else."),
    (
        1,
        "Arriving",
        "The Tollgarth way",
        "What every one of us does every day, so that children meet the same in each room.",
    ),
    (2, "Rooting", "Finding my feet", "Our way is becoming my way. I ask, watch, try, and talk about it."),
    (2, "Rooting", "Steady", "On most days, with most classes, this is how it is; and I know why."),
    (3, "Branching", "Showing how", "Others come to watch and go away with something. I help them to it."),
    (
        3,
        "Branching",
        "Breaking ground",
        "I try what we do not know yet, write down what happened, and change how we work.",
    ),
)


@dataclass(frozen=True)
class Standards:
    """Read once: what the made-up history needs to know."""

    years: dict[int | None, SchoolYears]
    scales: dict[int | None, list[tuple[date, ScaleVersion, dict[int, Stage]]]]
    expectations: list[Expectation]

    def stage(self, house: House, position: int, day: date) -> Stage:
        own = self.scales.get(house.school.pk if house.school else None, [])
        begun = [entry for entry in [*self.scales[None], *own] if entry[0] <= day] or self.scales[None][:1]
        return begun[-1][2][position]

    def expected_of(self, post: Post) -> list[Expectation]:
        return [
            each
            for each in self.expectations
            if each.post_kind in ("", post.kind) and each.school_id in (None, post.school_id)
        ]


def set_up(world: World, houses: list[House]) -> Standards:
    """The trust and the schools are saved by now."""
    first = school_year_of(world.begins_on)
    for trust in Trust.objects.order_by("pk"):
        start_trust_standards(trust, years=range(first, first + 4))
    for house in houses:
        if house.school is not None:
            house.stages = world.add(SchoolStages(trust=world.trust, school=house.school, mode=house.mode))
        if house.slug == OWN_WORDS:
            _own_scale(world, house, world.years[1].starts_on)
        if house.slug == OWN_YEAR:
            for year in world.years:
                _own_calendar(world, house, _two_weeks_in_autumn(year))
    world.write()
    return _read(world, [house.school.pk for house in houses if house.school])


def _own_scale(world: World, house: House, on: date) -> None:
    scale = ScaleVersion(trust=world.trust, school=house.school, number=2, in_force_from=on)
    scale.note = "Our own words for the same six stages, written with all staff in the summer term."
    world.add(scale)
    for position, (phase, phase_name, name, description) in enumerate(TOLLGARTH_STAGES, start=1):
        stage = Stage(trust=world.trust, scale=scale, position=position, phase=phase, phase_name=phase_name)
        stage.name, stage.description = name, description
        world.add(stage)


def _own_calendar(world: World, house: House, year: SchoolYear) -> None:
    calendar = Calendar(trust=world.trust, school=house.school, name=year.name)
    calendar.starts_on, calendar.ends_on = year.starts_on, year.ends_on
    world.add(calendar)
    for model, spans in ((TermRow, year.terms), (Closure, year.closures)):
        for span in spans:
            world.add(
                model(
                    trust=world.trust,
                    calendar=calendar,
                    name=span.name,
                    first_day=span.first_day,
                    last_day=span.last_day,
                )
            )


def _two_weeks_in_autumn(year: SchoolYear) -> SchoolYear:
    """Two weeks in October, and a training day with the therapists in January."""
    autumn, *others = year.closures
    longer = replace(autumn, last_day=autumn.last_day + timedelta(days=7), name="Two-week autumn half term")
    back = year.terms[1].first_day
    return replace(year, closures=(longer, Span(back, back, "Training day with the therapists"), *others))


def _read(world: World, schools: Iterable[int]) -> Standards:
    why = "making up the demo's history"
    scales: dict[int | None, list[tuple[date, ScaleVersion, dict[int, Stage]]]] = {None: []}
    for scale in ScaleVersion.objects.unscoped(reason=why).filter(trust=world.trust):
        stages = {stage.position: stage for stage in queries.stages_of(scale)}
        scales.setdefault(scale.school_id, []).append((scale.in_force_from, scale, stages))
    return Standards(
        queries.years_for(world.trust.pk, [None, *schools]),
        scales,
        list(Expectation.objects.unscoped(reason=why).filter(trust=world.trust)),
    )


def uses_placements(house: House) -> bool:
    return house.mode in (StageMode.AGREED, StageMode.SELF_PLACED)
