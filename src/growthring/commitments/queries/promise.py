"""One promise with why and what became of it, as far as the reader may see each."""

from dataclasses import dataclass
from typing import Any

from growthring.commitments.models import Promise, PromiseReason, PromiseStep
from growthring.commitments.queries.names import name_of
from growthring.core.access import Actor


@dataclass(frozen=True, slots=True)
class Story:
    why: str
    steps: list[Any]  # with `said_by`, a name; oldest first

    @property
    def asked(self) -> Any:
        """The last time another day was asked for."""
        return next((each for each in reversed(self.steps) if each.act == PromiseStep.Act.ASKED), None)


def story_of(actor: Actor, promise: Promise) -> Story:
    """Two queries. A head who does not support the learner reads neither: only what they said themself."""
    why = PromiseReason.objects.visible_to(actor).filter(promise=promise).values_list("text", flat=True).first()
    steps = PromiseStep.objects.visible_to(actor).filter(promise=promise).annotate(said_by=name_of("person"))
    return Story(why or "", list(steps.order_by("at", "pk")))
