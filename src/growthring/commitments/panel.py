"""Actions and promises of one learner as a part of a page: here, in a meeting, wherever they are spoken of.

A page asks `panel_for` for it, hands it to its template as ``panel``, and includes `commitments/_actions.html`,
`_promises.html`, `_add_action.html` and `_add_promise.html`. `back` is the page's own address: every form there comes
back to it. Four queries, with `whole` as well; one less where the page knows the drafts.
"""

from dataclasses import dataclass
from typing import Any

from growthring.commitments.drafting import Drafts, adding, adding_drafts
from growthring.commitments.forms.actions import ActionForm
from growthring.commitments.forms.promises import PromiseForm
from growthring.commitments.policy import may_add
from growthring.commitments.queries.choices import Choices, choices_for
from growthring.commitments.queries.post import Commitments, all_for, open_for
from growthring.core.access import Actor, ActorRequest
from growthring.people.models import Post


@dataclass(frozen=True, slots=True)
class Row:
    """An action or a promise, for one reader."""

    of: Any
    is_mine: bool  # the reader does it, or owes it
    acts: bool  # the reader ticks it, or has something to say about it
    is_past: bool


@dataclass(frozen=True, slots=True)
class Panel:
    actor: Actor
    post: Post
    back: str
    found: Commitments
    choices: Choices
    add_action: ActionForm
    add_promise: PromiseForm

    @property
    def is_own(self) -> bool:
        return self.post.person_id == self.actor.person_id

    @property
    def actions(self) -> list[Row]:
        return [self._row(each, each.owner_id) for each in self.found.actions]

    @property
    def done(self) -> list[Row]:
        return [self._row(each, each.owner_id) for each in self.found.done]

    @property
    def promises(self) -> list[Row]:
        return [self._row(each, each.owed_by_id) for each in self.found.promises]

    @property
    def settled(self) -> list[Row]:
        return [self._row(each, each.owed_by_id) for each in self.found.settled]

    def _row(self, each: Any, whose: int) -> Row:
        mine = whose == self.actor.person_id
        return Row(each, mine, mine or self.is_own, each.due_on is not None and each.due_on < self.actor.on)


def panel_for(
    request: ActorRequest,
    post: Post,
    *,
    back: str = "",
    whole: bool = False,
    among: Drafts | None = None,
    action: ActionForm | None = None,
    promise: PromiseForm | None = None,
) -> Panel:
    """`post` with its person. `whole`: what is done and settled, too. `among`: drafts of the two forms, by place. The
    forms: those sent that did not pass."""
    actor = request.actor
    among = adding_drafts(request, post) if among is None else among
    found = all_for(actor, post) if whole else open_for(actor, post)
    choices = choices_for(actor, post)
    return Panel(
        actor,
        post,
        back,
        found,
        choices,
        action or adding(ActionForm, request, post, choices, among),
        promise or adding(PromiseForm, request, post, choices, among),
    )


def adds(actor: Actor, post: Post) -> bool:
    """Whether the actor has a part in this: asked once, before a page is made."""
    return may_add(actor, post)
