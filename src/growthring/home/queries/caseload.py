"""People I support: each partnership I hold today with what is due in it."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from growthring.conversations.queries.support import Meetings, meetings_beside, with_meetings
from growthring.core import clock
from growthring.core.access import Actor
from growthring.core.wordings import worded
from growthring.home.queries.journey import SOON, GateList, Spoken, lists_of
from growthring.home.queries.waiting import held_today, is_due
from growthring.people.models import PartnerKind, Partnership, Post
from growthring.stages.models import AssuranceItem, Placement, State, Voice
from growthring.stages.queries.placements import no_history, with_last_word
from growthring.stages.queries.scales import PLACING, mode_in
from growthring.standards.models import Stage, StageMode


@dataclass(slots=True)
class Supported:
    """One post I support; `held` are my partnerships with it: in a small school there may be two."""

    held: list[Partnership]
    actor: Actor
    meetings: Meetings
    standing: Spoken | None = None
    open: Spoken | None = None
    lists: list[GateList] = field(default_factory=list)

    @property
    def post(self) -> Post:
        return self.held[0].post

    @property
    def mode(self) -> StageMode:
        """A guest knows nothing of the school: what the learner shares with them stands by itself."""
        return StageMode.AGREED if self.actor.is_guest else mode_in(self.post.school)

    @property
    def is_managed(self) -> bool:
        return any(each.kind == PartnerKind.LINE_MANAGER for each in self.held)

    @property
    def due(self) -> list[AssuranceItem]:
        """Items that wait for my word as line manager."""
        if not self.is_managed or self.mode == StageMode.OFF:
            return []
        return [item for each in self.lists for item in each.open if is_due(item, self.actor.on)]

    @property
    def answers(self) -> bool:
        """Their placement waits for my word; or they say that one of ours is an error."""
        proposed = self.open is not None and self.open.state == State.PROPOSED and _learner_spoke(self.open)
        return (proposed or self.disputed) and self.is_managed and self.mode in PLACING

    @property
    def disputed(self) -> bool:
        standing = self.standing
        return standing is not None and _learner_spoke(standing) and standing.last_act == Voice.Act.CONTESTS

    @property
    def waits(self) -> bool:
        """Something is said in the row that is the actor's to do: as `waits_for_partner` has it for every page."""
        return self.meetings.wait or self.answers or bool(self.due)

    @property
    def ends_soon(self) -> bool:
        return any(each.ends_on is not None and each.ends_on <= self.actor.on + SOON for each in self.held)


def people_i_support(actor: Actor) -> list[Supported]:
    """Those who wait for me first, then by name. Four queries."""
    by_post: dict[int, list[Partnership]] = defaultdict(list)
    midnight = clock.midnight(actor.on)
    held = _held(actor)
    for partnership in held:
        by_post[partnership.post_id].append(partnership)
    beside = meetings_beside(actor, held, midnight)
    found = {post: Supported(partnerships, actor, beside[post]) for post, partnerships in by_post.items()}
    _add_placements(actor, found)
    _add_items(actor, found)
    return sorted(found.values(), key=lambda each: (not each.waits, each.post.person.family_name, each.post.pk))


@worded
def _held(actor: Actor) -> QuerySet[Partnership]:
    around = [] if actor.is_guest else ["post__school__stages", "post__team"]
    return with_meetings(actor, held_today(actor).visible_to(actor)).select_related("post__person", *around)


@worded
def _placements(actor: Actor, *, posts: list[int]) -> QuerySet[Spoken]:
    rows = Placement.objects.visible_to(actor).filter(no_history(actor.on), post__in=posts).select_related("stage")
    stages = Stage.objects.filter(scale=OuterRef("scale")).order_by().values("scale").annotate(number=Count("pk"))
    return with_last_word(rows).annotate(stages=Coalesce(Subquery(stages.values("number")), Value(0)))


@worded
def _items(actor: Actor, *, posts: list[int]) -> QuerySet[AssuranceItem]:
    """Of the lists that are not done yet: of the others the page says nothing."""
    open_ones = AssuranceItem.objects.filter(
        assurance=OuterRef("assurance"), gate=OuterRef("gate"), assured_on__isnull=True
    )
    rows = AssuranceItem.objects.visible_to(actor).filter(Exists(open_ones), assurance__post__in=posts)
    return rows.select_related("assurance")


def _add_placements(actor: Actor, found: dict[int, Supported]) -> None:
    for placement in _placements(actor, posts=list(found)):
        supported = found[placement.post_id]
        if placement.state != State.AGREED:
            supported.open = placement
        elif placement.effective_on <= actor.on:
            supported.standing = placement


def _add_items(actor: Actor, found: dict[int, Supported]) -> None:
    of_post: dict[int, list[AssuranceItem]] = defaultdict(list)
    for item in _items(actor, posts=list(found)):
        of_post[item.assurance.post_id].append(item)
    for post, items in of_post.items():
        found[post].lists = lists_of(items)


def _learner_spoke(placement: Spoken) -> bool:
    return bool(placement.last_part == Voice.Part.LEARNER)
