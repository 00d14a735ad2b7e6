"""Schools, teams and roles."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from growthring.core import clock
from growthring.core.access import GRANTED, Actor, Role
from growthring.people import policy
from growthring.people.forms.fields import KeyedChoice, PersonField, schools_of
from growthring.people.forms.labelled import ROLE, Labelled
from growthring.people.forms.persons import day_field
from growthring.people.models import School
from growthring.people.models.grants import ROLE_NAMES


class SchoolForm(Labelled):
    open_to_staff: ClassVar[tuple[str, ...]] = ("name", "slug", "urn")

    name = forms.CharField(label=_("Name"), max_length=200)
    slug = forms.SlugField(
        label=_("Short name"), max_length=50, required=False, help_text=_("For commands and addresses, as in oak-vale.")
    )
    phase = forms.ChoiceField(label=_("Phase"), choices=School.Phase.choices, initial=School.Phase.PRIMARY)
    urn = forms.CharField(label=_("URN or other number"), max_length=20, required=False)
    coach_capacity = forms.IntegerField(
        label=_("People one coach can support"),
        min_value=1,
        max_value=50,
        initial=6,
        help_text=_("The gap list names coaches who support more. A person can have a number of their own."),
    )
    one_partner_for_both = forms.BooleanField(
        label=_("A coach may also be the line manager"),
        required=False,
        help_text=_("In small schools one person may have to be both. The person supported is told."),
    )

    @staticmethod
    def from_school(school: School) -> dict[str, Any]:
        return {name: getattr(school, name) for name in SchoolForm.base_fields}


class TeamForm(Labelled):
    open_to_staff: ClassVar[tuple[str, ...]] = ("name",)

    name = forms.CharField(label=_("Name of the team"), max_length=120)


class RoleForm(Labelled):
    kinds: ClassVar[dict[str, str]] = {"role": ROLE}
    viewer = Role.HD
    person = PersonField(label=_("Person"))
    role = forms.ChoiceField(label=_("Role"))
    school = KeyedChoice(label=pgettext_lazy("a place", "At"), required=False, empty_label=_("The whole trust"))
    starts_on = day_field(_("From"))
    ends_on = day_field(_("Until"), required=False, hint=_("The first day without it. Empty: no end is set."))

    def __init__(self, *args: Any, actor: Actor, **words: Any) -> None:
        super().__init__(*args, **words)
        schools = School.objects.visible_to(actor)
        wide = actor.trust_wide(Role.CEO, Role.TPD)
        self.fields["person"].offer(actor, guests=False)  # type: ignore[attr-defined]
        self.fields["role"].choices = [(role.value, ROLE_NAMES[role]) for role in grantable(actor)]  # type: ignore[attr-defined]
        self.fields["school"].queryset = schools if wide else schools_of(actor, Role.HD)  # type: ignore[attr-defined]
        self.fields["starts_on"].initial = clock.today()
        if not wide:
            self.fields["school"].required = True
            self.fields["school"].empty_label = None  # type: ignore[attr-defined]


def grantable(actor: Actor) -> list[Role]:
    """Roles the actor may give to somebody, somewhere."""
    if actor.trust_wide(Role.CEO, Role.TPD):
        return list(GRANTED)
    return [role for role in policy.GIVEN_BY_HEAD if actor.holds_any(Role.HD)]
