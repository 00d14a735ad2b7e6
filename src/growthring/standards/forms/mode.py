from django import forms
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from growthring.core.forms import BaseForm
from growthring.standards.models import StageMode

MEANINGS: dict[StageMode, Promise] = {
    StageMode.OFF: _(
        "No lists for newcomers, no stages and no profile anywhere. Partnerships and everything else work as they do "
        "now. What was recorded before is kept, and shown again if you go further one day."
    ),
    StageMode.ASSURANCE: _(
        "Each newcomer has the two lists, and their line manager assures them. Nobody else has a stage, and "
        "nobody is asked to place themself."
    ),
    StageMode.SELF_PLACED: _(
        "Each person says where they are, and that counts at once. The line manager sees it and may talk about "
        "it, and changes nothing."
    ),
    StageMode.AGREED: _(
        "The person and their line manager each say where they see the work, and talk. What they agree on counts. "
        "Where they go on seeing it differently, the head settles it. A coach has no part in it."
    ),
}


def choice(mode: StageMode) -> SafeString:
    return format_html("<span><strong>{}.</strong> {}</span>", mode.label, MEANINGS[mode])


class ModeForm(BaseForm):
    mode = forms.ChoiceField(
        label=_("How we use stages"),
        choices=lambda: [(mode.value, choice(mode)) for mode in StageMode],
        widget=forms.RadioSelect,
    )
