"""Who owns and who owes, by name alone: whoever may read the line may read the name, also of somebody who has left."""

from django.db.models import CharField, F, Value
from django.db.models.functions import Coalesce, Concat, NullIf


def name_of(path: str) -> Concat:
    """As `Person` calls itself; `path` leads to the person, as in ``owner``."""
    known = Coalesce(NullIf(F(f"{path}__preferred_name"), Value("")), F(f"{path}__given_name"))
    return Concat(known, Value(" "), F(f"{path}__family_name"), output_field=CharField())
