from datetime import time

from django.utils.translation import gettext_lazy as _
from django_tasks import task

from growthring.core.schedule import Daily, Every, regularly
from growthring.interop import running, services, uploads
from growthring.interop.mapping import waiting


@regularly(_("Drops the staff rows of previews that nobody decided about within a day."), Every(60))
@task
def forget_old_imports() -> int:
    return services.forget_old_previews()


@regularly(_("Drops tables whose columns nobody has explained within the hour."), Every(10))
@task
def forget_waiting_tables() -> int:
    return waiting.forget_old()


@regularly(_("Removes uploads that a server left behind when it was killed."), Daily(time(3, 5)))
@task
def sweep_uploads() -> int:
    return uploads.sweep()


@task
def apply_batch(batch_key: str) -> None:
    """An import too long for a request."""
    running.run(batch_key)
