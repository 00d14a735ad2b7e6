from django.apps import AppConfig


class StandardsConfig(AppConfig):
    name = "growthring.standards"
    label = "standards"

    def ready(self) -> None:
        from growthring.standards import policy  # noqa: F401  registers who may see what
