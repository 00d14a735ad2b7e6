from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommitmentsConfig(AppConfig):
    name = "growthring.commitments"
    label = "commitments"

    def ready(self) -> None:
        from growthring.commitments import moving, policy, telling  # noqa: F401  registers who may see what
        from growthring.commitments.handover import open_ones
        from growthring.commitments.models import Action, Promise
        from growthring.commitments.queries.offers import texts_of, who_offers
        from growthring.people import offering
        from growthring.people.handover import register
        from growthring.writing import bins

        register(_("Promises and actions"), open_ones)
        offering.register(_("Offers help with"), texts_of, who_offers)
        bins.register(Action, _("Action"), words=lambda action: action.text)
        bins.register(Promise, _("Promise of support"), words=lambda promise: promise.what)
        moving.register()
        telling.register()
