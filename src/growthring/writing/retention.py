"""Drafts and repeat keys: each by its own clock. What lies in a bin: see `writing.bins`.

A box whose words may not stay as long as a draft does is announced by the package whose form it is:

    @goes_sooner("wellbeing")
    def over() -> Q: ...  # of which drafts
"""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

from django.db.models import Q, QuerySet

from growthring.core import clock
from growthring.core.retention import drop, forgets
from growthring.writing import bins
from growthring.writing.models import Draft, SentOnce
from growthring.writing.models.drafts import ABOUT_OTHERS, ONES_OWN

WHY = "retention: whose time is over goes, whoever may see it"
REPEAT_KEYS = timedelta(days=7)
Over = Callable[[], Q]
_boxes: dict[str, Over] = {}


def goes_sooner(box: str) -> Callable[[Over], Over]:
    def announce(over: Over) -> Over:
        _boxes[box] = over
        return over

    return announce


def forget_drafts(rows: "QuerySet[Any]") -> int:
    """A draft as a whole, or that box of it whose time is over: what else was written stays."""
    gone = drop(rows.filter(_nobody_went_on()))
    for box, over in _over():
        gone += sum(_empty(draft, box) for draft in rows.filter(over))
    return gone


@forgets(Draft, about=("writer", "about"), by=forget_drafts)
def drafts_nobody_went_on_with() -> "QuerySet[Draft]":
    past = _nobody_went_on()
    for _box, over in _over():
        past |= over
    return Draft.objects.unscoped(reason=WHY).filter(past)


def _nobody_went_on() -> Q:
    now = clock.now()
    others = Q(about__isnull=False, saved_at__lt=now - ABOUT_OTHERS)
    own = Q(about__isnull=True, saved_at__lt=now - ONES_OWN)
    return others | own | bins.past()


def _over() -> Iterator[tuple[str, Q]]:
    for box, over in _boxes.items():
        yield box, Q(fields__has_key=box) & over()


def _empty(draft: Draft, box: str) -> int:
    """Unless its writer went on with it this moment. With nothing left it is no draft."""
    rows = Draft.objects.unscoped(reason=WHY).filter(pk=draft.pk, saved_at=draft.saved_at)
    del draft.fields[box]
    return rows.update(fields=draft.fields) if draft.words() or draft.choices else drop(rows)


@forgets(SentOnce, about=())
def old_repeat_keys() -> "QuerySet[SentOnce]":
    return SentOnce.objects.unscoped(reason=WHY).filter(sent_at__lt=clock.now() - REPEAT_KEYS)
