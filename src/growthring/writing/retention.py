"""Drafts and repeat keys: each by its own clock. What lies in a bin: see `writing.bins`."""

from datetime import timedelta

from django.db.models import Q, QuerySet

from growthring.core import clock
from growthring.core.retention import forgets
from growthring.writing import bins
from growthring.writing.models import Draft, SentOnce
from growthring.writing.models.drafts import ABOUT_OTHERS, ONES_OWN

WHY = "retention: whose time is over goes, whoever may see it"
REPEAT_KEYS = timedelta(days=7)


@forgets(Draft, about=("writer", "about"))
def drafts_nobody_went_on_with() -> "QuerySet[Draft]":
    now = clock.now()
    others = Q(about__isnull=False, saved_at__lt=now - ABOUT_OTHERS)
    own = Q(about__isnull=True, saved_at__lt=now - ONES_OWN)
    return Draft.objects.unscoped(reason=WHY).filter(others | own | bins.past())


@forgets(SentOnce, about=())
def old_repeat_keys() -> "QuerySet[SentOnce]":
    return SentOnce.objects.unscoped(reason=WHY).filter(sent_at__lt=clock.now() - REPEAT_KEYS)
