from django.apps import AppConfig
from django.conf import settings


class CoreConfig(AppConfig):
    name = "growthring.core"
    label = "core"

    def ready(self) -> None:
        from growthring.core import pseudo, records  # noqa: F401  registers the check of every model's declaration

        if settings.PSEUDO_LANGUAGES:
            pseudo.install()
