"""Placements, assurance and checkpoints go along with a school that changes trust; the trust's own picture stays."""

from django.utils.translation import gettext_lazy as _

from growthring.people import moving
from growthring.stages.models import (
    Assurance,
    AssuranceItem,
    Checkpoint,
    CheckpointRow,
    OpenRelease,
    Placement,
    ProfileNote,
    Voice,
)


def register() -> None:
    moving.carries(Placement, "post__school", _("placements at a stage"))
    moving.carries(Voice, "placement__post__school")
    moving.carries(Assurance, "post__school", _("newcomers' lists"))
    moving.carries(AssuranceItem, "assurance__post__school")
    moving.carries(Checkpoint, "school", _("closed checkpoints"))
    moving.carries(CheckpointRow, "checkpoint__school")
    moving.carries(ProfileNote, "checkpoint__school", _("notes beside the profile"))
    moving.carries(OpenRelease, "school", _("open pictures"))
