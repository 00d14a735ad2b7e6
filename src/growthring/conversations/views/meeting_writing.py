"""Writing for a meeting and in it: one's own words, and the agreed line of a question."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as say
from django.views.decorators.http import require_POST

from growthring.audit.services import Verb, record
from growthring.conversations.forms.meeting import LineForm, PrepareForm, rows_for
from growthring.conversations.models import KIND, Conversation
from growthring.conversations.services.lines import write_line
from growthring.conversations.services.preparing import say_ready, write_words
from growthring.conversations.services.wellbeing import write_wellbeing
from growthring.conversations.views.meeting import PAGE, bare, context, prepare_form
from growthring.conversations.views.meeting_room import Asked, Room, acting_room
from growthring.core.access import ActorRequest, guarded
from growthring.core.carried import word
from growthring.core.forms import invalid
from growthring.core.ui import tell
from growthring.people.forms.fields import take_errors
from growthring.writing.drafts import with_draft
from growthring.writing.once import once
from growthring.writing.services.texts import Beside, Overtaken

ONES_OWN = "conversations/meeting_prepare.html"
BOTH = say("You had saved something from another page meanwhile: it stands in the boxes, too.")


@guarded(KIND, verb="edit")
@once
def prepare(request: ActorRequest, key: str) -> HttpResponse:
    """My words to all questions: on the page of a meeting ahead, and on their own while it is held."""
    room = acting_room(request.actor, key)
    if request.method != "POST":
        return render(request, ONES_OWN, _ones_own(room, prepare_form(request, room)))
    return _keep(request, room, _("Saved."))


@guarded(KIND, verb="edit")
@require_POST
@once
def ready(request: ActorRequest, key: str) -> HttpResponse:
    """The same form by its other button: prepared, with what stands in the boxes; or not after all."""
    room = acting_room(request.actor, key)
    if word(request.GET, "do") == "not":
        return _keep(request, room, _("You are still preparing."), ready=False)
    return _keep(request, room, _("The others see that you are prepared."), ready=True)


def _keep(request: ActorRequest, room: Room, said: str, *, ready: bool | None = None) -> HttpResponse:
    """`ready` first: in a meeting that began this moment nothing is opened by pressing it."""
    form = prepare_form(request, room)
    who: dict[str, Any] = {"actor": request.actor, "conversation": room.held}
    if form.is_valid() and not _began_meanwhile(room, form):
        try:
            if ready is not None:
                say_ready(**who, ready=ready)
            has_both = write_words(**who, texts=form.texts, seen=form.page_seen)
            if form.wellbeing is not None:
                has_both |= write_wellbeing(**who, text=form.wellbeing, seen=form.page_seen)
        except ValidationError as error:
            take_errors(form, error)
        else:
            tell(request, f"{said} {BOTH}" if has_both else said)
            return redirect(room.url)
    return invalid(request, ONES_OWN, _ones_own(room, form))


def _ones_own(room: Room, form: PrepareForm) -> dict[str, Any]:
    """A partner's page is about the learner, and looked at as such; what others have shared is not on it."""
    if not room.is_own:
        record(
            actor=room.actor,
            acting_as=room.mine.role,
            verb=Verb.LOOKED,
            kind=KIND,
            where="preparation",
            subject_id=room.learner.pk,
        )
    return {"room": room, "prepare": form, "who": room.who_reads_preparation}


def _began_meanwhile(room: Room, form: PrepareForm) -> bool:
    """The page was made when the words were still one's own: what is saved now is open to others, and is said so."""
    if form.cleaned_data["stood"] != Conversation.State.PLANNED or not room.is_open:
        return False
    said = _("The meeting has begun while you were writing. What you save now, %(names)s can read: look it over first.")
    form.add_error(None, said % {"names": room.with_whom})
    form.data = {**form.data, "stood": room.state}
    return True


@guarded(KIND, verb="edit")
@once
def line(request: ActorRequest, key: str, number: int) -> HttpResponse:
    """The meeting's page with the line of one question open to write."""
    room = acting_room(request.actor, key)
    asked = next((each for each in room.asked if each.question.position == number), None)
    if asked is None or asked.line is None:
        raise Http404
    form = _line_form(request, room, asked)
    if request.method == "POST":
        return _save(request, room, asked, form)
    if not room.is_open:
        return redirect(room.url)
    room.record_look()
    return render(request, _template(room), _shown(request, room, asked=asked, line=form, but=number))


def _save(request: ActorRequest, room: Room, asked: Asked, form: LineForm) -> HttpResponse:
    number, both = asked.question.position, None
    if form.is_valid():
        said = form.cleaned_data
        try:
            write_line(
                actor=request.actor,
                conversation=room.held,
                question=asked.question.pk,
                text=said["text"],
                seen=said["seen"],
            )
        except Overtaken as overtaken:
            form.add_error(None, _("Something was written here in the meantime: both texts stand below."))
            both = Beside.of(
                overtaken, name="text", label=_("What we agree"), readers=room.who_reads_record, seen_name="seen"
            )
        except ValidationError as error:
            take_errors(form, error)
        else:
            return redirect(f"{room.url}#q{number}")
    room.record_look()
    return invalid(request, _template(room), _shown(request, room, asked=asked, line=form, but=number, both=both))


def _template(room: Room) -> str:
    """The whole meeting while it is held; afterwards the one question."""
    return PAGE if room.is_begun else "conversations/meeting_line.html"


def _shown(request: ActorRequest, room: Room, **forms: Any) -> dict[str, Any]:
    return context(request, room, **forms) if room.is_begun else bare(room) | forms


def _line_form(request: ActorRequest, room: Room, asked: Asked) -> LineForm:
    stands = asked.line
    text, version = (stands.text, stands.version) if stands else ("", 0)
    form = with_draft(
        LineForm,
        request,
        f"conversations_line:{room.held.key}:{asked.question.position}",
        about=None if room.is_own else room.learner,
        initial={"text": text, "seen": version},
    )
    form.readers["text"] = room.who_reads_record
    form.fields["text"].widget.attrs["rows"] = rows_for(str(form.initial.get("text") or ""))
    return form
