"""What the installation has: its schools by URN, former URN and name, its trusts by Group UID and name."""

from collections import defaultdict
from dataclasses import dataclass, field

from growthring.interop.establishments.values import number, tidy
from growthring.people.models import FormerNumber, School, Trust

WHY = "comparing the schools of every trust with the register"


@dataclass
class Known:
    schools: list[School] = field(default_factory=list)
    by_urn: dict[str, list[School]] = field(default_factory=lambda: defaultdict(list))
    former: dict[str, School] = field(default_factory=dict)
    unnumbered: dict[str, list[School]] = field(default_factory=lambda: defaultdict(list))  # by tidied name
    trusts: dict[int, Trust] = field(default_factory=dict)
    by_uid: dict[str, Trust] = field(default_factory=dict)
    unnumbered_trusts: dict[str, list[Trust]] = field(default_factory=lambda: defaultdict(list))

    def school(self, urn: str) -> School | None:
        """By its number, or one it had before."""
        found = self.by_urn.get(urn)
        return found[0] if found else self.former.get(urn)

    def is_used(self, urn: str) -> bool:
        return urn in self.by_urn or urn in self.former


def load() -> Known:
    known = Known(trusts={trust.pk: trust for trust in Trust.objects.order_by("pk")})
    for trust in known.trusts.values():
        if trust.group_uid:
            known.by_uid[trust.group_uid] = trust
        else:
            known.unnumbered_trusts[tidy(trust.name)].append(trust)
    known.schools = list(School.objects.unscoped(reason=WHY).order_by("pk"))
    by_pk = {}
    for school in known.schools:
        school.trust = known.trusts[school.trust_id]
        school.urn = number(school.urn).lstrip("0")
        by_pk[school.pk] = school
        if school.urn:
            known.by_urn[school.urn].append(school)
        else:
            known.unnumbered[tidy(school.name)].append(school)
    for urn, pk in FormerNumber.objects.unscoped(reason=WHY).values_list("urn", "school_id"):
        known.former[urn] = by_pk[pk]
    return known
