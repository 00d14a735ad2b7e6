"""A trust's provider of single sign-on, asked for in the words of its own console."""

import re
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from growthring.accounts.single_sign_on.client import ENTRA, GOOGLE, TENANT, entra_tenant
from growthring.accounts.single_sign_on.fetching import checked
from growthring.accounts.single_sign_on.refusals import Refused
from growthring.core.forms import BaseForm
from growthring.core.models import KEY_ALPHABET, new_key
from growthring.people.models import SignInProvider

Kind = SignInProvider.Kind
DOMAIN = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")
NAMES = {Kind.ENTRA: "Microsoft", Kind.GOOGLE: "Google", Kind.OTHER: ""}
SHARED = {"common", "organizations", "consumers"}


def domains_of(text: str) -> list[str]:
    return [part.lower().lstrip("@") for part in re.split(r"[\s,;]+", text) if part]


class ProviderForm(BaseForm):
    """For one kind: only what that kind asks for is on the page. A secret that is kept is never shown again."""

    name = forms.CharField(label=_("Name on the button"), max_length=60, help_text=_("Continue with …"))
    tenant = forms.CharField(
        label=_("Directory (tenant) ID"),
        max_length=36,
        help_text=_("On the overview page of the app registration: eight characters, a dash, and so on."),
    )
    domain = forms.CharField(
        label=_("Your organisation’s domain in Google Workspace"),
        max_length=120,
        help_text=_(
            "As in oakvale.example. Private Google accounts, and those of other organisations, are turned away."
        ),
    )
    issuer = forms.CharField(
        label=_("Issuer"),
        max_length=300,
        help_text=_(
            "The address that the provider calls its issuer; /.well-known/openid-configuration stands under it."
        ),
    )
    client_id = forms.CharField(label=_("Client ID"), max_length=255)
    client_secret = forms.CharField(
        label=_("Client secret"),
        max_length=500,
        strip=True,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text=_("Kept under lock, and never shown again."),
    )
    email_domains = forms.CharField(
        label=_("Domains of your people’s e-mail"),
        max_length=500,
        required=False,
        help_text=_(
            "With spaces between. Whoever gives such an address on the sign-in page is led to your own page. "
            "Nobody is let in by an address."
        ),
    )
    second_factor = forms.ChoiceField(
        label=_("Does its second factor count here?"),
        choices=SignInProvider.SecondFactor.choices,
        widget=forms.RadioSelect,
        initial=SignInProvider.SecondFactor.NO,
    )
    key = forms.CharField(widget=forms.HiddenInput, max_length=16)

    ASKED: ClassVar[dict[str, str]] = {Kind.ENTRA: "tenant", Kind.GOOGLE: "domain", Kind.OTHER: "issuer"}

    def __init__(self, *args: Any, kind: str, provider: SignInProvider | None = None, **kwargs: Any) -> None:
        self.kind = kind
        initial = {"key": new_key(), "name": NAMES[Kind(kind)]} if provider is None else facts_of(provider)
        super().__init__(*args, initial=initial, **kwargs)
        for other in set(self.ASKED.values()) - {self.ASKED[kind]}:
            del self.fields[other]
        if kind == Kind.ENTRA:
            self.fields["client_id"].label = _("Application (client) ID")
            self.fields["client_secret"].label = _("Client secret: its value, not its ID")
        if provider is not None:
            del self.fields["key"]
            self.fields["client_secret"].required = False
            self.fields["client_secret"].help_text = _("Empty: the one that is kept stays. It is never shown.")

    @property
    def way_back(self) -> str:
        """The key that the redirect address will have: made with the page, so that it can be copied before saving."""
        given = str(self["key"].value())
        return given if is_key(given) else new_key()

    def clean_key(self) -> str:
        key: str = self.cleaned_data["key"]
        if not is_key(key):
            raise ValidationError(say("Open this page anew: its redirect address was not one of ours."))
        return key

    def clean_tenant(self) -> str:
        tenant: str = self.cleaned_data["tenant"].strip().lower()
        if tenant in SHARED:
            raise ValidationError(
                say("“%(tenant)s” would let in accounts of every organisation there is. Give your own directory’s ID.")
                % {"tenant": tenant}
            )
        if not TENANT.fullmatch(tenant):
            raise ValidationError(say("This is no directory ID: it looks like 1a2b3c4d-… and has 36 characters."))
        return tenant

    def clean_domain(self) -> str:
        domain: str = self.cleaned_data["domain"].strip().lower().lstrip("@")
        if not DOMAIN.fullmatch(domain):
            raise ValidationError(say("This is no domain: it looks like oakvale.example."))
        return domain

    def clean_issuer(self) -> str:
        issuer: str = self.cleaned_data["issuer"].strip().removesuffix("/.well-known/openid-configuration")
        try:
            checked(issuer)
        except Refused as refused:
            raise ValidationError(str(refused.detail)) from refused
        if entra_tenant(issuer) in SHARED:
            raise ValidationError(say("This address lets in accounts of every organisation there is."))
        if issuer.rstrip("/") == GOOGLE:
            raise ValidationError(say("Set Google up as Google Workspace: any private account would come in by this."))
        return issuer

    def clean_email_domains(self) -> str:
        domains = domains_of(self.cleaned_data["email_domains"])
        if wrong := [domain for domain in domains if not DOMAIN.fullmatch(domain)]:
            raise ValidationError(say("This is no domain: %(wrong)s") % {"wrong": ", ".join(wrong)})
        return " ".join(dict.fromkeys(domains))

    def facts(self) -> dict[str, Any]:
        """As the service takes them."""
        data = self.cleaned_data
        issuers = {Kind.ENTRA: ENTRA.format(tenant=data.get("tenant")), Kind.GOOGLE: GOOGLE}
        told = {name: data[name] for name in ("name", "client_id", "client_secret", "email_domains", "second_factor")}
        issuer = issuers.get(Kind(self.kind)) or data["issuer"]
        return {**told, "kind": self.kind, "issuer": issuer, "domain": data.get("domain", "")}


class RulesForm(BaseForm):
    passwords = forms.BooleanField(
        label=_("People may sign in with a password or a passkey of their own"),
        required=False,
        help_text=_(
            "Without it they come in through a provider only. The trust’s own office still can with a password: "
            "else one secret that has run out would lock everybody out."
        ),
    )
    other_trusts = forms.BooleanField(
        label=_("Guests may come in through their own trust’s provider"),
        required=False,
        help_text=_(
            "You then believe the other trust about who its people are. Without it, guests sign in with a "
            "password here."
        ),
    )


def is_key(text: str) -> bool:
    return len(text) == 12 and set(text) <= set(KEY_ALPHABET)


def facts_of(provider: SignInProvider) -> dict[str, Any]:
    kept = {name: getattr(provider, name) for name in ("name", "issuer", "domain", "client_id", "second_factor")}
    return {**kept, "email_domains": provider.email_domains, "tenant": entra_tenant(provider.issuer)}
