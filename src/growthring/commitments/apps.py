from django.apps import AppConfig


class CommitmentsConfig(AppConfig):
    name = "growthring.commitments"
    label = "commitments"

    def ready(self) -> None:
        from growthring.commitments import policy  # noqa: F401  registers who may see what
