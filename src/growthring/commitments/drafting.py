"""What is written into a form here is kept for its writer alone until it is sent, wherever the form stands.

A form that adds something has one draft a post: begun in a meeting, it is there on the post's own page as well.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from growthring.commitments.forms.actions import ActionForm
from growthring.commitments.forms.promises import PromiseForm
from growthring.commitments.models import Action, Promise
from growthring.commitments.queries.choices import Choices
from growthring.core.access import ActorRequest
from growthring.people.models import Person, Post
from growthring.writing.drafts import with_draft
from growthring.writing.models import Draft
from growthring.writing.services.drafts import drafts_at

F = TypeVar("F")
ADDING: dict[type[ActionForm | PromiseForm], str] = {ActionForm: "add-action", PromiseForm: "add-promise"}
Drafts = Mapping[str, Draft]


def adding(
    form_class: Callable[..., F], request: ActorRequest, post: Post, choices: Choices, among: Drafts | None = None
) -> F:
    """`among`: the drafts of a page that shows the form; without them it is the one that was sent."""
    place, told = adding_place(post, form_class), {"actor": request.actor, "post": post, "choices": choices}
    return _kept(form_class, request, post.person, place, among=among, is_beside=among is not None, **told)


def about(form_class: Callable[..., F], request: ActorRequest, row: Action | Promise, part: str, **given: Any) -> F:
    """One of the forms of an action's or a promise's own page."""
    return _kept(form_class, request, row.post.person, place_of(row, part), **given)


def _kept(form_class: Callable[..., F], request: ActorRequest, learner: Person, place: str, **given: Any) -> F:
    other = None if learner.pk == request.actor.person_id else learner
    return with_draft(form_class, request, place, about=other, keeps_choices=True, **given)


def adding_place(post: Post, form_class: Any) -> str:
    return f"commitments_post:{post.key}#{ADDING[form_class]}"


def place_of(row: Action | Promise, part: str) -> str:
    page = "commitments_action" if isinstance(row, Action) else "commitments_promise"
    return f"{page}:{row.key}#{part}"


def adding_drafts(request: ActorRequest, post: Post) -> dict[str, Draft]:
    return drafts_at(actor=request.actor, places=[adding_place(post, form) for form in ADDING])


def drafts_about(request: ActorRequest, row: Action | Promise, *parts: str) -> dict[str, Draft]:
    return drafts_at(actor=request.actor, places=[place_of(row, part) for part in parts])
