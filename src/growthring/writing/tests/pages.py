"""A page as small as a page with a draft and a key can be, beside all others of the product."""

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

__all__ = ["handler403", "handler404", "handler500", "urlpatterns"]
PAGE = """{% extends "core/base.html" %}{% load drafts ui %}
{% block content %}{% draft_note form %}{% error_summary form %}
<form method="post" {% draft_attrs form %}>
{% csrf_token %}{{ form }}<button>Save</button>{% draft_line form %}
</form>{% endblock %}"""


class NoteForm(RepeatKeyMixin, BaseForm):
    repeat_key = forms.UUIDField(widget=forms.HiddenInput, required=False)
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


urlpatterns = [*of_the_product, path("test/note/<str:key>/", note, name="test_note")]
