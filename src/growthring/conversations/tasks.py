from datetime import time

from django.utils.translation import gettext_lazy as _
from django_tasks import task

from growthring.conversations.services.inviting import bring_all_up_to_date
from growthring.conversations.services.planning import send_due
from growthring.core.schedule import Daily, Every, regularly


@regularly(_("Sends the questions of meetings that come up."), Daily(time(6, 10)))
@task
def send_questions() -> int:
    return send_due()


@regularly(_("Brings meetings in people's calendars up to date where a partner has changed."), Every(5))
@task
def tell_calendars() -> int:
    return bring_all_up_to_date()
