"""The Professional Progression Profile as pure numbers: one implementation for page, file and command."""

from growthring.stages.profile.facts import (
    BESIDE,
    Place,
    PlacementFact,
    PostFact,
    Snapshot,
    Standing,
    Stood,
    snapshot,
    standing_on,
)
from growthring.stages.profile.movement import JOINED, LEFT, Movement, movement, place_name
from growthring.stages.profile.newcomers import Days, NewcomerFact, days_to_mandatory, days_to_non_negotiables
from growthring.stages.profile.tally import Correction, Tally, corrections, highest, tally, tally_by

__all__ = [
    "BESIDE",
    "JOINED",
    "LEFT",
    "Correction",
    "Days",
    "Movement",
    "NewcomerFact",
    "Place",
    "PlacementFact",
    "PostFact",
    "Snapshot",
    "Standing",
    "Stood",
    "Tally",
    "corrections",
    "days_to_mandatory",
    "days_to_non_negotiables",
    "highest",
    "movement",
    "place_name",
    "snapshot",
    "standing_on",
    "tally",
    "tally_by",
]
