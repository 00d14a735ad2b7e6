from datetime import time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as say

from growthring.core.forms import BaseForm
from growthring.core.mistakes import asked
from growthring.notices.models import MailWishes
from growthring.notices.quiet import is_quiet_hour

DAYS = [(day.value, say("Every day") if day == MailWishes.Day.EVERY else day.label) for day in MailWishes.Day]
TIMES = [time(6, 30), time(7, 45), time(12, 30), time(15, 45), time(17, 0), time(19, 0), time(20, 30)]


def _clock(at: time) -> str:
    return f"{at:%H:%M}"


class WishesForm(BaseForm):
    wants_digest = forms.BooleanField(label=say("Send me a mail about what waits for me"), required=False)
    on_day = forms.TypedChoiceField(label=say("How often"), choices=DAYS, coerce=int)
    at = forms.TypedChoiceField(
        label=say("At"),
        choices=[(_clock(at), _clock(at)) for at in TIMES],
        coerce=time.fromisoformat,
        help_text=say("Before half past seven and after six only if you also choose evenings below."),
        error_messages=asked(say("Choose a time of day.")),
    )
    holidays_too = forms.BooleanField(
        label=say("Also in the evening, at weekends and in school holidays"), required=False
    )

    @classmethod
    def of(cls, wishes: MailWishes, data: Any = None) -> "WishesForm":
        initial = {name: getattr(wishes, name) for name in ("wants_digest", "on_day", "holidays_too")}
        return cls(data, initial={**initial, "at": _clock(wishes.at)})

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        at = told.get("at")
        if at is not None and is_quiet_hour(at) and not told.get("holidays_too"):
            raise ValidationError({"at": _("That is in the evening or early: tick that you want mail then, too.")})
        return told
