from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from growthring.core import clock
from growthring.core.access import Actor, Role
from growthring.core.forms import BaseForm
from growthring.people.forms.fields import KeyedChoice, TeamChoice, schools_of, teams_of
from growthring.people.forms.labelled import CONTRACT, DIRECTORY, Labelled
from growthring.people.models import Person, Post, PostKind, School

KINDS = [("", _("Choose one")), *PostKind.choices]


def day_field(label: Any, *, required: bool = True, hint: Any = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        required=required,
        help_text=hint,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )


class PersonForm(Labelled):
    kinds: ClassVar[dict[str, str]] = {"email": DIRECTORY, "staff_id": DIRECTORY}
    open_to_staff: ClassVar[tuple[str, ...]] = ("preferred_name",)
    given_name = forms.CharField(label=_("Given name"), max_length=80)
    family_name = forms.CharField(label=_("Family name"), max_length=80)
    preferred_name = forms.CharField(label=_("Known as"), max_length=80, required=False)
    email = forms.EmailField(label=_("Work e-mail"), required=False, help_text=_("The invitation goes here."))
    staff_id = forms.CharField(label=_("Staff number"), max_length=80, required=False)
    coach_capacity = forms.IntegerField(
        label=_("People they can coach"),
        min_value=0,
        max_value=50,
        required=False,
        help_text=_("Empty: as many as the school says."),
    )

    @staticmethod
    def from_person(person: Person) -> dict[str, Any]:
        return {name: getattr(person, name) for name in PersonForm.base_fields}


class OwnNameForm(Labelled):
    """What people change about themselves."""

    open_to_staff: ClassVar[tuple[str, ...]] = ("preferred_name",)

    preferred_name = forms.CharField(
        label=_("Known as"),
        max_length=80,
        required=False,
        help_text=_("How colleagues call you, if not by your given name."),
    )


class PostForm(Labelled):
    """A post; the teams offered are those of the school."""

    kinds: ClassVar[dict[str, str]] = dict.fromkeys(
        ("fte", "fixed_term_until", "absent_from", "absent_until"), CONTRACT
    )
    open_to_staff: ClassVar[tuple[str, ...]] = ("title",)

    kind = forms.ChoiceField(label=_("Kind of post"), choices=KINDS)
    title = forms.CharField(label=_("Job title"), max_length=120, required=False)
    team = TeamChoice(label=_("Team"), required=False, empty_label=_("No team"))
    starts_on = day_field(_("First day"))
    early_career = forms.BooleanField(label=_("Early-career teacher"), required=False)
    part_time = forms.BooleanField(label=_("Part time"), required=False)
    fte = forms.DecimalField(
        label=_("Share of full time"),
        min_value=0.001,
        max_value=1,
        decimal_places=3,
        required=False,
        help_text=_("As in 0.6, if known."),
    )
    fixed_term_until = day_field(_("Fixed term until"), required=False)
    absent_from = day_field(_("Absent from"), required=False)
    absent_until = day_field(_("Absent until"), required=False)

    def __init__(self, *args: Any, actor: Actor, school: School | None = None, **words: Any) -> None:
        super().__init__(*args, **words)
        teams = teams_of(actor, Role.OFF)
        self.fields["team"].queryset = teams.filter(school=school) if school else teams  # type: ignore[attr-defined]
        self.fields["team"].several = school is None  # type: ignore[attr-defined]

    @staticmethod
    def from_post(post: Post, contract: Any) -> dict[str, Any]:
        found = {name: getattr(post, name) for name in ("kind", "title", "starts_on", "early_career")}
        found["team"] = post.team
        for name in ("part_time", "fte", "fixed_term_until", "absent_from", "absent_until"):
            found[name] = getattr(contract, name, None)
        return found


class NewPostForm(PostForm):
    """A post at a school, or of the trust for those who keep the whole trust's staff list."""

    school = KeyedChoice(label=_("School"))
    field_order = ["given_name", "family_name", "preferred_name", "email", "staff_id", "school"]

    def __init__(self, *args: Any, actor: Actor, **words: Any) -> None:
        super().__init__(*args, actor=actor, **words)
        for name in ("fixed_term_until", "absent_from", "absent_until"):
            del self.fields[name]
        school = self.fields["school"]
        school.queryset = schools_of(actor, Role.OFF)  # type: ignore[attr-defined]
        if actor.trust_wide(Role.OFF):
            school.required = False
            school.empty_label = _("The trust itself")  # type: ignore[attr-defined]
        else:
            school.empty_label = None if len(actor.schools_as(Role.OFF)) == 1 else _("Choose one")  # type: ignore[attr-defined]
        self.fields["starts_on"].initial = clock.today()


class NewPersonForm(NewPostForm, PersonForm):
    """Somebody new, with their first post."""

    kinds: ClassVar[dict[str, str]] = NewPostForm.kinds | PersonForm.kinds
    open_to_staff: ClassVar[tuple[str, ...]] = ("preferred_name", "title")

    def __init__(self, *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        del self.fields["coach_capacity"]

    def person_words(self) -> dict[str, Any]:
        names = ("given_name", "family_name", "preferred_name", "email", "staff_id")
        return {name: self.cleaned_data[name] for name in names}

    def post_words(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name not in self.person_words()}


class EndPostForm(BaseForm):
    last_day = day_field(_("Last day in this post"))


class LeaveForm(BaseForm):
    last_day = day_field(
        _("Last day here"),
        required=False,
        hint=_("Access ends after it. Leave it empty to end all access now, with the next page they open."),
    )
