"""Finding the school a command is about."""

from django.core.management.base import CommandError, CommandParser

from growthring.people.models import School

WHY = "a command of whoever runs the server"


def add_school(parser: CommandParser) -> None:
    parser.add_argument("--school", required=True, metavar="SLUG", help="the school's short name, as in its address")
    parser.add_argument("--trust", metavar="SLUG", help="the trust's short name, where two trusts have such a school")


def find_school(slug: str, trust: str | None) -> School:
    """Says which schools or trusts there are when the name fits none or several."""
    rows = School.objects.unscoped(reason=WHY).select_related("trust").order_by("trust__slug", "slug")
    found = [school for school in rows if school.slug == slug and trust in (None, school.trust.slug)]
    if len(found) == 1:
        return found[0]
    if found:
        trusts = ", ".join(school.trust.slug for school in found)
        raise CommandError(f"Several trusts have a school {slug!r}. Add --trust with one of: {trusts}")
    known = ", ".join(school.slug for school in rows if trust in (None, school.trust.slug))
    raise CommandError(f"There is no school {slug!r}. There are: {known or 'none yet'}")
