from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WritingConfig(AppConfig):
    name = "growthring.writing"
    label = "writing"

    def ready(self) -> None:
        from growthring.writing import bins, moving, policy  # noqa: F401  registers who may see what
        from growthring.writing.models import Draft
        from growthring.writing.services.drafts import make_room

        moving.register()
        bins.register(Draft, _("Drafts thrown away"), words=Draft.told, room=make_room)
