"""The ways to choose many at once."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from growthring.core import clock
from growthring.core.access import Actor, Role
from growthring.core.forms import BaseForm
from growthring.people.forms.fields import KeyedChoice, PersonField, TeamChoice, schools_offered, teams_offered
from growthring.people.forms.persons import day_field
from growthring.people.models import PartnerKind, School
from growthring.people.services.csvlines import LARGEST


class ByTeamForm(BaseForm):
    team = TeamChoice(label=_("Team"), empty_label=_("Choose a team"))
    kind = forms.ChoiceField(label=_("Gets as"), choices=PartnerKind.choices)
    partner = PersonField(label=_("Partner"))
    starts_on = day_field(_("From"))

    def __init__(self, *args: Any, actor: Actor, **words: Any) -> None:
        super().__init__(*args, prefix="team", **words)
        self.fields["team"].several = True  # type: ignore[attr-defined]
        self.fields["team"].offer(teams_offered(actor, Role.OFF))  # type: ignore[attr-defined]
        self.fields["partner"].offer(actor)  # type: ignore[attr-defined]
        self.fields["starts_on"].initial = clock.today()


class OfSchoolForm(BaseForm):
    """`schools` where they were read before, for another form of the page."""

    school = KeyedChoice(label=_("School"), empty_label=None)

    def __init__(self, *args: Any, actor: Actor, schools: list[School] | None = None, **words: Any) -> None:
        super().__init__(*args, **words)
        offered = schools_offered(actor, Role.OFF) if schools is None else schools
        self.fields["school"].offer(offered)  # type: ignore[attr-defined]
        self.fields["starts_on"].initial = clock.today()


class ByLeaderForm(OfSchoolForm):
    starts_on = day_field(_("From"))
    only_without = forms.BooleanField(label=_("Only for those who have no line manager"), required=False, initial=True)

    def __init__(self, *args: Any, actor: Actor, **words: Any) -> None:
        super().__init__(*args, actor=actor, prefix="leader", **words)


class SpreadForm(OfSchoolForm):
    kind = forms.ChoiceField(
        label=_("Gets a"),
        choices=[
            (PartnerKind.COACH.value, PartnerKind.COACH.label),
            (PartnerKind.MENTOR.value, PartnerKind.MENTOR.label),
        ],
    )
    starts_on = day_field(_("From"))

    def __init__(self, *args: Any, actor: Actor, **words: Any) -> None:
        super().__init__(*args, actor=actor, prefix="spread", **words)


class FileForm(BaseForm):
    file = forms.FileField(
        label=_("CSV file"),
        help_text=_(
            "Columns: person, kind, partner; and, if you like, starts_on and mode. People by e-mail or staff number."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,text/csv"}),
    )
    starts_on = day_field(_("From"), hint=_("For lines without a day of their own."))

    def __init__(self, *args: Any, actor: Actor, **words: Any) -> None:
        super().__init__(*args, prefix="file", **words)
        self.fields["starts_on"].initial = clock.today()

    def clean_file(self) -> Any:
        given = self.cleaned_data["file"]
        if given.size > LARGEST:
            raise forms.ValidationError(_("The file is larger than 2 MB: bring it in in parts."))
        return given
