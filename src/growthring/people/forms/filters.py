"""Filters above lists: asked for by GET, and narrowed to what the actor may see."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from growthring.core.access import Actor
from growthring.core.forms import BaseForm
from growthring.people.forms.fields import KeyedChoice, TeamChoice, schools_offered, teams_offered
from growthring.people.models import PostKind
from growthring.people.queries.directory import Here


class PlaceFilter(BaseForm):
    """No field has to be filled in, and none says that it is optional: what is empty or odd simply does not narrow."""

    use_required_attribute = False
    school = KeyedChoice(label=_("School"), empty_label=_("All schools"))
    team = TeamChoice(label=_("Team"), empty_label=_("All teams"))
    kind = forms.ChoiceField(label=_("Kind of post"), choices=[("", _("All kinds")), *PostKind.choices])

    def __init__(self, *args: Any, actor: Actor, roles: tuple[Any, ...], **words: Any) -> None:
        super().__init__(*args, **words)
        several = actor.trust_wide(*roles) or len(actor.schools_as(*roles)) > 1
        self.fields["team"].several = several  # type: ignore[attr-defined]
        self.fields["team"].offer(teams_offered(actor, *roles))  # type: ignore[attr-defined]
        if several:
            self.fields["school"].offer(schools_offered(actor, *roles))  # type: ignore[attr-defined]
        else:
            del self.fields["school"]

    def wanted(self) -> dict[str, Any]:
        """What was understood of the filter; what was not is left out."""
        self.full_clean()
        self.errors.clear()
        return {name: value for name, value in self.cleaned_data.items() if value}


class StaffFilterForm(PlaceFilter):
    here = forms.ChoiceField(label=_("Who"), choices=Here.choices)
    words = forms.CharField(label=_("Name, e-mail or staff number"), max_length=80)
    field_order = ["words", "here", "school", "team", "kind"]
