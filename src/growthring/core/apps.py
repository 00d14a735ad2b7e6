from django.apps import AppConfig
from django.conf import settings
from django.db.backends.signals import connection_created


class CoreConfig(AppConfig):
    name = "growthring.core"
    label = "core"

    def ready(self) -> None:
        from growthring.core import pseudo, records  # noqa: F401  registers the check of every model's declaration
        from growthring.core.prepared import keep_plans

        connection_created.connect(keep_plans)
        if settings.PSEUDO_LANGUAGES:
            pseudo.install()
