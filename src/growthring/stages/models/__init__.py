from growthring.stages.models.assurance import Assurance, AssuranceItem
from growthring.stages.models.checkpoints import Checkpoint, CheckpointRow, OpenRelease, ProfileNote
from growthring.stages.models.placements import Basis, Placement, State, Voice

__all__ = [
    "Assurance",
    "AssuranceItem",
    "Basis",
    "Checkpoint",
    "CheckpointRow",
    "OpenRelease",
    "Placement",
    "ProfileNote",
    "State",
    "Voice",
]
