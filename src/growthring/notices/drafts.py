"""Drafts that will go are told of twice before they do; of their words, nothing."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as say

from growthring.core.access import Actor
from growthring.notices.digest import Line, tells
from growthring.people.models import Person
from growthring.writing.services.drafts import about_to_go


@tells(say("What you were writing"))
def drafts_that_go(actor: Actor) -> Iterable[Line]:
    for going in about_to_go(Person(pk=actor.person_id), actor.on):
        said = _("A draft of yours goes on %(day)s, unless you go on with it.") % {"day": date_format(going.on, "j F")}
        yield Line(said, reverse("writing_drafts"), f"draft:{going.draft.key}:{going.warning}")
