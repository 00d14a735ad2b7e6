from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "growthring.audit"
    label = "audit"

    def ready(self) -> None:
        from growthring.audit import policy  # noqa: F401  registers who may see what
