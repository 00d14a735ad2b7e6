"""Forms about partnerships."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from growthring.core import clock
from growthring.core.access import Actor
from growthring.core.forms import BaseForm
from growthring.people.forms.fields import PersonField
from growthring.people.forms.labelled import DIRECTORY, PARTNERSHIP, Labelled
from growthring.people.forms.persons import day_field
from growthring.people.models import PartnerKind, Post, School, SupportMode
from growthring.people.queries.gaps import USUAL_CAPACITY
from growthring.people.services.choosing import Coach

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


class TickForm(BaseForm):
    """The boxes of a list; the list itself knows its rows."""

    pick = forms.CharField(label=_("Who"), error_messages={"required": _("Tick at least one person.")})


class ManyForm(PartnerForm):
    """Partners for several posts, any of which may still be left out; an end is set one by one."""

    pick = forms.MultipleChoiceField(
        label=_("Who"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick at least one person.")},
    )
    coaches = forms.MultipleChoiceField(
        label=_("Coaches who have room"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick several, and the people are shared out among them by the room they have."),
    )
    instead = forms.BooleanField(
        label=_("In place of whoever is it now"),
        required=False,
        help_text=_("Otherwise a coach or mentor comes in addition. A line manager always takes over."),
    )

    def __init__(self, *args: Any, posts: Sequence[Post], coaches: Sequence[Coach] = (), **words: Any) -> None:
        super().__init__(*args, **words)
        del self.fields["ends_on"]
        self.listed = {post.key: post for post in posts}
        self.with_room = {each.person.key: each for each in coaches}
        self.fields["pick"].choices = [(key, f"{post.person}, {post}") for key, post in self.listed.items()]  # type: ignore[attr-defined]
        self.fields["pick"].initial = list(self.listed)
        self.fields["coaches"].choices = [(key, _room(each)) for key, each in self.with_room.items()]  # type: ignore[attr-defined]
        if coaches:
            self.fields["partner"].required = False
            self.fields["partner"].label = _("Somebody else")
            self.fields["coaches"].help_text = self.fields["coaches"].help_text if len(posts) > 1 else ""
        else:
            del self.fields["coaches"]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not said.get("coaches") and not said.get("partner") and "partner" not in self.errors:
            self.add_error("partner", _("Tick a coach who has room, or name somebody."))
        return said

    @property
    def chosen(self) -> list[Post]:
        return [self.listed[key] for key in self.cleaned_data["pick"]]

    @property
    def partners(self) -> list[Coach]:
        """Those ticked, and the one who is named."""
        named = self.cleaned_data.get("partner")
        ticked = [self.with_room[key] for key in self.cleaned_data.get("coaches", ())]
        if named is None or any(each.person == named for each in ticked):
            return ticked
        known = next((each for each in self.with_room.values() if each.person == named), None)
        return [*ticked, known or Coach(named, 0, USUAL_CAPACITY)]


def _room(coach: Coach) -> str:
    told = ngettext("%(name)s: room for %(n)d more", "%(name)s: room for %(n)d more", coach.left)
    return told % {"name": coach.person, "n": coach.left}


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
