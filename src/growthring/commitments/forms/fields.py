from typing import Any

from growthring.commitments.queries.choices import role_of
from growthring.people.forms.fields import KeyedChoice


class OneOf(KeyedChoice):
    """One of a few people, each with what they are here."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj}, {role_of(obj)}"
