from django.apps import AppConfig


class StagesConfig(AppConfig):
    name = "growthring.stages"
    label = "stages"

    def ready(self) -> None:
        from growthring.stages import policy  # noqa: F401  registers who may see what
