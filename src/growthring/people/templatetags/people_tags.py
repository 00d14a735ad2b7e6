"""What lists of people show of a post, written by the hundred."""

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from growthring.people.models import Post

register = template.Library()


@register.simple_tag(takes_context=True)
def placed(context: template.Context, post: Post) -> str:
    """The post, its team and its school. A guest is not told where else people work."""
    words = [str(post)]
    if not context["request"].actor.is_guest:
        team, school = _team_and_school(post)
        words += [team] if team else []
        words.append(school or _("the trust"))
    return ", ".join(words)


def _team_and_school(post: Post) -> tuple[str, str]:
    """Long lists bring the names along, and not the rows themselves: see `queries.directory`."""
    known = vars(post)
    if "in_school" in known:
        return known["in_team"] or "", known["in_school"] or ""
    return str(post.team or ""), str(post.school or "")


@register.simple_tag
def offered_names(names: list[str]) -> SafeString:
    return format_html_join("", '<option value="{}"></option>', ((name,) for name in names))
