from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "growthring.home"
    label = "home"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from growthring.home import signals  # noqa: F401 - registers its receiver
