"""Whether anybody can begin to work here."""

from collections.abc import Iterator

from growthring.core import clock
from growthring.core.access import Role
from growthring.core.periods import running_on
from growthring.people.models import Person, RoleGrant, Trust
from growthring.upkeep.doctor.findings import Finding, fine, look

WHY = "the doctor counts, and reads nobody's name"


def trusts() -> Iterator[Finding]:
    count = Trust.objects.count()
    if count:
        yield fine(f"{count} {'trust' if count == 1 else 'trusts'} in this installation.")
    else:
        yield look("There is no trust yet.", 'Begin with: growthring add-trust "Your Trust" --slug your-trust')


def who_can_begin() -> Iterator[Finding]:
    """Without an office that can sign in, nobody can bring staff in by the page."""
    offices = RoleGrant.objects.unscoped(reason=WHY).filter(running_on(clock.today()), role=Role.OFF)
    reachable = Person.objects.unscoped(reason=WHY).filter(pk__in=offices.values("person"), user__isnull=False)
    for trust in Trust.objects.exclude(pk__in=reachable.values("trust")):
        yield look(
            f"{trust.name} has no office that can sign in.",
            f"growthring grant-role, then growthring invite; {trust.slug} is its short name.",
        )
