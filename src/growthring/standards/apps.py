from django.apps import AppConfig


class StandardsConfig(AppConfig):
    name = "growthring.standards"
    label = "standards"

    def ready(self) -> None:
        from growthring.people import beginnings
        from growthring.standards import moving, policy  # noqa: F401  registers who may see what
        from growthring.standards.services import start_trust_standards

        beginnings.on_trust(start_trust_standards)
        moving.register()
