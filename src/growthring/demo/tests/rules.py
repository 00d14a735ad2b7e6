"""What must hold in the demo on whatever day it is made: the product's own rules, asked of its rows."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import groupby

from django.apps import apps
from django.db.models import F

from growthring.core import clock
from growthring.people.models import Partnership, Person, School, Trust, TrustOwned
from growthring.people.rules import Held, Proposal
from growthring.people.services.checking import load_book
from growthring.stages.dialogue import Word, state_after
from growthring.stages.models import Assurance, Basis, Checkpoint, CheckpointRow, Placement, State, Voice
from growthring.stages.profile import snapshot
from growthring.stages.queries.facts import facts_of_schools
from growthring.stages.queries.profile import Profile, profile_of

WHY = "testing the demo"
SIDES = (Voice.Part.LEARNER, Voice.Part.LINE_MANAGER)


def keys_that_cross() -> list[str]:
    return [
        f"{model._meta.label}.{field.name} {row.pk}"
        for model in apps.get_models()
        if issubclass(model, TrustOwned)
        for field in model._meta.concrete_fields
        if isinstance(field.related_model, type) and issubclass(field.related_model, TrustOwned)
        for row in model._base_manager.filter(**{f"{field.name}__isnull": False})
        .exclude(**{f"{field.name}__trust": F("trust")})
        .only("pk")
    ]


def partnerships_against_the_rules() -> list[str]:
    """Each one proposed once more, beside all the others: rings, two hats, dates outside the post, unknown people."""
    return [problem for trust in Trust.objects.all() for problem in _judged(trust)]


def _judged(trust: Trust) -> Iterator[str]:
    rows = Partnership.objects.unscoped(reason=WHY).filter(trust=trust).select_related("post")
    first = min((row.starts_on for row in rows), default=clock.today())
    book = load_book(trust.pk, since=first)
    for row in rows:
        held = Held(row.pk, row.post_id, row.partner_id, row.kind, row.period)
        book.drop(held)
        outcome = book.judge(Proposal(row.post_id, row.partner_id, row.kind, row.period))
        yield from (f"{row.pk} {row.kind}: {problem.message}" for problem in outcome.problems)
        book.add(held)


def checkpoints_recorded_otherwise() -> list[str]:
    """Frozen rows that are not what the product would have written at the moment of closing."""
    found = []
    for checkpoint in Checkpoint.objects.unscoped(reason=WHY).select_related("school"):
        facts = facts_of_schools([checkpoint.school], None, checkpoint.closed_at)
        wanted = {(row.post_id, row.standing.value, row.position) for row in snapshot(facts.posts, checkpoint.on).rows}
        rows = CheckpointRow.objects.unscoped(reason=WHY).filter(checkpoint=checkpoint)
        if set(rows.values_list("post_id", "standing", "stage_position")) != wanted:
            found.append(str(checkpoint))
    return found


def dialogues_that_do_not_follow() -> list[str]:
    voices = Voice.objects.unscoped(reason=WHY).select_related("stage").order_by("placement", "said_at", "pk")
    words: dict[int, list[Word]] = {
        placement: [Word(voice.part, voice.stage.position) for voice in said if voice.part in SIDES]
        for placement, said in groupby(voices, key=lambda voice: voice.placement_id)
    }
    spoken = Placement.objects.unscoped(reason=WHY).filter(basis__in=[Basis.DIALOGUE, Basis.MODERATED])
    unlike = [
        placement
        for placement in spoken.filter(voided_at__isnull=True)
        if state_after(words.get(placement.pk, [])) != _state_of_the_sides(placement)
    ]
    return [f"{placement.pk} {placement}" for placement in unlike]


def _state_of_the_sides(placement: Placement) -> str:
    return State.CONTESTED if placement.basis == Basis.MODERATED else placement.state


def placements_ahead_of_a_list() -> list[str]:
    """Agreed in dialogue for a day on which the newcomer's lists were still open."""
    rows = Placement.objects.unscoped(reason=WHY).exclude(basis=Basis.ASSURANCE).filter(post__assurance__isnull=False)
    met = {row.post_id: _met_on(row) for row in Assurance.objects.unscoped(reason=WHY)}
    return [str(row) for row in rows if row.effective_on < met[row.post_id]]


def _met_on(assurance: Assurance) -> date:
    days = (assurance.mandatory_met_on, assurance.non_negotiables_met_on)
    return max(day or date.max for day in days)


def names_borne_twice() -> list[tuple[int, str, str]]:
    rows = Person.objects.unscoped(reason=WHY).values_list("trust", "given_name", "family_name")
    return [name for name, times in Counter(rows).items() if times > 1]


def corrected() -> dict[str, list[str]]:
    """Closed checkpoints that today's records would count differently, by school."""
    found: dict[str, list[str]] = defaultdict(list)
    for school in School.objects.unscoped(reason=WHY):
        profile = profile_of(school, None)
        found[school.slug] += [point.key for point in profile.points if profile.corrected_since(point)]
    return {slug: points for slug, points in found.items() if points}


def columns_that_do_not_add_up() -> list[str]:
    return [
        f"{school.slug} {point.key}"
        for school in School.objects.unscoped(reason=WHY)
        for profile in [profile_of(school, None)]
        for point in profile.points
        if len(profile.at(point).rows) != _running(profile, point.on)
    ]


def _running(profile: Profile, day: date) -> int:
    return sum(post.runs_on(day) for post in profile.facts.posts)


def written_in_days_to_come() -> list[str]:
    now = clock.now()
    return [
        f"{model._meta.label}.{field}"
        for model, field in (
            (Placement, "recorded_at"),
            (Placement, "settled_at"),
            (Voice, "said_at"),
            (Checkpoint, "closed_at"),
        )
        if model.objects.unscoped(reason=WHY).filter(**{f"{field}__gt": now}).exists()
    ]
