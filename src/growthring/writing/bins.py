"""What can be put into a bin: each package says so of its own models, in its `AppConfig.ready` and its `retention.py`.

bins.register(Words, _("What I wrote"), words=lambda row: row.text)

@forgets(Words)
def binned_words(): return bins.past_their_time(Words)
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.functional import Promise

from growthring.core import clock
from growthring.core.access import Actor
from growthring.core.scoping import ScopedQuerySet
from growthring.writing.models import Binned

KEPT = timedelta(days=30)
WHY = "retention: whose time is over goes, whoever may see it"


@dataclass(frozen=True, slots=True)
class Kind:
    """`words` gives what stands in a row, for whoever put it away to know it by; `room` is made before it returns."""

    name: str  # in addresses, as in ``conversations.words``
    model: Any  # a private model that is `Binned`
    label: str | Promise
    words: Callable[[Any], str]
    room: Callable[[Actor, Any], None] | None = None

    def of(self, actor: Actor) -> ScopedQuerySet[Any]:
        rows: ScopedQuerySet[Any] = self.model.objects.visible_to(actor)
        return rows.filter(binned_by=actor.person_id, binned_at__gt=oldest()).order_by("-binned_at", "-pk")


_kinds: dict[str, Kind] = {}


def register(
    model: type[Binned],
    label: str | Promise,
    *,
    words: Callable[[Any], str],
    room: Callable[[Actor, Any], None] | None = None,
) -> None:
    _kinds[model._meta.label_lower] = Kind(model._meta.label_lower, model, label, words, room)


def kinds() -> Iterable[Kind]:
    return list(_kinds.values())


def kind_named(name: str) -> Kind | None:
    return _kinds.get(name)


def undo_of(row: Binned) -> str:
    """The address whose POST takes the row out again."""
    return reverse("writing_bin_restore", args=[row._meta.label_lower, row.key])


def oldest() -> datetime:
    """What was put away before this moment is gone, whether or not the night's work has been by."""
    return clock.now() - KEPT


def past() -> Q:
    """Rows whose thirty days are over."""
    return Q(binned_at__lte=oldest())


def past_their_time(model: Any) -> ScopedQuerySet[Any]:
    return model.objects.unscoped(reason=WHY).filter(past())  # type: ignore[no-any-return]
