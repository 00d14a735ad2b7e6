"""Choosing schools, teams and people in a form: always from what the actor may see."""

from collections import Counter
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Coalesce, Concat, NullIf
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from growthring.core.access import Actor
from growthring.people import policy
from growthring.people.models import Person, School, Team

BETWEEN = " · "  # parts a name from what tells two of the same name apart
MOST_OFFERED = 600


class KeyedChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A select whose values are public keys."""

    def __init__(self, **words: Any) -> None:
        words.setdefault("queryset", None)
        super().__init__(to_field_name="key", **words)


class TeamChoice(KeyedChoice):
    """Teams of several schools name their school."""

    several = False

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.school.name}: {obj.name}" if self.several else str(obj.name)


def schools_of(actor: Actor, *roles: Any) -> QuerySet[School]:
    """The schools for which the actor holds one of the roles."""
    schools = School.objects.visible_to(actor)
    return schools if actor.trust_wide(*roles) else schools.filter(pk__in=actor.schools_as(*roles))


def teams_of(actor: Actor, *roles: Any) -> QuerySet[Team]:
    teams = Team.objects.visible_to(actor).select_related("school").order_by("school__name", "name")
    return teams if actor.trust_wide(*roles) else teams.filter(school__in=actor.schools_as(*roles))


class PersonInput(forms.TextInput):
    """A box to type a name or an address into; the browser offers the names it begins."""

    template_name = "people/widgets/person.html"
    offered: list[str]

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"autocomplete": "off", "size": 32} | (attrs or {}))
        self.offered = []

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["offered"] = self.offered
        context["list_id"] = f"{context['widget']['attrs'].get('id', name)}-names"
        context["widget"]["attrs"]["list"] = context["list_id"]
        return context


class PersonField(forms.CharField):
    """One person by name, e-mail address or staff number. `offer` says for whom, and whose names come up."""

    widget = PersonInput

    def __init__(self, **words: Any) -> None:
        words.setdefault("help_text", gettext_lazy("Name, e-mail address or staff number."))
        super().__init__(**words)
        self._actor: Actor | None = None

    def offer(self, actor: Actor, persons: "QuerySet[Person]") -> None:
        self._actor = actor
        here = persons.filter(Q(left_on__isnull=True) | Q(left_on__gt=actor.on))
        self.widget.offered = names(list(here.order_by("family_name", "given_name", "pk").distinct()[:MOST_OFFERED]))

    def clean(self, value: Any) -> Person | None:
        text = " ".join(str(super().clean(value) or "").split())
        if not text:
            return None
        assert self._actor is not None
        found = list(_called(self._actor, text)[:2])
        if len(found) == 1:
            return found[0]
        if found:
            raise ValidationError(_("Several people are called so: give an e-mail address or staff number."))
        raise ValidationError(_("Nobody here is called “%s”. Choose one of the names that come up.") % text)


def names(persons: list[Person]) -> list[str]:
    """What is offered for each; two of one name are told apart by their key."""
    same = Counter(str(person) for person in persons)
    return [f"{person}{BETWEEN}{person.key}" if same[str(person)] > 1 else str(person) for person in persons]


def _called(actor: Actor, text: str) -> QuerySet[Person]:
    """By name, or by a detail where the actor may see it."""
    _name, _between, key = text.partition(BETWEEN)
    known_as = Concat(Coalesce(NullIf(F("preferred_name"), Value("")), F("given_name")), Value(" "), F("family_name"))
    persons = Person.objects.visible_to(actor).alias(called=known_as)
    if key:
        return persons.filter(key=key)
    details = policy.details_visible_to(actor) & (Q(email__iexact=text) | Q(staff_id__iexact=text))
    here = Q(left_on__isnull=True) | Q(left_on__gt=actor.on)
    return persons.filter(here, Q(called__iexact=text) | details)


def take_errors(form: forms.BaseForm, error: ValidationError) -> None:
    """What a service objects to stands at the form's field of that name, or above the form."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, errors in error.error_dict.items():
        form.add_error(name if name in form.fields else None, ValidationError(errors))
