"""How a trust's people sign in: its own providers of single sign-on, its rules, and who is whom over there."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from growthring.core.models import Private
from growthring.core.records import Record, Sensitivity
from growthring.people.models.bodies import TrustOwned


class SignInProvider(TrustOwned):
    """A provider of a trust. It answers for this trust's people and for nobody else.

    The secret is sealed (see `accounts.single_sign_on.sealing`), and never shown again.
    """

    class Kind(models.TextChoices):
        ENTRA = "entra", _("Microsoft Entra (Microsoft 365)")
        GOOGLE = "google", _("Google Workspace")
        OTHER = "other", _("Any other, by OpenID Connect")

    class SecondFactor(models.TextChoices):
        NO = "no", _("No: whoever needs a second factor is asked for one here too")
        SAID = "said", _("Yes, whenever its answer says that one was used (amr or acr)")
        ALWAYS = "always", _("Yes, always: it lets nobody in without one, and we answer for that")

    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    name = models.CharField(_("name on the button"), max_length=60)
    issuer = models.CharField(_("issuer"), max_length=300)
    domain = models.CharField(_("organisation"), max_length=120, blank=True)  # Google's `hd`
    client_id = models.CharField(_("client ID"), max_length=255)
    sealed_secret = models.TextField(editable=False)
    email_domains = models.CharField(_("e-mail domains"), max_length=500, blank=True)  # with spaces between
    second_factor = models.CharField(_("its second factor"), max_length=6, choices=SecondFactor, default="no")
    is_on = models.BooleanField(_("in use"), default=False)
    tried_at = models.DateTimeField(null=True, blank=True, editable=False)
    trouble = models.JSONField(default=list, editable=False)  # what the last try found, in words

    record = Record(
        "Role grant and sign-in account",
        None,
        Sensitivity.TECHNICAL,
        "as long as the trust uses it",
        "nothing: it is about no person",
    )

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class SignInRules(TrustOwned):
    """What a trust takes for its people; without a row, passwords are taken and other trusts' providers are not."""

    passwords = models.BooleanField(_("people may sign in with a password"), default=True)
    other_trusts = models.BooleanField(_("guests may come in through their own trust’s provider"), default=False)

    record = Record(
        "Role grant and sign-in account",
        None,
        Sensitivity.TECHNICAL,
        "as long as the trust uses Growthring",
        "nothing: it is about no person",
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["trust"], name="one_row_of_sign_in_rules_a_trust")]


class Identity(Private):
    """A login's account at a provider; no provider is the installation's own.

    Found by provider, issuer and subject together: never by an address, and never by a subject of another provider.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="identities")
    provider = models.ForeignKey(
        SignInProvider, on_delete=models.CASCADE, null=True, blank=True, related_name="identities"
    )
    issuer = models.CharField(max_length=300)
    subject = models.CharField(max_length=255)
    email = models.EmailField(blank=True)  # as the provider gave it when they were linked: shown, never matched
    linked_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    record = Record(
        "Role grant and sign-in account",
        "user",
        Sensitivity.PERSONAL,
        "as long as the login, or until it is unlinked",
        "which provider, the address it gave, since when, and when it was last used",
    )

    class Meta:
        ordering = ["linked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["provider", "issuer", "subject"], name="one_login_a_subject_of_a_trusts_provider"
            ),
            models.UniqueConstraint(
                fields=["issuer", "subject"],
                condition=Q(provider__isnull=True),
                name="one_login_a_subject_of_the_installations_provider",
            ),
            models.UniqueConstraint(fields=["user", "provider"], name="one_account_at_a_provider_a_login"),
        ]

    def __str__(self) -> str:
        return self.email or str(_("no address"))
