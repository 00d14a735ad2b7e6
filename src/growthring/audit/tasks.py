from datetime import time

from django.utils.translation import gettext_lazy as _
from django_tasks import task

from growthring.audit import retention
from growthring.core.schedule import Daily, regularly


@regularly(_("Forgets events of the record that are more than six years old."), Daily(time(2, 30)))
@task
def forget_old_events() -> int:
    return retention.forget_old_events()
