"""Under what is written stands who can read it, from the matrix."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from growthring.core.access import Role
from growthring.core.forms import BaseForm
from growthring.core.permissions import who_reads

ALL_STAFF = _("Colleagues in the school, too.")
DIRECTORY = "Person and directory entry"
CONTRACT = "Contract facts (part time; end date; absence)"
PARTNERSHIP = "Partnership"
ROLE = "Role grant and sign-in account"


class Labelled(BaseForm):
    """`kinds` names, by field, the kind of record it becomes; `viewer` is the role of whoever fills the form in."""

    kinds: ClassVar[dict[str, str]] = {}
    open_to_staff: ClassVar[tuple[str, ...]] = ()
    viewer: ClassVar[Role] = Role.OFF

    def __init__(self, *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        self.readers.update({field: who_reads(kind, viewer=self.viewer) for field, kind in self.kinds.items()})
        self.readers.update(dict.fromkeys(self.open_to_staff, ALL_STAFF))
