"""One stage for many at once: who would be proposed what, the proposals, and taking them back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef

from growthring.core.access import Actor
from growthring.people.models import Post
from growthring.stages.models import Placement, State, Voice
from growthring.stages.services.placements import place
from growthring.stages.services.rules import reread
from growthring.stages.services.settling import require_unanswered, withdraw
from growthring.standards.models import Stage

Before = tuple[int, str]  # the stage by its number in the database, and the day: what the actor had proposed until then
WHY = "the actor's own open proposal, before and after it is changed for many at once"


@dataclass(frozen=True, slots=True)
class Tried:
    """What comes of one row; `refused` says why nothing does. `before`: an earlier proposal of the actor's own."""

    post: Post
    placement: Placement | None = None
    refused: str = ""
    before: Before | None = None

    @property
    def changes(self) -> bool:
        return self.placement is not None and self.before != _as_it_is(self.placement)


def propose_many(
    *, actor: Actor, posts: Iterable[Post], stage: Stage, effective_on: date, sentences: Mapping[int, str] | None = None
) -> list[Tried]:
    """Each by itself: one that is refused leaves the others. `sentences` are what the actor says of each post."""
    said = sentences or {}
    return [_try(actor, post, stage, effective_on, said.get(post.pk, "")) for post in posts]


def preview_many(*, actor: Actor, posts: Iterable[Post], stage: Stage, effective_on: date) -> list[Tried]:
    """What `propose_many` would come to: by the same rules, and undone again."""
    with transaction.atomic():
        told = propose_many(actor=actor, posts=posts, stage=stage, effective_on=effective_on)
        transaction.set_rollback(True)
    return told


def withdraw_many(*, actor: Actor, made: Mapping[str, Before | None]) -> tuple[int, int]:
    """How many were taken back, and how many stand because somebody has answered.

    `made` has what was proposed, by the placements' keys; where the actor had proposed something else before, that
    comes back in its place.
    """
    found = list(Placement.objects.visible_to(actor).filter(key__in=list(made)).select_related("post"))
    done = sum(_take_back(actor, placement, made[placement.key]) for placement in found)
    return done, len(found) - done


def _take_back(actor: Actor, placement: Placement, before: Before | None) -> bool:
    try:
        if before is None:
            withdraw(actor=actor, placement=placement)
        else:
            _restore(actor, placement, *before)
    except ValidationError:
        return False
    return True


@transaction.atomic
def _restore(actor: Actor, placement: Placement, stage: int, day: str) -> None:
    require_unanswered(actor, reread(placement))
    earlier = Stage.objects.unscoped(reason=WHY).get(pk=stage)
    place(actor=actor, post=placement.post, stage=earlier, effective_on=date.fromisoformat(day))


def _try(actor: Actor, post: Post, stage: Stage, day: date, sentence: str) -> Tried:
    before = _own_proposal(actor, post)
    try:
        made = place(actor=actor, post=post, stage=stage, sentence=sentence, effective_on=day)
        return Tried(post, made, before=before)
    except ValidationError as error:
        return Tried(post, refused=" ".join(error.messages))


def _own_proposal(actor: Actor, post: Post) -> Before | None:
    """Where only the actor has spoken so far."""
    rows = Placement.objects.unscoped(reason=WHY).filter(post=post, state=State.PROPOSED, voided_at__isnull=True)
    others = Voice.objects.filter(placement=OuterRef("pk")).exclude(person=actor.person_id)
    found = rows.exclude(Exists(others)).first()
    return _as_it_is(found) if found else None


def _as_it_is(placement: Placement) -> Before:
    return placement.stage_id, placement.effective_on.isoformat()
