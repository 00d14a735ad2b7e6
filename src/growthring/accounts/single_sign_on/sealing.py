"""Client secrets at rest: sealed with a key that follows from the installation's secret key."""

from growthring.accounts import sealed
from growthring.accounts.single_sign_on.refusals import Refused

PURPOSE = "single sign-on client secrets"


def seal(secret: str) -> str:
    return sealed.seal(secret, PURPOSE).decode()


def unseal(text: str) -> str:
    """The secret; refused when the installation's key has changed since, or the row was tampered with."""
    try:
        return sealed.unseal(text.encode(), PURPOSE)
    except sealed.Unreadable as broken:
        raise Refused("secret") from broken
