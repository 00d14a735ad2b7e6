"""What lists of people show of each, written by the hundred: a template takes several times as long over a row."""

from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from growthring.core.access import Actor
from growthring.people.models import Post

register = template.Library()


@register.simple_tag(takes_context=True)
def placed(context: template.Context, post: Post) -> str:
    """The post, its team and its school. A guest is not told where else people work."""
    return _placed(post, context["request"].actor)


@register.simple_tag
def placed_here(post: Post) -> str:
    """The post and its team, in a list of one school."""
    return f"{post}, {post.team}" if post.team else str(post)


@register.simple_tag(takes_context=True)
def posts_of(context: template.Context, person: Any) -> SafeString:
    """A line for each of `posts_shown`; without one, where somebody comes from."""
    actor = context["request"].actor
    if not person.posts_shown:
        return format_html('<span class="row-note">{}</span>', person.home_body or _("no post"))
    return format_html_join(
        "", "<div>{}{}</div>", ((_placed(post, actor), _over(post, actor)) for post in person.posts_shown)
    )


@register.simple_tag
def offered_names(names: list[str]) -> SafeString:
    return format_html_join("", '<option value="{}"></option>', ((name,) for name in names))


def _placed(post: Post, actor: Actor) -> str:
    words = [str(post)]
    if not actor.is_guest:
        team, school = _team_and_school(post)
        words += [team] if team else []
        words.append(school or _("the trust"))
    return ", ".join(words)


def _over(post: Post, actor: Actor) -> str:
    if post.ends_on is None or post.ends_on > actor.on:
        return ""
    return format_html(' <span class="tag">{}</span>', _("over"))


def _team_and_school(post: Post) -> tuple[str, str]:
    """Long lists bring the names along, and not the rows themselves: see `queries.directory`."""
    known = vars(post)
    if "in_school" in known:
        return known["in_team"] or "", known["in_school"] or ""
    return str(post.team or ""), str(post.school or "")
