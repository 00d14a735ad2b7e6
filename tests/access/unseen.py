"""Texts that somebody may see and that no page shows them: each with its reason."""

from tests.access.reach import Reach

NOT_SHOWN: dict[tuple[str, str], str] = {}


def is_unseen(reach: Reach, label: str, pk: int, name: str) -> bool:
    return (label, name) in NOT_SHOWN
