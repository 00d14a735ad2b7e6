from django.apps import AppConfig


class InteropConfig(AppConfig):
    name = "growthring.interop"
    label = "interop"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from growthring.interop import moving

        moving.register()
