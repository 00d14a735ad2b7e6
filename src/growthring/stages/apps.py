from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StagesConfig(AppConfig):
    name = "growthring.stages"
    label = "stages"

    def ready(self) -> None:
        from growthring.people import beginnings
        from growthring.people.handover import register
        from growthring.stages import moving, policy  # noqa: F401  registers who may see what
        from growthring.stages.handover import open_lists
        from growthring.stages.services.newcomers import welcome

        register(_("Newcomers to assure"), open_lists)
        beginnings.on_post(welcome)
        moving.register()
