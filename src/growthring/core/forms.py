"""Forms as every page shows them: label, hint, error, and who can read what is written, tied to the box."""

import uuid
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import TemplatesSetting
from django.forms.utils import pretty_name
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from growthring.core.mistakes import name_it


class Renderer(TemplatesSetting):
    form_template_name = "core/form/form.html"
    field_template_name = "core/form/field.html"


class SaysWhich(forms.BaseForm):
    """What is wrong is said with the name of its field, so that it can be read above the form, too."""

    def called(self, name: str) -> Any:
        """A field's name where no other stands round it; a row's says which row, as a screen reader hears it."""
        field = self.fields[name]
        return field.widget.attrs.get("aria-label") or field.label or pretty_name(name)

    def add_error(self, field: str | None, error: Any) -> None:
        told = error if isinstance(error, ValidationError) else ValidationError(error)
        by_name = told.error_dict if hasattr(told, "error_dict") else {field or "": told.error_list}
        for name in by_name.keys() & self.fields.keys():
            for each in by_name[name]:
                name_it(each, self.fields[name], self.called(name))
        super().add_error(field, told)


class BaseForm(SaysWhich, forms.Form):
    """`readers` says, by field, who can read what is written there.

    `ids` names the boxes: a form that shares a page with another that has fields of the same names has ids of its own.
    """

    readers: ClassVar[dict[str, Any]] = {}
    ids: ClassVar[str] = "id_%s"
    required_css_class = "required"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", self.ids)
        super().__init__(*args, **kwargs)
        self.readers = dict(self.readers)  # type: ignore[misc]
        native_dates(self)


class BaseModelForm(SaysWhich, forms.ModelForm):  # type: ignore[type-arg]
    readers: ClassVar[dict[str, Any]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.readers = dict(self.readers)  # type: ignore[misc]
        native_dates(self)


class RepeatKeyMixin(forms.Form):
    """A hidden key made with the page, so that the same post sent twice can be told from two posts."""

    repeat_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)


def written(form: forms.BaseForm) -> list[tuple[str, str]]:
    """Each box with words in it, by its label: for a page that has the form no more."""
    texts = [bound for bound in form if is_text(bound.field.widget)]
    return [(str(bound.label), str(bound.data)) for bound in texts if bound.data]


def is_text(widget: forms.Widget) -> bool:
    return isinstance(widget, forms.Textarea) or getattr(widget, "input_type", "") in {"text", "url"}


def native_dates(form: forms.BaseForm) -> None:
    """Dates in the browser's own control, which wants them as ISO."""
    for field in form.fields.values():
        if isinstance(field.widget, forms.DateInput) and not isinstance(field.widget, forms.HiddenInput):
            field.widget.input_type = "date"
            field.widget.format = "%Y-%m-%d"


def invalid(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """The page again, with what was typed and what is wrong: 422."""
    return render(request, template, {**context, "has_errors": True}, status=422)
