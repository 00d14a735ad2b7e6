from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "growthring.demo"
    label = "demo"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from growthring.demo import mark  # noqa: F401 - registers its check
