"""A trust sets its own single sign-on up. The secret goes in sealed, and never comes out again."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from growthring.accounts.single_sign_on.sealing import seal
from growthring.accounts.single_sign_on.trying import trouble_with
from growthring.core import clock
from growthring.core.access import Actor, Forbidden
from growthring.core.models import new_key
from growthring.people import policy
from growthring.people.models import SignInProvider, SignInRules
from growthring.people.queries.sign_in import way_of
from growthring.people.services.events import ROLE, Verb, happened

WHY = "the rules of sign-in, kept by the trust's own office, which the service has asked the policy about"
FACTS = {"kind", "name", "issuer", "domain", "client_id", "email_domains", "second_factor"}
# Another of these is another account of everybody: it has to be tried again, and is not in use until then.
TELLING = {"issuer", "client_id", "domain"}


@transaction.atomic
def save_provider(
    *, actor: Actor, provider: SignInProvider | None = None, key: str = "", client_secret: str = "", **facts: Any
) -> SignInProvider:
    """A new one is not in use; neither is one that was changed in what it depends on. No secret: the old one stays.

    `key` is what the redirect address of a new one was made from, before it was saved.
    """
    _may(actor, provider)
    if unknown := set(facts) - FACTS:
        raise TypeError(f"no part of a provider: {sorted(unknown)}")
    _own_domains(actor, facts.get("email_domains", ""))
    is_new = provider is None
    kept = provider or SignInProvider(trust_id=actor.trust_id, key=key or new_key())
    if is_new and SignInProvider.objects.filter(key=kept.key).exists():
        raise ValidationError(_("This was saved already."))
    changed = {name for name, value in facts.items() if getattr(kept, name) != value}
    if not is_new and "issuer" in changed and not client_secret:
        raise ValidationError({"client_secret": _("A secret goes only to whom it was given for: type it anew.")})
    for name, value in facts.items():
        setattr(kept, name, value)
    if client_secret:
        kept.sealed_secret = seal(client_secret)
    if client_secret or changed & TELLING:
        kept.is_on, kept.tried_at, kept.trouble = False, None, []
    kept.save()
    _tell(actor, Verb.ADDED if is_new else Verb.CHANGED, "sign-in provider")
    return kept


def try_provider(*, actor: Actor, provider: SignInProvider, back: str) -> list[str]:
    """Asks it over the network, outside any transaction; what is wrong, in words, nothing when all is well."""
    _may(actor, provider)
    found = trouble_with(way_of(provider).client(), back)
    provider.tried_at, provider.trouble = clock.now(), found
    provider.save(update_fields=["tried_at", "trouble"])
    return found


@transaction.atomic
def switch_provider(*, actor: Actor, provider: SignInProvider, on: bool) -> SignInProvider:
    """On only after a try that found nothing wrong; off ends what its sessions may do with the next request."""
    _may(actor, provider)
    if on and (provider.tried_at is None or provider.trouble):
        raise ValidationError(_("Try it first: it is switched on when the try finds nothing wrong."))
    provider.is_on = on
    provider.save(update_fields=["is_on"])
    _passwords_again(actor)
    _tell(actor, Verb.CHANGED, "sign-in provider switched on" if on else "sign-in provider switched off")
    return provider


@transaction.atomic
def remove_provider(*, actor: Actor, provider: SignInProvider) -> None:
    """With every link to it: whoever came in by nothing else is invited anew, or sets a password."""
    _may(actor, provider)
    provider.delete()
    _passwords_again(actor)
    _tell(actor, Verb.ENDED, "sign-in provider")


@transaction.atomic
def set_rules(*, actor: Actor, passwords: bool, other_trusts: bool) -> SignInRules:
    _may(actor)
    if not passwords and not _any_on(actor):
        raise ValidationError({"passwords": _("Switch a provider on first: there is no other way in yet.")})
    told = {"passwords": passwords, "other_trusts": other_trusts}
    rules, _made = SignInRules.objects.unscoped(reason=WHY).update_or_create(trust_id=actor.trust_id, defaults=told)
    _tell(actor, Verb.CHANGED, "sign-in rules")
    return rules


def _may(actor: Actor, provider: SignInProvider | None = None) -> None:
    if not policy.may_set_up_sign_in(actor) or (provider is not None and provider.trust_id != actor.trust_id):
        raise Forbidden(_("The trust’s own office or IT sets up how its people sign in."))


def _own_domains(actor: Actor, domains: str) -> None:
    """A domain leads to one trust: two that name the same would lead each other's people astray."""
    others = SignInProvider.objects.unscoped(reason=WHY).exclude(trust_id=actor.trust_id).exclude(email_domains="")
    taken = {domain for named in others.values_list("email_domains", flat=True) for domain in named.split()}
    if both := sorted(taken & set(domains.split())):
        words = _("Another trust here has named %(domains)s. Ask the server’s administrator to settle it.")
        raise ValidationError({"email_domains": words % {"domains": ", ".join(both)}})


def _any_on(actor: Actor) -> bool:
    return SignInProvider.objects.unscoped(reason=WHY).filter(trust_id=actor.trust_id, is_on=True).exists()


def _passwords_again(actor: Actor) -> None:
    """Without any provider left, passwords are taken again: else nobody would get in."""
    if not _any_on(actor):
        SignInRules.objects.unscoped(reason=WHY).filter(trust_id=actor.trust_id).update(passwords=True)


def _tell(actor: Actor, verb: Verb, where: str) -> None:
    happened(actor, verb, ROLE, where, trust=actor.trust_id)
