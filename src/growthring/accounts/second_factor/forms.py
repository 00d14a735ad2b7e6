"""allauth's forms for second factors, in our words; codes are taken once and counted as `attempts` says."""

from typing import Any

from allauth.account.adapter import get_adapter as account_adapter
from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as base
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from allauth.mfa.webauthn.internal import auth as keys
from django.forms import BooleanField, CharField, TextInput
from django.utils.translation import gettext_lazy as _

from growthring.accounts import attempts
from growthring.accounts.second_factor import codes
from growthring.core.forms import SaysWhich

CODE_ATTRS = {"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}
TRIED = "second factor of"


class CodeInput(TextInput):
    """Never shows again what was typed: a recovery code that was taken for another box still opens the door."""

    def __init__(self) -> None:
        super().__init__(attrs=CODE_ATTRS)

    def format_value(self, value: Any) -> None:
        return None


def _count(user: Any) -> attempts.Tried:
    tried = attempts.begin(context.request, attempts.CODES, f"{TRIED} {user.pk}", user.pk)
    if tried is None:
        raise account_adapter().validation_error("too_many_login_attempts")
    return tried


class _Code(SaysWhich, base.BaseAuthenticateForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = CharField(
            label=_("Code"),
            help_text=_("The six figures of your app now, or one of your recovery codes."),
            widget=CodeInput(),
        )

    def clean_code(self) -> str:
        tried = _count(self.user)
        code: str = self.cleaned_data["code"]
        found = codes.spend(self.user, code)
        if found is None:
            raise get_adapter().validation_error("incorrect_code")
        tried.rollback()
        found.user = self.user
        self.authenticator = found
        return code


class CodeForm(_Code, base.AuthenticateForm):  # type: ignore[misc]
    pass


class CodeAgainForm(_Code, base.ReauthenticateForm):  # type: ignore[misc]
    pass


class AppForm(SaysWhich, totp.ActivateTOTPForm):  # type: ignore[misc]
    """Sets an app up: the code shows that it has taken the secret."""

    counter = 0

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = CharField(
            label=_("Code"), help_text=_("The six figures the app shows now."), widget=CodeInput()
        )

    def clean_code(self) -> str:
        tried = _count(self.user)
        code: str = "".join(self.cleaned_data["code"].split())
        found = codes.counter_of(self.secret, code)
        if found is None:
            raise get_adapter().validation_error("incorrect_code")
        tried.rollback()
        self.counter = found
        return code


NAME = _("Name")
NAME_HINT = _("So that you know it again: “laptop”, “key on my ring”.")


class KeyForm(SaysWhich, webauthn.AddWebAuthnForm):  # type: ignore[misc]
    name = CharField(label=NAME, help_text=NAME_HINT, max_length=60, required=False)
    passwordless = BooleanField(
        label=_("Sign in with it alone, without my password"),
        help_text=_("For telephones, laptops and keys that ask for a finger, a face or a PIN. Take it off for others."),
        required=False,
        initial=True,
    )

    def clean_name(self) -> str:
        return str(super().clean_name())[:60]


class RenameKeyForm(SaysWhich, webauthn.EditWebAuthnForm):  # type: ignore[misc]
    name = CharField(label=NAME, help_text=NAME_HINT, max_length=60)


class KeyAtSignInForm(SaysWhich, webauthn.AuthenticateWebAuthnForm):  # type: ignore[misc]
    """A key cannot be guessed: wrong ones are not counted, and so nobody is kept out by them."""

    def clean_credential(self) -> Any:
        credential = self.cleaned_data["credential"]
        keys.parse_authentication_response(credential)
        user = self.user or keys.extract_user_from_response(credential)
        return keys.complete_authentication(user, credential)


class KeyAgainForm(KeyAtSignInForm):
    reauthenticated = True


class KeyAloneForm(KeyAtSignInForm):
    passwordless = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, user=None, **kwargs)  # type: ignore[call-arg]

    def clean_credential(self) -> Any:
        """Alone, a key has to have asked for finger, face or PIN: who has found one has only the key."""
        answer = keys.parse_authentication_response(self.cleaned_data["credential"])
        if not answer.response.authenticator_data.is_user_verified():
            raise get_adapter().validation_error("incorrect_code")
        return super().clean_credential()
