"""One stage for many at once: who would be proposed what, the proposals, and taking them back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from growthring.core.access import Actor
from growthring.people.models import Post
from growthring.stages.models import Placement
from growthring.stages.services.placements import place
from growthring.stages.services.settling import withdraw
from growthring.standards.models import Stage


@dataclass(frozen=True, slots=True)
class Tried:
    """What comes of one row; `refused` says why nothing does."""

    post: Post
    placement: Placement | None = None
    refused: str = ""


def propose_many(*, actor: Actor, posts: Iterable[Post], stage: Stage, effective_on: date) -> list[Tried]:
    """Each by itself: one that is refused leaves the others."""
    return [_try(actor, post, stage, effective_on) for post in posts]


def preview_many(*, actor: Actor, posts: Iterable[Post], stage: Stage, effective_on: date) -> list[Tried]:
    """What `propose_many` would come to: by the same rules, and undone again."""
    with transaction.atomic():
        told = propose_many(actor=actor, posts=posts, stage=stage, effective_on=effective_on)
        transaction.set_rollback(True)
    return told


def withdraw_many(*, actor: Actor, keys: Iterable[str]) -> tuple[int, int]:
    """How many were taken back, and how many stand because somebody has answered."""
    found = list(Placement.objects.visible_to(actor).filter(key__in=list(keys)).select_related("post"))
    done = sum(_withdraw(actor, placement) for placement in found)
    return done, len(found) - done


def _withdraw(actor: Actor, placement: Placement) -> bool:
    try:
        withdraw(actor=actor, placement=placement)
    except ValidationError:
        return False
    return True


def _try(actor: Actor, post: Post, stage: Stage, day: date) -> Tried:
    try:
        return Tried(post, place(actor=actor, post=post, stage=stage, effective_on=day))
    except ValidationError as error:
        return Tried(post, refused=" ".join(error.messages))
