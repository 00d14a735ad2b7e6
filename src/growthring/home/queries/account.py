from typing import Any

from django.db.models import F, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, Concat, NullIf

from growthring.core.access import Actor
from growthring.people.models import Person, RoleGrant

WHY = "a login's own entries, one in each trust: nobody else's are read"


def my_persons(user_id: int | None) -> list[Person]:
    """The entries of one login, with their trusts."""
    rows = Person.objects.unscoped(reason=WHY).filter(user_id=user_id or 0)
    return list(rows.select_related("trust").order_by("pk"))


def my_grants(actor: Actor) -> list[Any]:
    """Every role I hold or held, newest first, each with `giver`, the name of who gave it."""
    rows = RoleGrant.objects.visible_to(actor).filter(person_id=actor.person_id).select_related("school")
    return list(rows.annotate(giver=_name_of("granted_by")).order_by("-starts_on", "-pk"))


def _name_of(path: str) -> Combinable:
    known = Coalesce(NullIf(F(f"{path}__preferred_name"), Value("")), F(f"{path}__given_name"))
    return Concat(known, Value(" "), F(f"{path}__family_name"))
