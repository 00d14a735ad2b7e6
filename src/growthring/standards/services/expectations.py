"""Editing the lists: an item is never reworded under a newcomer, it is retired and replaced."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from growthring.audit.services import Verb
from growthring.core import clock
from growthring.core.access import Actor
from growthring.core.scoping import ScopedQuerySet
from growthring.people.models import School
from growthring.standards.models import Expectation
from growthring.standards.queries import live_expectations
from growthring.standards.services.common import WHY, require_set_up, tell

WHERE = "lists for newcomers"


@transaction.atomic
def add_expectation(
    *,
    actor: Actor,
    school: School | None,
    gate: str,
    post_kind: str,
    text: str,
    guidance: str = "",
    due: str,
) -> Expectation:
    """At the end of its list: the school's, or without one the trust's. Adding it twice gives the one that is there."""
    require_set_up(actor, actor.trust_id, school)
    item = Expectation(
        trust_id=actor.trust_id,
        school=school,
        gate=gate,
        post_kind=post_kind,
        text=text,
        guidance=guidance,
        due=due,
    )
    beside = list(_beside(item))
    same = next((row for row in beside if _says(row) == _says(item)), None)
    if same is not None:
        return same
    item.position = max((row.position for row in beside), default=0) + 1
    item.save()
    tell(actor, Verb.ADDED, WHERE, school)
    return item


@transaction.atomic
def replace_expectation(
    *, actor: Actor, expectation: Expectation, text: str, guidance: str = "", due: str
) -> Expectation:
    """Retire the item and put its successor in its place; lists that are open already keep the old words."""
    old = _reread(expectation)
    require_set_up(actor, old.trust_id, old.school)
    if (old.text, old.guidance, old.due) == (text, guidance, due):
        return old
    _require_live(old)
    old.retired_on = clock.today()
    old.save(update_fields=["retired_on"])
    new = Expectation.objects.create(
        trust_id=old.trust_id,
        school=old.school,
        gate=old.gate,
        post_kind=old.post_kind,
        text=text,
        guidance=guidance,
        due=due,
        position=old.position,
        replaces=old,
    )
    tell(actor, Verb.CHANGED, WHERE, old.school)
    return new


@transaction.atomic
def retire_expectation(*, actor: Actor, expectation: Expectation) -> Expectation:
    """No newcomer gets it from today; those who have it keep it."""
    row = _reread(expectation)
    require_set_up(actor, row.trust_id, row.school)
    if row.retired_on is None:
        row.retired_on = clock.today()
        row.save(update_fields=["retired_on"])
        tell(actor, Verb.ENDED, WHERE, row.school)
    return row


@transaction.atomic
def restore_expectation(*, actor: Actor, expectation: Expectation) -> Expectation:
    """Take back a retirement, unless another wording has taken the place."""
    row = _reread(expectation)
    require_set_up(actor, row.trust_id, row.school)
    if Expectation.objects.unscoped(reason=WHY).filter(replaces=row).exists():
        raise ValidationError(_("Another wording has taken its place."))
    if row.retired_on is not None:
        row.retired_on = None
        row.save(update_fields=["retired_on"])
        tell(actor, Verb.UNDONE, WHERE, row.school)
    return row


@transaction.atomic
def move_expectation(*, actor: Actor, expectation: Expectation, by: int) -> None:
    """Up (-1) or down (1) among the items of its list that are due with it; at an end nothing happens."""
    row = _reread(expectation)
    require_set_up(actor, row.trust_id, row.school)
    _require_live(row)
    rows = list(_beside(row).filter(due=row.due))
    place = next(index for index, other in enumerate(rows) if other.pk == row.pk)
    if not 0 <= place + by < len(rows):
        return
    rows.insert(place + by, rows.pop(place))
    for position, other in enumerate(rows, start=1):
        other.position = position
    Expectation.objects.unscoped(reason=WHY).bulk_update(rows, ["position"])
    tell(actor, Verb.CHANGED, WHERE, row.school)


def _beside(item: Expectation) -> ScopedQuerySet[Expectation]:
    rows = live_expectations(clock.today()).filter(
        trust=item.trust_id, school=item.school_id, gate=item.gate, post_kind=item.post_kind
    )
    return rows.order_by("position", "pk")


def _says(item: Expectation) -> tuple[str, str, str]:
    return item.text, item.guidance, item.due


def _reread(expectation: Expectation) -> Expectation:
    rows = Expectation.objects.unscoped(reason=WHY).select_related("school").select_for_update(of=("self",))
    return rows.get(pk=expectation.pk)


def _require_live(row: Expectation) -> None:
    if row.retired_on is not None:
        raise ValidationError(_("Somebody has changed or retired this item meanwhile. Look at the list again."))
