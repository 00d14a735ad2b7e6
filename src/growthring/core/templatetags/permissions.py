from django import template

from growthring.core import permissions
from growthring.core.access import Role

register = template.Library()


@register.simple_tag
def who_reads(kind: str, viewer: str = Role.SELF, person: str = "") -> str:
    """`{% who_reads "Stage placement" %}`: the label under a box, from the matrix.

    Before somebody else's box: `{% who_reads "Stage placement" "LM" person %}`.
    """
    return permissions.who_reads(kind, viewer=Role(viewer), person=str(person))
