"""Posts: another one, a change, an end."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from growthring.core.access import ActorRequest, guarded
from growthring.core.ui import tell
from growthring.people.forms.persons import EndPostForm, NewPostForm, PostForm
from growthring.people.models import Contract
from growthring.people.services import leaving, permits
from growthring.people.services import posts as services
from growthring.people.services.events import DIRECTORY
from growthring.people.views.common import form_page, person_of, post_of

DAY = timedelta(days=1)


@guarded(DIRECTORY, verb="edit")
def add(request: ActorRequest, key: str) -> HttpResponse:
    """A post for somebody who is here, or who comes back."""
    about = person_of(request.actor, key)
    permits.editing(request.actor, about)
    form = NewPostForm(request.POST or None, actor=request.actor)
    back_again = about.left_on is not None

    def save(data: dict[str, Any]) -> HttpResponse:
        begin = leaving.rejoin if back_again else services.add_post
        begin(actor=request.actor, person=about, **data)
        tell(request, _("%s is back.") % about if back_again else _("The post is added."))
        return redirect("people_person", about.key)

    title = _("%s comes back") % about if back_again else _("Another post")
    back = reverse("people_person", args=[about.key])
    return form_page(request, form, save, title=title, submit=_("Add the post"), back=back, person=about)


@guarded(DIRECTORY, verb="edit")
def edit(request: ActorRequest, key: str) -> HttpResponse:
    post = post_of(request.actor, key)
    permits.editing_people(request.actor, post.school)
    contract = Contract.objects.visible_to(request.actor).filter(post=post).first()
    initial = PostForm.from_post(post, contract)
    form = PostForm(request.POST or None, actor=request.actor, school=post.school, initial=initial)

    def save(data: dict[str, Any]) -> HttpResponse:
        services.change_post(actor=request.actor, post=post, **data)
        tell(request, _("The post is saved."))
        return redirect("people_person", post.person.key)

    back = reverse("people_person", args=[post.person.key])
    return form_page(request, form, save, title=_("Change this post"), submit=_("Save"), back=back, person=post.person)


@guarded(DIRECTORY, verb="edit")
def end(request: ActorRequest, key: str) -> HttpResponse:
    post = post_of(request.actor, key)
    permits.editing_people(request.actor, post.school)
    form = EndPostForm(request.POST or None)

    def save(data: dict[str, Any]) -> HttpResponse:
        change = services.end_post(actor=request.actor, post=post, on=data["last_day"] + DAY)
        tell(
            request,
            _("The post ends, and the partnerships that support it."),
            undo=reverse("people_undo", args=[change.key]),
        )
        return redirect("people_person", post.person.key)

    lede = _("The partnerships that support this post end with it. Whoever leaves altogether has a page of their own.")
    words = {"title": _("End this post"), "lede": lede, "submit": _("End the post")}
    return form_page(
        request, form, save, **words, back=reverse("people_person", args=[post.person.key]), person=post.person
    )
