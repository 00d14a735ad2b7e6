"""A page as small as a page with a draft and a key can be, beside all others of the product."""

from uuid import uuid4

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template import engines

from growthring.audit.services import Verb, record
from growthring.config.urls import handler403, handler404, handler500
from growthring.config.urls import urlpatterns as of_the_product
from growthring.core.access import ActorRequest, signed_in
from growthring.core.forms import BaseForm, RepeatKeyMixin
from growthring.core.routing import path
from growthring.people.models import School
from growthring.writing.drafts import with_draft
from growthring.writing.once import once
from growthring.writing.services.texts import Beside

__all__ = ["handler403", "handler404", "handler500", "urlpatterns"]
PAGE = """{% extends "core/base.html" %}{% load drafts ui %}
{% block title %}Note{% endblock %}{% block heading %}Note{% endblock %}
{% block content %}{% draft_note form %}{% error_summary form %}
<form method="post" {% draft_attrs form %}>
{% csrf_token %}{{ form }}<button>Save</button>{% draft_line form %}
</form>{% endblock %}"""


class NoteForm(RepeatKeyMixin, BaseForm):
    repeat_key = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid4)
    name = forms.CharField(widget=forms.Textarea)
    second = forms.CharField(required=False)
    kind = forms.ChoiceField(choices=[("a", "A"), ("b", "B")], required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if "not good" in name:
            raise forms.ValidationError("Not good.")
        return name


@signed_in("a test")
@once
def note(request: ActorRequest, key: str) -> HttpResponse:
    School.objects.visible_to(request.actor).get(key=key)
    stored = {"name": request.GET.get("stored", "")}
    form = with_draft(NoteForm, request, f"test_note:{key}", initial=stored)
    if request.method == "POST" and form.is_valid():
        record(actor=request.actor, verb=Verb.ADDED, kind="a test", where=form.cleaned_data["name"][:80])
        if "breaks off" in form.cleaned_data["name"]:
            raise RuntimeError("after something was done")
        return redirect("test_note", key)
    page = engines["django"].from_string(PAGE).render({"form": form}, request)
    return HttpResponse(page, status=422 if form.is_bound else 200)


BOTH = """{% extends "core/base.html" %}{% block title %}Both{% endblock %}{% block heading %}Both{% endblock %}
{% block content %}<form method="post" novalidate class="form">{% include "writing/_both.html" %}</form>
{% endblock %}"""


@signed_in("a test")
def two_texts(request: ActorRequest) -> HttpResponse:
    both = Beside(
        "text",
        "What we agree",
        "We will look at questions that everybody can begin on.\n\nAlso: the plenary. " * 3,
        "Averylongwordwithoutanyplacetobreakitwhichsomebodypastedinfromsomewhereelse and then mine.",
        4,
        "Imara Vane",
        readers="You and your line manager.",
    )
    return HttpResponse(engines["django"].from_string(BOTH).render({"both": both}, request), status=409)


urlpatterns = [
    *of_the_product,
    path("test/note/<str:key>/", note, name="test_note"),
    path("test/both/", two_texts, name="test_both"),
]
