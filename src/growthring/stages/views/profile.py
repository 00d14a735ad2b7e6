"""The profile for those with row access: its points, its movement, days to assured; as pages and as files."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from growthring.audit.services import Verb
from growthring.core.access import ActorRequest, guarded
from growthring.core.carried import whole, word
from growthring.core.forms import invalid
from growthring.core.ui import tell
from growthring.stages.policy import PROFILE
from growthring.stages.services.checkpoints import add_note, close_checkpoint
from growthring.stages.views import showing
from growthring.stages.views.noting import Notes
from growthring.stages.views.scope import Scope, school_of, scope_of
from growthring.standards.models import Calendar


@guarded(PROFILE)
def profile(request: ActorRequest, slug: str) -> HttpResponse:
    scope = scope_of(request.actor, slug, request.GET)
    scope.record_look("profile")
    return render(request, "stages/profile.html", showing.profile(scope))


@guarded(PROFILE)
def movement(request: ActorRequest, slug: str) -> HttpResponse:
    scope = scope_of(request.actor, slug, request.GET)
    scope.record_look("movement of the profile")
    return render(request, "stages/movement.html", showing.movement(scope))


@guarded(PROFILE)
def newcomers(request: ActorRequest, slug: str) -> HttpResponse:
    scope = scope_of(request.actor, slug, request.GET)
    scope.record_look("days to assured")
    return render(request, "stages/newcomers.html", showing.newcomers(scope))


@guarded(PROFILE)
def file(request: ActorRequest, slug: str, name: str) -> HttpResponse:
    return answer_file(scope_of(request.actor, slug, request.GET), name)


@guarded(PROFILE)
@require_POST
def close(request: ActorRequest, slug: str) -> HttpResponse:
    """The head's button; the day after, it closes by itself."""
    school = school_of(request.actor, slug)
    calendars = Calendar.objects.visible_to(request.actor)
    calendar = get_object_or_404(calendars, pk=whole(request.POST.get("calendar")) or 0)
    try:
        closed = close_checkpoint(
            actor=request.actor, school=school, calendar=calendar, point=word(request.POST, "point")
        )
    except ValidationError as error:
        tell(request, " ".join(error.messages))
    else:
        tell(request, _("Closed: %(point)s. What it counted stays as it is.") % {"point": closed.get_point_display()})
    return redirect("stages_profile", slug)


@guarded(PROFILE)
def notes(request: ActorRequest, slug: str) -> HttpResponse:
    """Leaders' words beside closed checkpoints."""
    school = school_of(request.actor, slug)
    room = Notes(request.actor, school)
    if request.method != "POST":
        room.record_look()
        return render(request, "stages/notes.html", room.shown(room.form()))
    form = room.form(request.POST)
    if not form.is_valid():
        return invalid(request, "stages/notes.html", room.shown(form))
    said = form.cleaned_data
    add_note(actor=request.actor, checkpoint=room.checkpoint(said), text=said["text"], is_open=said["is_open"])
    tell(request, _("Your note stands beside the checkpoint."))
    return redirect("stages_profile_notes", slug)


def answer_file(scope: Scope, name: str) -> HttpResponse:
    """CSV or SVG with the numbers of the page it is linked from."""
    content, kind = showing.file(scope, name)
    scope.record_look(f"profile as {name}"[:80], Verb.EXPORTED)
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{showing.file_name(scope, name)}"'
    return answer
