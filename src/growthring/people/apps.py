from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "growthring.people"
    label = "people"

    def ready(self) -> None:
        from growthring.people import policy  # noqa: F401  registers who may see what
