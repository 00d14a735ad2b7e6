from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from growthring.core.forms import BaseForm
from growthring.core.mistakes import asked
from growthring.core.permissions import who_reads

KIND = "Offer; resource; showcase"


class OfferForm(BaseForm):
    """In its giver's own words: nobody else offers for them."""

    ids: ClassVar[str] = "id_offer_%s"

    text = forms.CharField(
        label=_("I can help with"),
        max_length=200,
        help_text=_("As in: marking less, and faster."),
        error_messages=asked(_("Say what you can help with.")),
    )

    def __init__(self, *args: object, **words: object) -> None:
        super().__init__(*args, **words)
        self.readers["text"] = who_reads(KIND)
