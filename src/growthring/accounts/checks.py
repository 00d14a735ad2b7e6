"""What is said before the server starts, when something it was told about signing in cannot be right."""

from pathlib import Path

from django.conf import settings
from django.core import checks

from growthring.accounts import breached


@checks.register(checks.Tags.security)
def the_list_of_breached_passwords_is_one(**kwargs: object) -> list[checks.CheckMessage]:
    if not settings.BREACHED_PASSWORDS:
        return []
    try:
        breached.look_over(Path(settings.BREACHED_PASSWORDS))
    except breached.BadList as wrong:
        hint = "GROWTHRING_BREACHED_PASSWORDS names a list of SHA-1 hashes sorted by hash, or a folder of its ranges."
        return [checks.Error(f"The list of breached passwords: {wrong}.", hint=hint, id="growthring.E010")]
    return []
