from datetime import time

from django.utils.translation import gettext_lazy as _
from django_tasks import task

from growthring.core.schedule import Daily, Every, regularly
from growthring.interop import running, services, uploads
from growthring.interop.mapping import waiting
from growthring.interop.running import waiting as waiting_files


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


@regularly(_("Removes files that waited to be read for an hour."), Every(10))
@task
def sweep_waiting_files() -> int:
    return waiting_files.sweep()


@regularly(_("Opens newcomers' lists that an import has left, when its worker was killed."), Every(10))
@task
def open_newcomers_left() -> int:
    return services.open_newcomers_left()


@task
def apply_batch(batch_key: str) -> None:
    """An import too long for a request."""
    running.run(batch_key)


@task
def undo_batch(batch_key: str) -> None:
    """Taking back an import too long for a request."""
    running.run_undo(batch_key)


@task
def read_file(batch_key: str, language: str, look_first: bool) -> None:
    """A file too long for a request."""
    running.read(batch_key, language, look_first)


@task
def read_waiting_table(batch_key: str, language: str, table_key: str) -> None:
    """A table too long for a request, whose columns somebody has explained."""
    running.read_waiting(batch_key, language, table_key)
