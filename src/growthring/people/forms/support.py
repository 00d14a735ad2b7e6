"""Forms about partnerships."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from growthring.core import clock
from growthring.core.access import Actor
from growthring.core.forms import BaseForm
from growthring.people.forms.fields import PersonField
from growthring.people.forms.labelled import DIRECTORY, PARTNERSHIP, Labelled
from growthring.people.forms.persons import day_field
from growthring.people.models import PartnerKind, School, SupportMode

MODES = [("", _("As usual for this kind")), *SupportMode.choices]


class PartnerForm(Labelled):
    """A partner of some kind from a day on."""

    kinds: ClassVar[dict[str, str]] = {"partner": PARTNERSHIP}

    kind = forms.ChoiceField(label=_("Kind"), choices=PartnerKind.choices)
    partner = PersonField(label=_("Partner"))
    starts_on = day_field(_("From"))
    ends_on = day_field(_("Until"), required=False, hint=_("The first day without it. Empty: no end is set."))
    mode = forms.ChoiceField(label=_("Way of support"), choices=MODES, required=False)

    def __init__(self, *args: Any, actor: Actor, school: School | None, **words: Any) -> None:
        super().__init__(*args, **words)
        self.fields["partner"].offer(actor, school=school)  # type: ignore[attr-defined]
        self.fields["starts_on"].initial = clock.today()


class ManyForm(PartnerForm):
    """The same partner for many; an end is set one by one."""

    instead = forms.BooleanField(
        label=_("In place of whoever is it now"),
        required=False,
        help_text=_("Otherwise a coach or mentor comes in addition. A line manager always takes over."),
    )

    def __init__(self, *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        del self.fields["ends_on"]


class HandOverForm(Labelled):
    kinds: ClassVar[dict[str, str]] = {"partner": PARTNERSHIP}
    partner = PersonField(label=_("To whom"))
    on = day_field(_("From"))

    def __init__(self, *args: Any, actor: Actor, school: School | None, **words: Any) -> None:
        super().__init__(*args, **words)
        self.fields["partner"].offer(actor, school=school)  # type: ignore[attr-defined]
        self.fields["on"].initial = clock.today()


class EndPartnershipForm(BaseForm):
    on = day_field(_("First day without it"))

    def __init__(self, *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        self.fields["on"].initial = clock.today()


class ShiftForm(BaseForm):
    on = day_field(_("Coaching from"))

    def __init__(self, *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        self.fields["on"].initial = clock.today()


class GuestForm(Labelled):
    kinds: ClassVar[dict[str, str]] = {"email": DIRECTORY, "home_body": PARTNERSHIP}
    given_name = forms.CharField(label=_("Given name"), max_length=80)
    family_name = forms.CharField(label=_("Family name"), max_length=80)
    email = forms.EmailField(label=_("E-mail"))
    home_body = forms.CharField(label=_("School or agency they come from"), max_length=200)
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[(k.value, k.label) for k in PartnerKind if k != PartnerKind.LINE_MANAGER],
        initial="mentor",
    )
    starts_on = day_field(_("From"))
    ends_on = day_field(_("Until"), required=False, hint=_("The first day without it. Empty: no end is set."))

    def __init__(self, *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        self.fields["starts_on"].initial = clock.today()
