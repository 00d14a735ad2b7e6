from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "growthring.core"
    label = "core"

    def ready(self) -> None:
        from growthring.core import records  # noqa: F401  registers the check of every model's declaration
