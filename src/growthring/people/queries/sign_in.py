"""Ways to sign in by another's account: the installation's provider, and those of trusts."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase

from growthring.accounts.models import User
from growthring.accounts.single_sign_on.client import Asserted, Client, entra_tenant
from growthring.accounts.single_sign_on.sealing import unseal
from growthring.people.models import Identity, Person, SignInProvider, SignInRules, Trust
from growthring.people.signing_in import SITE, may_act

WHY = "a provider is used before anybody is signed in: its name, its address and its secret are about no person"
WHY_IDENTITY = "a login is found by its account at a provider, before anybody is signed in"


@dataclass(frozen=True, slots=True)
class Way:
    """`row` is None for the installation's own provider, which answers for everybody here."""

    key: str
    name: str
    issuer: str
    second_factor: str
    row: SignInProvider | None = None

    @property
    def trust_id(self) -> int | None:
        return self.row.trust_id if self.row else None

    @property
    def host(self) -> str:
        return urlsplit(self.issuer).netloc

    def client(self) -> Client:
        """With the secret: for asking the provider, and for nothing else."""
        if self.row is None:
            given = settings.OIDC
            return _client(given["issuer"], given["client_id"], given["secret"], given["domain"])
        return _client(self.row.issuer, self.row.client_id, unseal(self.row.sealed_secret), self.row.domain)

    def counts(self, asserted: Asserted) -> bool:
        """Whether its second factor stands for ours in this sign-in."""
        how = SignInProvider.SecondFactor
        return self.second_factor == how.ALWAYS or (self.second_factor == how.SAID and asserted.second_factor)


def _client(issuer: str, client_id: str, secret: str, domain: str) -> Client:
    return Client(issuer, client_id, secret, tenant=entra_tenant(issuer), domain=domain.lower())


def site_way() -> Way | None:
    given = settings.OIDC
    if not (given["issuer"] and given["client_id"]):
        return None
    return Way(SITE, given["name"], given["issuer"], given["second_factor"])


def way_of(provider: SignInProvider) -> Way:
    return Way(provider.key, provider.name, provider.issuer, provider.second_factor, provider)


def find_way(key: str) -> Way | None:
    """One that is in use."""
    if key == SITE:
        return site_way()
    found = SignInProvider.objects.unscoped(reason=WHY).filter(key=key, is_on=True).select_related("trust").first()
    return way_of(found) if found else None


def ways_of(trust_ids: Iterable[int]) -> list[Way]:
    """The installation's, and those in use of the trusts."""
    site = site_way()
    rows = SignInProvider.objects.unscoped(reason=WHY).filter(trust__in=list(trust_ids), is_on=True)
    return ([site] if site else []) + [way_of(row) for row in rows.select_related("trust")]


def ways_for_anybody() -> list[Way]:
    """On the sign-in page: where one trust has the installation to itself, its own; else no trust is named."""
    trusts = list(Trust.objects.order_by("pk").values_list("pk", flat=True)[:2])
    return ways_of(trusts if len(trusts) == 1 else [])


def leads_on_by_address() -> bool:
    """Whether the sign-in page asks for the work e-mail, to lead on to a trust's own page."""
    others = SignInProvider.objects.unscoped(reason=WHY).filter(is_on=True).exclude(email_domains="")
    return Trust.objects.count() > 1 and others.exists()


def trust_of_slug(slug: str) -> Trust | None:
    return Trust.objects.filter(slug=slug).first()


def trust_of_address(email: str) -> Trust | None:
    """The trust that has named the address's domain as its own."""
    domain = email.rpartition("@")[2].strip().lower()
    rows = SignInProvider.objects.unscoped(reason=WHY).filter(is_on=True, email_domains__contains=domain)
    named = [row for row in rows.select_related("trust") if domain and domain in row.email_domains.split()]
    return named[0].trust if named else None


def takes_passwords(trust_id: int) -> bool:
    return not SignInRules.objects.unscoped(reason=WHY).filter(trust=trust_id, passwords=False).exists()


def login_of(way: Way, asserted: Asserted) -> Identity | None:
    """By provider, issuer and subject, and by nothing else."""
    same = Identity.objects.unscoped(reason=WHY_IDENTITY).filter(
        provider=way.row, issuer=asserted.issuer, subject=asserted.subject
    )
    return same.select_related("user").first()


def is_partly_shut(user: User, session: SessionBase) -> bool:
    """Whether one of the login's persons may not act in a session that began as this one did."""
    rows = Person.objects.unscoped(reason=WHY_IDENTITY).filter(user=user)
    return rows.count() != rows.filter(may_act(session)).count()


def persons_of(user: User) -> list[Person]:
    rows = Person.objects.unscoped(reason=WHY_IDENTITY).filter(user=user).select_related("trust")
    return list(rows.order_by("is_guest", "pk"))
