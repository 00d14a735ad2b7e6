from django.apps import AppConfig


class WritingConfig(AppConfig):
    name = "growthring.writing"
    label = "writing"

    def ready(self) -> None:
        from growthring.writing import moving, policy  # noqa: F401  registers who may see what

        moving.register()
