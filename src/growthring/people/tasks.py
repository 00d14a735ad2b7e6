from datetime import time

from django.utils.translation import gettext_lazy as _
from django_tasks import task

from growthring.core.schedule import Daily, regularly
from growthring.people.services.invitations import forget_old_invitations


@regularly(_("Forgets invitations that ended more than thirty days ago."), Daily(time(2, 55)))
@task
def forget_invitations() -> int:
    return forget_old_invitations()
