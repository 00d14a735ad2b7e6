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
from growthring.core.wordings import worded
from growthring.people import policy
from growthring.people.models import Person, School, Team

BETWEEN = " · "  # parts a name from what tells two of the same name apart
MOST_OFFERED = 600


class KeyedChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A select whose values are public keys."""

    def __init__(self, **words: Any) -> None:
        words.setdefault("queryset", None)
        super().__init__(to_field_name="key", **words)
        self._rows: list[Any] | None = None

    def offer(self, rows: list[Any]) -> None:
        """Only these may be chosen: read once, to be shown and to be understood."""
        self._rows = rows
        nothing = [] if self.empty_label is None else [("", self.empty_label)]
        self.choices = nothing + [(row.key, self.label_from_instance(row)) for row in rows]

    def to_python(self, value: Any) -> Any:
        if self._rows is None or value in self.empty_values:
            return super().to_python(value)
        chosen = next((row for row in self._rows if row.key == value), None)
        if chosen is None:
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice", params={"value": value})
        return chosen


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


@worded
def schools_offered(actor: Actor, *roles: Any) -> QuerySet[School]:
    return schools_of(actor, *roles).defer("register")


@worded
def teams_offered(actor: Actor, *roles: Any) -> QuerySet[Team]:
    return teams_of(actor, *roles).defer("school__register")


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

    def offer(self, actor: Actor, *, school: School | None = None, guests: bool = True) -> None:
        """Whose names come up: people of the school first of all; of the trust where there is no school."""
        self._actor = actor
        self.widget.offered = names(_offered(actor, guests, **({"school": school.pk} if school else {})))

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


@worded
def _offered(actor: Actor, guests: bool, **given: int) -> QuerySet[Person, Any]:
    persons = Person.objects.visible_to(actor).filter(Q(left_on__isnull=True) | Q(left_on__gt=actor.on))
    if given:
        persons = persons.filter(policy.belonging_to(frozenset(given.values())))
    shown = persons if guests else persons.filter(is_guest=False)
    rows = shown.order_by("family_name", "given_name", "pk")[:MOST_OFFERED]
    return rows.values_list("key", "preferred_name", "given_name", "family_name")


def names(persons: list[tuple[str, str, str, str]]) -> list[str]:
    """What is offered for each; two of one name are told apart by their key."""
    called = [(key, f"{known or given} {family}") for key, known, given, family in persons]
    same = Counter(name for _key, name in called)
    return [f"{name}{BETWEEN}{key}" if same[name] > 1 else name for key, name in called]


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
