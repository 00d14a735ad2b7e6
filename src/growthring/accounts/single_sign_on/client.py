"""One provider as the protocol needs it, and what came back from it."""

import re
from dataclasses import dataclass, field

ENTRA = "https://login.microsoftonline.com/{tenant}/v2.0"
GOOGLE = "https://accounts.google.com"
TENANT = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
SCOPES = "openid profile email"


@dataclass(frozen=True, slots=True)
class Client:
    """`tenant` is Entra's directory, `domain` Google's organisation: where one is given, no other is let in."""

    issuer: str
    client_id: str
    secret: str = field(repr=False)
    tenant: str = ""
    domain: str = ""


@dataclass(frozen=True, slots=True)
class Asserted:
    """What a provider has said and we believe: who it is there. The address is shown, never matched."""

    issuer: str
    subject: str
    email: str = ""
    second_factor: bool = False


def entra_tenant(issuer: str) -> str:
    """The directory an issuer of Entra's speaks for; nothing for any other issuer."""
    found = re.fullmatch(re.escape(ENTRA).replace(re.escape("{tenant}"), "([^/]+)"), issuer)
    return found.group(1).lower() if found else ""
