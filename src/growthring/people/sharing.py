"""Which kinds of record a learner may open to which partner: the matrix's S* and E*, where such records exist."""

from functools import cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from growthring.core import matrix
from growthring.core.access import Role
from growthring.core.records import declarations
from growthring.people.models import PartnerKind, Partnership

NAMES: dict[str, str | Promise] = {
    "Assurance item (mandatory; non-negotiable)": _("My first weeks: what has been assured, and what is open"),
    "Stage placement": _("The stage I am agreed to be at"),
    "Conversation record": _("Records of my conversations, as they were signed"),
}


@cache
def kinds_that_exist() -> frozenset[str]:
    return frozenset(record.kind for _model, record in declarations() if record.kind is not None)


def kinds_for(partnership: Partnership) -> tuple[str, ...]:
    """Rows of the matrix, in its order."""
    role = _role(partnership)
    return tuple(
        kind
        for kind in matrix.kinds()
        if kind in NAMES and kind in kinds_that_exist() and matrix.allows(kind, role, "shared")
    )


def _role(partnership: Partnership) -> Role:
    if partnership.partner.is_guest:
        return Role.GM
    return Role.LM if partnership.kind == PartnerKind.LINE_MANAGER else Role.CM
