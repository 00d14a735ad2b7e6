from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from growthring.core.forms import BaseForm
from growthring.people.forms.persons import day_field
from growthring.people.models import Trust


class SecondFactorForm(BaseForm):
    of = forms.ChoiceField(
        label=_("Who needs a second factor"),
        choices=Trust.NeedsSecondFactor.choices,
        widget=forms.RadioSelect,
        help_text=_(
            "Private records are read by line managers, coaches and mentors, and by whoever holds a role: PD lead, "
            "head, governor, trust leader, office, human resources, data protection officer."
        ),
    )
    since = day_field(_("From"), required=False)

    @staticmethod
    def from_trust(trust: Trust) -> dict[str, Any]:
        return {"of": trust.second_factor, "since": trust.second_factor_from}

    def clean_since(self) -> date | None:
        found: date | None = self.cleaned_data["since"]
        return found
