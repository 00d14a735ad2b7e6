from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from growthring.commitments.queries.choices import role_of
from growthring.people.forms.fields import KeyedChoice


class OneOf(KeyedChoice):
    """One of a few people, each with what they are here."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj}, {role_of(obj)}"


def not_over(day: date | None, today: date, was: date | None = None) -> date | None:
    """What is agreed on is yet to be; a day that stood already may stay."""
    if day is not None and day < today and day != was:
        raise ValidationError(_("Choose today or a day to come."))
    return day
