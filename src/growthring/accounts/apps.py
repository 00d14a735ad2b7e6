from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "growthring.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from growthring.accounts import checks, signals  # noqa: F401 - register themselves
