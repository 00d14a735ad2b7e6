from datetime import time

from django.utils.translation import gettext_lazy as _
from django_tasks import task

from growthring.core import clock
from growthring.core.schedule import Daily, regularly
from growthring.stages.services.checkpoints import close_due


@regularly(_("Closes every checkpoint whose day is over."), Daily(time(0, 20)))
@task
def close_checkpoints() -> int:
    return sum(1 for _closed in close_due(clock.today()))
