from django.apps import AppConfig


class InteropConfig(AppConfig):
    name = "growthring.interop"
    label = "interop"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from growthring.interop import moving
        from growthring.interop.sources.persons import lines_about
        from growthring.people.queries import provenance

        moving.register()
        provenance.told_by(lines_about)
