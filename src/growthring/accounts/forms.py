"""allauth's forms in our words."""

from typing import Any

from allauth.account import forms as theirs
from django.forms import BooleanField, Field
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

PASSWORD_HINT = ngettext_lazy(
    "At least %(least)d character. Three or four words that do not belong together are easy to keep in mind.",
    "At least %(least)d characters. Three or four words that do not belong together are easy to keep in mind.",
    "least",
)
LEAST = 12  # as AUTH_PASSWORD_VALIDATORS says; a test compares


def say(field: Field, label: Any, hint: Any = "") -> None:
    field.label, field.help_text = label, hint
    field.widget.attrs.pop("placeholder", None)


class LoginForm(theirs.LoginForm):  # type: ignore[misc]
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


class ChangePasswordForm(theirs.ChangePasswordForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self.fields["oldpassword"], _("Password now"))
        say(self.fields["password1"], _("New password"), PASSWORD_HINT % {"least": LEAST})
        say(self.fields["password2"], _("New password, once more"))


class ResetPasswordForm(theirs.ResetPasswordForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self.fields["email"], _("Work e-mail"))


class ResetPasswordKeyForm(theirs.ResetPasswordKeyForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self.fields["password1"], _("New password"), PASSWORD_HINT % {"least": LEAST})
        say(self.fields["password2"], _("New password, once more"))
