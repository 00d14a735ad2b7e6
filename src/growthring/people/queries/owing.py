"""What somebody who leaves would leave behind."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from growthring.core.access import Actor
from growthring.people import handover
from growthring.people.models import Partnership, Person, Post, School


@dataclass(frozen=True, slots=True)
class Owing:
    supported: list[Partnership]  # people they support today or soon, who then need somebody else
    posts: list[Post]
    others: list[tuple[Any, list[handover.Owed]]]  # from other packages, under their own words

    @property
    def school(self) -> School | None:
        """Where a successor is looked for first."""
        return next((post.school for post in self.posts), None)

    @property
    def is_nothing(self) -> bool:
        return not (self.supported or self.others)


def owing(actor: Actor, person: Person) -> Owing:
    still = Q(ends_on__isnull=True) | Q(ends_on__gt=actor.on)
    held = Partnership.objects.visible_to(actor).filter(still, partner=person)
    posts = Post.objects.visible_to(actor).filter(still, person=person).select_related("school", "team")
    return Owing(
        list(
            held.select_related("post__person", "post__school", "partner").order_by("kind", "post__person__family_name")
        ),
        list(posts),
        handover.owed_by(person, actor=actor),
    )
