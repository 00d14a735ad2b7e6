from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from growthring.accounts.forms import LEAST, PASSWORD_HINT
from growthring.accounts.models import User, tidy
from growthring.core.forms import BaseForm
from growthring.people.models import Person
from growthring.people.place_words import words_of


class JoinForm(BaseForm):
    """A new login for whoever holds an invitation. The address is the one the school has, where it has one."""

    email = forms.EmailField(
        label=_("Work e-mail"),
        help_text=_("You sign in with it."),
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
    )
    password = forms.CharField(
        label=_("A password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("The password once more"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        self.fields["password"].help_text = PASSWORD_HINT % {"least": LEAST}  # in the reader's language
        if person.email:
            self.fields["email"].disabled = True
            self.fields["email"].initial = person.email

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        user = User(email=tidy(self.cleaned_data.get("email") or ""))
        user.words_of_the_place = tuple(words_of(self.person))  # type: ignore[attr-defined]
        validate_password(password, user)
        return password

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        first, second = cleaned.get("password"), cleaned.get("again")
        if first and second and first != second:
            self.add_error("again", ValidationError(_("The two passwords are not the same."), code="differ"))
        return cleaned


class WorkEmailForm(BaseForm):
    """Only its domain is looked at, to lead on to a trust's own page."""

    email = forms.EmailField(label=_("Work e-mail"), widget=forms.EmailInput(attrs={"autocomplete": "username"}))
