"""What was sent is kept for a month, so that the same is not sent twice; choices go with their person."""

from datetime import timedelta

from django.db.models import Q, QuerySet

from growthring.core import clock
from growthring.core.retention import forgets, keeps
from growthring.notices.models import CalendarFeed, MailWishes, Message, Told

WHY = "retention: whose time is over goes, whoever may see it"
A_MONTH = timedelta(days=30)
TWO_WEEKS = timedelta(days=14)

keeps("with their person, or until the owner takes them away", MailWishes, CalendarFeed)


@forgets(Message)
def old_messages() -> QuerySet[Message]:
    before = clock.now() - A_MONTH
    return Message.objects.unscoped(reason=WHY).filter(Q(sent_at__lt=before) | Q(given_up_at__lt=before))


@forgets(Told)
def old_marks() -> QuerySet[Told]:
    return Told.objects.unscoped(reason=WHY).filter(told_on__lt=clock.today() - TWO_WEEKS)
