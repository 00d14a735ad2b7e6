"""allauth's forms in our words."""

from typing import Any

from allauth.account import forms as theirs
from django.core.exceptions import ValidationError
from django.forms import BooleanField, EmailField, EmailInput, Field
from django.http import HttpRequest
from django.utils.translation import get_language, ngettext_lazy
from django.utils.translation import gettext_lazy as _

from growthring.accounts import tasks
from growthring.accounts.models import User, tidy
from growthring.core.forms import BaseForm, SaysWhich

PASSWORD_HINT = ngettext_lazy(
    "At least %(least)d character. Three or four words that do not belong together are easy to keep in mind.",
    "At least %(least)d characters. Three or four words that do not belong together are easy to keep in mind.",
    "least",
)
LEAST = 12  # as AUTH_PASSWORD_VALIDATORS says; a test compares


def say(field: Field, label: Any, hint: Any = "") -> None:
    field.label, field.help_text = label, hint
    field.widget.attrs.pop("placeholder", None)


class LoginForm(SaysWhich, theirs.LoginForm):  # type: ignore[misc]
    remember = BooleanField(
        label=_("Keep me signed in on this device"),
        help_text=_("For two weeks. Only where nobody else uses it."),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self.fields["login"], _("Work e-mail"))
        say(self.fields["password"], _("Password"))
        self.fields["login"].widget.attrs["autocomplete"] = "username"


class ChangePasswordForm(SaysWhich, theirs.ChangePasswordForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self.fields["oldpassword"], _("Password now"))
        say(self.fields["password1"], _("New password"), PASSWORD_HINT % {"least": LEAST})
        say(self.fields["password2"], _("New password, once more"))


class ResetPasswordForm(SaysWhich, theirs.ResetPasswordForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self.fields["email"], _("Work e-mail"))

    def clean_email(self) -> str:
        return tidy(self.cleaned_data["email"])

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        """The same steps, and so the same time, whether the address is known or not: the mail is the worker's."""
        address: str = self.cleaned_data["email"]
        found = User.objects.filter(email=address, is_active=True).values_list("pk", flat=True).first()
        tasks.password_link.enqueue(found or 0, request.build_absolute_uri("/"), get_language() or "")
        return address


class ResetPasswordKeyForm(SaysWhich, theirs.ResetPasswordKeyForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self.fields["password1"], _("New password"), PASSWORD_HINT % {"least": LEAST})
        say(self.fields["password2"], _("New password, once more"))


class PasswordAgainForm(SaysWhich, theirs.ReauthenticateForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self.fields["password"], _("Password"))


class AddressForm(BaseForm):
    address = EmailField(label=_("New work e-mail"), widget=EmailInput(attrs={"autocomplete": "email"}))

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_address(self) -> str:
        address = tidy(self.cleaned_data["address"])
        if address == self.user.email:
            raise ValidationError(_("This is the address you sign in with now: give the new one."), code="same")
        return address
