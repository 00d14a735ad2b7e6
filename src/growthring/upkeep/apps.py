from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UpkeepConfig(AppConfig):
    """Keeping an installation well: background work, backup and restore, moving to another database, the doctor."""

    name = "growthring.upkeep"
    verbose_name = _("Upkeep")

    def ready(self) -> None:
        from growthring.core import clock
        from growthring.core.schedule import finds_workers
        from growthring.upkeep import schedule

        finds_workers(lambda: schedule.hosts(clock.now()))
