"""Forms that lose nothing: what is typed into them is kept for its writer until it is sent.

    @once
    def prepare(request, key):
        form = with_draft(PrepareForm, request, f"conversations_prepare:{key}", about=learner, initial=…)

and in the template `{% draft_note form %}` above, `{% draft_attrs form %}` in the form's tag, `{% draft_line form %}`
at its end. `once` keeps the draft of a post that does not pass, and drops it in the transaction of one that does.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from django import forms
from django.core.signing import BadSignature, Signer
from django.db import Error
from django.urls import NoReverseMatch, reverse

from growthring.core import clock
from growthring.core.access import Actor, ActorRequest
from growthring.people.models import Person
from growthring.writing import choices
from growthring.writing.models import Draft
from growthring.writing.models.drafts import is_beside
from growthring.writing.services.drafts import TooMuch, cleaned, draft_of, drop_draft, save_draft, stamp_of

F = TypeVar("F")  # a form, or a formset
SALT = "growthring.writing.place"
PLACE = "draft_place"  # the boxes in which a page says it, and which draft it went on from
STAMP = "draft_stamp"


@dataclass(slots=True)
class Drafted:
    """One form of a page and its draft. `found`: what the boxes were filled with, if it differs from what is saved."""

    actor: Actor
    place: str
    about: int | None
    parts: list[forms.BaseForm]  # of a formset, each of its forms
    at: datetime  # when the page was made: what a post that does not pass is kept under
    found: Draft | None = None
    was: str | None = None  # the stamp of the draft that the page went on from, as the post says it
    stamp: str = ""  # and of the one it goes on from next
    offered: dict[str, choices.Values] = field(default_factory=dict)  # of what is chosen, if that is kept as well

    @property
    def signed(self) -> str:
        """For the page to say where its boxes belong: only what we handed out is taken back."""
        boxes = [name for _form, name in _boxes(self.parts)]
        return Signer(salt=SALT).sign_object([self.actor.person_id, self.place, self.about, boxes, self.offered])


def with_draft(
    form_class: Callable[..., F],
    request: ActorRequest,
    place: str,
    *,
    about: Person | None = None,
    is_beside: bool = False,
    keeps_choices: bool = False,
    among: Mapping[str, Draft] | None = None,
    **given: Any,
) -> F:
    """The form, or formset, of a page: bound to what was posted, or filled with the draft over what is saved.

    `place` is the name of the page's address and what stands in it, with colons between, and after a # the part of the
    page where more than one form stands; `is_beside`: what was posted is another form of the page; `among`: the drafts
    of the page by their place, if they have been read; `keeps_choices`: days, lists and ticks are kept like
    words, in a form whose choices are one person's to make. `given` goes to the form.
    """
    is_sent = request.method == "POST" and not is_beside
    sent: dict[str, Any] = {"data": request.POST, "files": request.FILES} if is_sent else {}
    made = form_class(**sent, **given)
    drafted = Drafted(request.actor, place, about.pk if about else None, list(_forms(made)), clock.now())
    made.draft = drafted  # type: ignore[attr-defined]
    if keeps_choices:
        drafted.offered = choices.offered(drafted.parts)
    if sent:
        drafted.was, drafted.stamp = request.POST.get(STAMP), drafted.at.isoformat()
        _of(request).append(drafted)
    elif draft := among.get(place) if among is not None else draft_of(actor=request.actor, place=place):
        has_words, has_choices = _fill(drafted.parts, draft.texts), _choose(drafted, draft)
        drafted.found = draft if has_words or has_choices else None
        drafted.stamp = stamp_of(draft)
    return made


def settle(request: ActorRequest, *, has_passed: bool) -> None:
    """After a post: what passed needs its drafts no more; what did not pass is kept."""
    for drafted in _of(request):
        texts = {name: str(form.data.get(name, "")) for form, name in _boxes(drafted.parts)}
        made = choices.chosen(request.POST, drafted.offered)
        if has_passed:
            was, texts = drafted.was, cleaned(texts)
            drop_draft(actor=request.actor, place=drafted.place, stamp=was, texts=texts, choices=made)
        else:
            _keep(drafted, texts, made)


def keep_what_can_be(request: ActorRequest) -> None:
    """After a post that broke off: nothing that was typed goes with it, as long as the database does its work."""
    with suppress(Error):
        settle(request, has_passed=False)


@dataclass(frozen=True, slots=True)
class Place:
    name: str
    about: int | None
    boxes: list[str]
    offered: dict[str, choices.Values] = field(default_factory=dict)


def place_signed(actor: Actor, signed: str) -> Place | None:
    """What we signed for this person; nothing that anybody made up."""
    try:
        person, *told = Signer(salt=SALT).unsign_object(signed)
    except (BadSignature, ValueError):
        return None
    return Place(*told) if person == actor.person_id else None


def address_of(place: str) -> str:
    """Where a draft belongs; empty if its place names no page."""
    page, mark, part = place.partition("#")
    name, *rest = page.split(":")
    try:
        return f"{reverse(name, args=rest)}{mark}{part}"
    except NoReverseMatch:
        return ""


def _of(request: ActorRequest) -> list[Drafted]:
    found: list[Drafted] = request.__dict__.setdefault("drafted", [])
    return found


def _keep(drafted: Drafted, texts: Mapping[str, str], made: Mapping[str, choices.Values]) -> None:
    with suppress(TooMuch):
        save_draft(
            actor=drafted.actor,
            place=drafted.place,
            fields=texts,
            choices=made,
            offered=drafted.offered,
            about=drafted.about,
            stamp=drafted.was,
            at=drafted.at,
        )


def _choose(drafted: Drafted, draft: Draft) -> bool:
    return bool(drafted.offered) and choices.fill(drafted.parts, draft.choices)


def _forms(made: Any) -> Iterable[forms.BaseForm]:
    return made.forms if isinstance(made, forms.BaseFormSet) else [made]


def _boxes(found: Iterable[forms.BaseForm]) -> Iterator[tuple[forms.BaseForm, str]]:
    """Each box in which words are written, by the name it has on the page; and what has to go along with them."""
    for form in found:
        for name, each in form.fields.items():
            if is_beside(name) or _is_written(each.widget):
                yield form, form.add_prefix(name)


def _is_written(widget: forms.Widget) -> bool:
    is_line = isinstance(widget, forms.TextInput) and widget.input_type == "text"
    return (isinstance(widget, forms.Textarea) or is_line) and not choices.is_choice(widget)


def _fill(found: list[forms.BaseForm], texts: Mapping[str, str]) -> bool:
    """Whether there is a word in the draft that is not saved yet."""
    has_news = False
    for form in found:
        for name, each in form.fields.items():
            box = form.add_prefix(name)
            if box not in texts or not (is_beside(name) or _is_written(each.widget)):
                continue
            saved = form.get_initial_for_field(each, name)
            has_news |= not is_beside(name) and texts[box].strip() != str(saved or "").strip()
            form.initial[name] = texts[box]
    return has_news
