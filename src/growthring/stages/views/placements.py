"""The placement page, its answers, and what waits on the reader."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from growthring.core.access import ActorRequest, Forbidden, Role, guarded, signed_in
from growthring.core.carried import whole
from growthring.core.forms import BaseForm, invalid
from growthring.core.permissions import who_reads
from growthring.core.ui import tell
from growthring.stages.forms.placements import PlaceForm, ReasonForm, WordForm, refuse
from growthring.stages.models import Placement
from growthring.stages.policy import PLACEMENT
from growthring.stages.queries.placements import waiting_on
from growthring.stages.services.placements import agree, differ, place, place_self
from growthring.stages.services.settling import ask_to_void, keep, moderate, void, withdraw
from growthring.stages.views.room import Room, room_of

Save = Callable[[], Any]
SIDES = (Role.SELF, Role.LM)


@guarded(PLACEMENT)
def post_stage(request: ActorRequest, key: str) -> HttpResponse:
    room = room_of(request.actor, key)
    room.record_look()
    return render(request, "stages/post.html", _context(room))


@guarded(PLACEMENT, verb="place")
@require_POST
def post_place(request: ActorRequest, key: str) -> HttpResponse:
    """Begin: as the learner, or as the line manager."""
    room = _acting(request, key, *SIDES)
    form = PlaceForm(request.POST, stages=room.stages)

    def save() -> None:
        said = form.cleaned_data
        service = place_self if room.is_own else place
        service(
            actor=request.actor,
            post=room.post,
            stage=form.chosen,
            sentence=said["sentence"],
            effective_on=said["effective_on"],
        )

    return _answer(request, room, form, "place", save, _("Your word is kept."))


@guarded(PLACEMENT, verb="place")
@require_POST
def post_answer(request: ActorRequest, key: str) -> HttpResponse:
    """Agree with the other side, or say where one sees it oneself."""
    room = _acting(request, key, *SIDES)
    if request.POST.get("do") == "agree":
        seen = whole(request.POST.get("seen"))
        return _act(request, room, lambda at: agree(actor=request.actor, placement=at, seen=seen), _("Agreed."))
    form = WordForm(request.POST, stages=room.stages)

    def save() -> None:
        said = form.cleaned_data
        differ(actor=request.actor, placement=_open(room), stage=form.chosen, sentence=said["sentence"])

    return _answer(request, room, form, "word", save, _("Your word is kept; the other side sees it."))


@guarded(PLACEMENT, verb="moderate")
@require_POST
def post_settle(request: ActorRequest, key: str) -> HttpResponse:
    """The head settles what stays contested."""
    room = _acting(request, key, Role.HD)
    form = WordForm(request.POST, stages=room.stages)

    def save() -> None:
        said = form.cleaned_data
        moderate(actor=request.actor, placement=_open(room), stage=form.chosen, sentence=said["sentence"])

    return _answer(request, room, form, "word", save, _("Settled. Both see the stage and your sentence."))


@guarded(PLACEMENT, verb="place")
@require_POST
def post_withdraw(request: ActorRequest, key: str) -> HttpResponse:
    """On the person's page, or in the table, to which one comes back."""
    room = _acting(request, key, *SIDES)
    school = room.post.school if request.POST.get("from") == "table" else None
    back = reverse("stages_table", args=[school.slug]) if school else ""
    return _act(request, room, lambda at: withdraw(actor=request.actor, placement=at), _("Withdrawn."), back)


@guarded(PLACEMENT)
@require_POST
def post_error(request: ActorRequest, key: str) -> HttpResponse:
    """What stands was recorded in error: the learner asks, the line manager or the head voids it or says why not."""
    room = _acting(request, key, *SIDES, Role.HD)
    form = ReasonForm(request.POST)

    def save() -> None:
        said = form.cleaned_data["sentence"]
        if room.is_own:
            ask_to_void(actor=request.actor, placement=_standing(room), sentence=said)
        elif request.POST.get("do") == "keep":
            keep(actor=request.actor, placement=_standing(room), sentence=said)
        else:
            void(actor=request.actor, placement=_standing(room), reason=said)

    return _answer(request, room, form, "reason", save, _("Your word is kept."))


@signed_in("What waits on the reader, from placements they may see.")
def waiting(request: ActorRequest) -> HttpResponse:
    return render(request, "stages/waiting.html", {"rows": waiting_on(request.actor)})


def _acting(request: ActorRequest, key: str, *roles: Role) -> Room:
    """The room, for whoever has this part in it; others who see it are told, before anything of theirs is read."""
    room = room_of(request.actor, key)
    if room.viewer not in roles:
        raise Forbidden(_("The person placed and their line manager speak here, and the head where they differ."))
    return room


def _answer(
    request: ActorRequest, room: Room, form: BaseForm, name: str, save: Save, said: str, back: str = ""
) -> HttpResponse:
    """Save and go to the page, or `back` to where one was; a refusal stands beside its field, with what was typed."""
    if form.is_valid():
        try:
            save()
        except ValidationError as error:
            refuse(form, error)
        else:
            tell(request, said)
            return redirect(back or room.url)
    return invalid(request, "stages/post.html", _context(room, **{name: form}))


def _act(request: ActorRequest, room: Room, act: Callable[[Placement], Any], said: str, back: str = "") -> HttpResponse:
    """A button without boxes."""
    form = BaseForm(request.POST)
    return _answer(request, room, form, "button", lambda: act(_open(room)), said, back)


def _open(room: Room) -> Placement:
    if room.open is None:
        raise ValidationError(_("Nothing is open here any more."))
    return room.open


def _standing(room: Room) -> Placement:
    if room.standing is None:
        raise ValidationError(_("Nothing stands here any more."))
    return room.standing


def _context(room: Room, **forms: BaseForm) -> dict[str, Any]:
    """The page with the forms that are the reader's to use."""
    made: dict[str, BaseForm | None] = {"place": None, "word": None, "reason": None, "button": None}
    if room.may_begin:
        made["place"] = PlaceForm(stages=room.stages, initial={"effective_on": room.actor.on})
    if room.is_my_turn or room.may_settle:
        made["word"] = WordForm(stages=room.stages)
    if room.may_ask or room.may_void:
        made["reason"] = ReasonForm()
    made |= forms
    who = who_reads(PLACEMENT, viewer=room.viewer, person=str(room.person))
    for form in made.values():
        if form is not None and "sentence" in form.fields:
            form.readers["sentence"] = who
    return {"room": room, "who": who, **made}
