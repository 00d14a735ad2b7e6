"""Actions and promises go along with a school that changes trust, and an offer with its giver."""

from django.utils.translation import gettext_lazy as _

from growthring.commitments.models import Action, Offer, Promise, PromiseReason, PromiseStep
from growthring.people import moving


def register() -> None:
    moving.carries(Action, "post__school", _("actions"))
    moving.carries(Promise, "post__school", _("promises of support"))
    moving.carries(PromiseReason, "promise__post__school")
    moving.carries(PromiseStep, "promise__post__school")
    moving.carries(Offer, moving.WITH_PERSON, _("offers of help"))
