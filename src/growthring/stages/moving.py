"""Placements, assurance and checkpoints go along with a school that changes trust; the trust's own picture stays."""

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
    for model, path in {
        Placement: "post__school",
        Voice: "placement__post__school",
        Assurance: "post__school",
        AssuranceItem: "assurance__post__school",
        Checkpoint: "school",
        CheckpointRow: "checkpoint__school",
        ProfileNote: "checkpoint__school",
        OpenRelease: "school",
    }.items():
        moving.carries(model, path)
