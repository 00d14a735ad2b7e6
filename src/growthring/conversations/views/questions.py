"""What we ask each other: read by everybody of the house, changed by whoever sets up."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from growthring.conversations.forms.questions import QuestionsForm, RulesForm
from growthring.conversations.models import Purpose, QuestionSet
from growthring.conversations.models.questions import SET_UP
from growthring.conversations.queries.questions import questions_by_set, questions_of, rules_for, sets_in_force
from growthring.conversations.services.questions import (
    SetText,
    publish_questions,
    return_to_trust_questions,
    save_rules,
    starting_point,
    versions_of,
)
from growthring.core.access import ActorRequest, guarded
from growthring.core.forms import invalid
from growthring.core.ui import tell
from growthring.people.rules.words import day
from growthring.standards.views.place import Place, place_of

PAGE = "conversations_questions"


@guarded(SET_UP)
def questions(request: ActorRequest) -> HttpResponse:
    """Every purpose with the questions that are in force, and how often we meet."""
    place = place_of(request)
    sets = sets_in_force(place.trust_id, place.school_id, place.actor.on)
    asked = questions_by_set(sets.values())
    context = {
        "place": place,
        "tabs": place.tabs(PAGE),
        "sets": [(each, asked[each.pk], place.url("conversations_set", purpose)) for purpose, each in sets.items()],
        "rules": rules_for(place.trust_id, [place.school_id])[place.school_id],
        "rules_url": place.url("conversations_rules"),
    }
    return render(request, "conversations/questions.html", context)


@guarded(SET_UP)
def question_set(request: ActorRequest, purpose: str) -> HttpResponse:
    """One purpose in full, with its versions."""
    place, purpose = place_of(request), _purpose(purpose)
    versions = versions_of(place.trust_id, place.school, purpose)
    version = sets_in_force(place.trust_id, place.school_id, place.actor.on).get(Purpose(purpose))
    if version is None:
        raise Http404
    context = {
        "place": place,
        "version": version,
        "questions": questions_of(version),
        "versions": [(each, [], each.in_force_from > place.actor.on) for each in versions],
        "has_own": bool(place.school and version.school_id),
        "back": place.url(PAGE),
        "edit_url": place.url("conversations_set_edit", purpose),
        "back_url": place.url("conversations_set_back", purpose),
    }
    return render(request, "conversations/question_set.html", context)


@guarded(SET_UP)
def set_version(request: ActorRequest, key: str) -> HttpResponse:
    place = place_of(request)
    version = get_object_or_404(QuestionSet.objects.visible_to(request.actor), key=key, back_to_trust=False)
    back = place.url("conversations_set", version.purpose)
    context = {"place": place, "version": version, "questions": questions_of(version), "back": back}
    return render(request, "conversations/question_version.html", context)


@guarded(SET_UP, verb="edit")
def set_edit(request: ActorRequest, purpose: str) -> HttpResponse:
    place, purpose = place_of(request), _purpose(purpose)
    place.require_edit()
    base = starting_point(place.trust_id, place.school, purpose)
    words = SetText.of(base)
    first: dict[str, Any] = {"based_on": base.key, "in_force_from": place.actor.on}
    first |= {"name": words.name, "introduction": words.introduction}
    form = QuestionsForm(request.POST or None, initial=first, words=words)
    back = place.url("conversations_set", purpose)
    context = {"place": place, "form": form, "base": base, "back": back}
    if request.method != "POST":
        return render(request, "conversations/question_edit.html", context)
    version = _publish(place, purpose, form) if form.is_valid() else None
    if version is None:
        return invalid(request, "conversations/question_edit.html", context)
    tell(request, _("Saved: it is asked from %(day)s.") % {"day": day(version.in_force_from)})
    return redirect(back)


@guarded(SET_UP, verb="edit")
@require_POST
def set_back(request: ActorRequest, purpose: str) -> HttpResponse:
    place, purpose = place_of(request), _purpose(purpose)
    place.require_edit()
    if place.school is not None:
        return_to_trust_questions(actor=request.actor, school=place.school, purpose=purpose)
        tell(request, _("%(school)s asks the trust's questions again.") % {"school": place.school})
    return redirect(place.url("conversations_set", purpose))


@guarded(SET_UP, verb="edit")
def rules(request: ActorRequest) -> HttpResponse:
    """How often, how long, and whether there is a section on wellbeing."""
    place = place_of(request)
    place.require_edit()
    standing = rules_for(place.trust_id, [place.school_id])[place.school_id]
    form = RulesForm(request.POST or None, instance=standing)
    context = {"place": place, "form": form, "back": place.url(PAGE)}
    if request.method != "POST":
        return render(request, "conversations/rules.html", context)
    if not form.is_valid():
        return invalid(request, "conversations/rules.html", context)
    save_rules(actor=request.actor, school=place.school, rules=form.cleaned_data)
    tell(request, _("Saved. It holds for meetings planned from now on."))
    return redirect(place.url(PAGE))


def _purpose(text: str) -> str:
    if text not in Purpose.values:
        raise Http404
    return text


def _publish(place: Place, purpose: str, form: QuestionsForm) -> QuestionSet | None:
    said = form.cleaned_data
    try:
        return publish_questions(
            actor=place.actor,
            school=place.school,
            purpose=purpose,
            words=form.words(),
            based_on=said["based_on"],
            in_force_from=said["in_force_from"],
            note=said["note"],
        )
    except ValidationError as error:
        form.add_error(None, error)
        return None
