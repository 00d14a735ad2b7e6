"""The key that signs sessions and links and seals secrets, when a place is put back from a backup."""

import os
from pathlib import Path

from django.conf import settings

from growthring.upkeep.snapshots import archive as files


def taken_over(backup: Path) -> str:
    """Keep the backup's key in the file of this place, where that is where its key comes from; says what was done."""
    with files.opened(backup) as (archive, _manifest):
        key = archive.read(files.SECRET_KEY).decode() if files.SECRET_KEY in archive.namelist() else ""
    if not key:
        return "The backup has no secret key in it: secrets of sign-in providers have to be given anew."
    if key == settings.SECRET_KEY:
        return "The secret key is the one the backup was made with."
    if os.environ.get("GROWTHRING_SECRET_KEY"):
        return "GROWTHRING_SECRET_KEY is not the key the backup was made with: what that one sealed cannot be read."
    path: Path = settings.HOME / "secret-key"
    draft = path.with_name(".secret-key-restored")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as handle:
        handle.write(key)
    draft.replace(path)
    return "The secret key came with the backup."
