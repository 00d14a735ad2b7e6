"""The whole scale on one form: three phases, and under each its stages."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from growthring.core.forms import BaseForm
from growthring.core.permissions import who_reads
from growthring.standards.models.scales import SET_UP
from growthring.standards.services import StageText

TEXTS = {
    "description": _("What it means"),
    "direction": _("Direction: what we ask and show"),
    "support": _("Support: what we give"),
}


class ScaleForm(BaseForm):
    in_force_from = forms.DateField(
        label=_("In force from"), help_text=_("Placements made before keep the words they were made with.")
    )
    note = forms.CharField(label=_("What changed and why"), required=False, max_length=300)
    based_on = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, stages: Sequence[StageText], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stages = stages
        self.readers["note"] = who_reads(SET_UP)
        for position, stage in enumerate(stages, start=1):
            self.fields.setdefault(
                f"phase_{stage.phase}",
                forms.CharField(label=_("Name of the phase"), max_length=80, initial=stage.phase_name),
            )
            self._add_stage(position, stage)

    def _add_stage(self, position: int, stage: StageText) -> None:
        label = gettext("Name of stage %(position)d") % {"position": position}
        self.fields[f"name_{position}"] = forms.CharField(label=label, max_length=80, initial=stage.name)
        for name, text in TEXTS.items():
            self.fields[f"{name}_{position}"] = forms.CharField(
                label=text,
                required=False,
                max_length=1000,
                initial=getattr(stage, name),
                widget=forms.Textarea(attrs={"rows": 3}),
            )

    def called(self, name: str) -> Any:
        """With its stage, whose heading does not stand in a list of what is wrong."""
        words, _between, number = name.rpartition("_")
        if words == "phase":
            return gettext("Name of phase %(number)s") % {"number": number}
        if words in TEXTS:
            return gettext("Stage %(position)s, “%(words)s”") % {"position": number, "words": TEXTS[words]}
        return super().called(name)

    def phases(self) -> Iterator[tuple[int, BoundField, list[tuple[int, list[BoundField]]]]]:
        """Each phase's number, its name's field, and its stages with theirs."""
        for phase in sorted({stage.phase for stage in self.stages}):
            places = [place for place, stage in enumerate(self.stages, start=1) if stage.phase == phase]
            yield phase, self[f"phase_{phase}"], [(place, self._of(place)) for place in places]

    def texts(self) -> list[StageText]:
        said = self.cleaned_data
        return [
            StageText(
                phase=stage.phase,
                phase_name=said[f"phase_{stage.phase}"],
                name=said[f"name_{position}"],
                **{name: said[f"{name}_{position}"].replace("\r\n", "\n") for name in TEXTS},
            )
            for position, stage in enumerate(self.stages, start=1)
        ]

    def _of(self, position: int) -> list[BoundField]:
        return [self[f"{name}_{position}"] for name in ("name", *TEXTS)]
