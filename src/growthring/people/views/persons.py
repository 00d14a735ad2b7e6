"""One person: their page, their entry, somebody new."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from growthring.core.access import Actor, ActorRequest, Role, guarded
from growthring.core.ui import tell
from growthring.people import policy
from growthring.people.forms.persons import NewPersonForm, OwnNameForm, PersonForm
from growthring.people.models import Person, Trust
from growthring.people.offering import offered_by
from growthring.people.queries.provenance import lines_about
from growthring.people.queries.sheet import Sheet, sheet
from growthring.people.services import permits
from growthring.people.services import persons as services
from growthring.people.services.events import DIRECTORY, PARTNERSHIP
from growthring.people.views.common import form_page, looked, person_of

CONTRACT = "Contract facts (part time; end date; absence)"


@guarded(DIRECTORY, verb="directory")
def person(request: ActorRequest, key: str) -> HttpResponse:
    shown = sheet(request.actor, person_of(request.actor, key))
    if not shown.is_me and shown.is_more_than_the_directory:
        looked(request, _kind(shown), "person page", subject_id=shown.person.pk)
    came = lines_about(request.actor, shown.person) if shown.details else []
    context = {"sheet": shown, "person": shown.person, "today": request.actor.on, "came": came}
    # For colleagues, and oneself: to whoever keeps the entry the page is a form's first half.
    keeps = shown.may_edit and not shown.is_me
    context["offered"] = [] if keeps else offered_by([shown.person], actor=request.actor)[shown.person.pk]
    return render(request, "people/person.html", context)


def _kind(shown: Sheet) -> str:
    """The most that was on the page."""
    if any(line.contract for line in shown.posts):
        return CONTRACT
    return PARTNERSHIP if shown.reads_partnerships else DIRECTORY


@guarded(DIRECTORY, verb="edit", allow=lambda actor: actor.holds_any(Role.OFF), reason=_("The office adds people."))
def add(request: ActorRequest) -> HttpResponse:
    form = NewPersonForm(request.POST or None, actor=request.actor)

    def save(_data: dict[str, Any]) -> HttpResponse:
        trust = Trust.objects.get(pk=request.actor.trust_id)
        made = services.add_person_with_post(
            actor=request.actor, trust=trust, person=form.person_words(), **form.post_words()
        )
        tell(request, _("%s is on the staff list.") % made)
        return redirect("people_person", made.key)

    return form_page(
        request,
        form,
        save,
        title=_("Add a person"),
        lede=_("Their name and their first post. Invitations are sent later, when the list is right."),
        submit=_("Add this person"),
        back=reverse("people_staff"),
    )


@guarded(DIRECTORY, verb="edit")
def edit(request: ActorRequest, key: str) -> HttpResponse:
    about = person_of(request.actor, key)
    form = _entry_form(request, request.actor, about)

    def save(data: dict[str, Any]) -> HttpResponse:
        if isinstance(form, PersonForm) or about.preferred_name != data["preferred_name"]:
            services.change_person(actor=request.actor, person=about, **data)
        tell(request, _("The entry is saved."))
        return redirect("people_person", about.key)

    back = reverse("people_person", args=[about.key])
    return form_page(request, form, save, title=_("Change this entry"), submit=_("Save"), back=back, person=about)


def _entry_form(request: ActorRequest, actor: Actor, about: Person) -> PersonForm | OwnNameForm:
    """The office keeps the entry; everybody says how they are called."""
    own = about.pk == actor.person_id
    if own and not policy.may_edit_person(actor, about):
        return OwnNameForm(request.POST or None, initial={"preferred_name": about.preferred_name})
    permits.editing(actor, about)
    return PersonForm(request.POST or None, initial=PersonForm.from_person(about))
