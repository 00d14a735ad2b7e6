"""A bulk change as a page shows it: row by row, with names."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import QuerySet

from growthring.core.access import Actor
from growthring.core.wordings import worded
from growthring.people.models import BulkChange, PartnerKind, Person, Post
from growthring.people.rules import Outcome


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """What one row would do; `problems` are the reasons why it cannot."""

    post: Post | None
    partner: Person | None
    outcome: Outcome
    replaced: list[str] = field(default_factory=list)

    @property
    def kind(self) -> str:
        return str(PartnerKind(self.outcome.proposal.kind).label)

    @property
    def change(self) -> str:
        """As the design system's preview names it."""
        if not self.outcome.ok:
            return "refused"
        return "changes" if self.replaced else "begins"


def preview(actor: Actor, outcomes: Sequence[Outcome]) -> list[PreviewRow]:
    """The exceptions first, then by name. Two reads."""
    posts = Post.objects.visible_to(actor).select_related("person", "school", "team")
    posts_by_id = posts.in_bulk([outcome.proposal.post for outcome in outcomes])
    named = {outcome.proposal.partner for outcome in outcomes}
    named |= {ending.held.partner for outcome in outcomes for ending in outcome.ends}
    persons = Person.objects.visible_to(actor).in_bulk(list(named))
    rows = [
        PreviewRow(
            posts_by_id.get(outcome.proposal.post),
            persons.get(outcome.proposal.partner),
            outcome,
            [str(persons[ending.held.partner]) for ending in outcome.ends if ending.held.partner in persons],
        )
        for outcome in outcomes
    ]
    return sorted(rows, key=lambda row: (row.outcome.ok, _name(row.post)))


@worded
def recent_changes(actor: Actor) -> QuerySet[BulkChange]:
    """The last ten that were applied, and may be undone."""
    applied = BulkChange.objects.visible_to(actor).filter(applied_at__isnull=False)
    return applied.select_related("made_by").defer("plan", "unread").order_by("-applied_at", "-pk")[:10]


def _name(post: Post | None) -> tuple[str, str]:
    return (post.person.family_name, post.person.given_name) if post else ("", "")
