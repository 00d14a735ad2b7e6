"""The rows themselves: their trust follows the school, and what must not cross the boundary ends at it."""

from datetime import date, timedelta

from django.db.models import Q
from django.utils.translation import gettext as _

from growthring.core.scoping import ScopedQuerySet
from growthring.people.models import BulkChange, Identity, Partnership, Person, Post, RoleGrant, School
from growthring.people.moving import WHY, Move, owned_models, path_of
from growthring.people.services.invitations import forget_links
from growthring.people.services.moving.keys import keys_to, lead
from growthring.people.services.moving.report import Ended


def carry(move: Move) -> None:
    """From the school outwards; counts what went."""
    _make_room(move)
    for model in owned_models():
        if path_of(model):
            rows = move.rows(model).filter(trust=move.old)
            carried = rows.update(trust=move.new)
            if carried:
                move.counts[model._meta.label] = carried


def close_links(move: Move) -> None:
    """Whoever made a link in the old trust still holds it: none of them opens an entry of the new one."""
    for model in (Post, RoleGrant):
        forget_links(model.objects.unscoped(reason=WHY).filter(school=move.school).values_list("person", flat=True))


def mend_set_up(move: Move) -> None:
    """Keys to rows of the old trust's own that have a stand-in now."""
    for target, stand_ins in move.replaced.items():
        for model in owned_models():
            for name in keys_to(model, target):
                wanted = move.crossing(model, name) & set(stand_ins)
                rows = model.objects.unscoped(reason=WHY).filter(trust=move.new)
                lead(rows, name, {pk: stand_ins[pk] for pk in wanted})


def end_across(move: Move) -> list[Ended]:
    """Partnerships with somebody who is not in the same trust any more end on the day, as when a partner leaves."""
    rows = Partnership.objects.unscoped(reason=WHY).filter(
        Q(ends_on__isnull=True) | Q(ends_on__gt=move.on),
        trust__in=[move.old, move.new],
        partner__in=move.stand_ins,
    )
    ended = []
    for row in rows.select_related("post__person", "post__school", "partner").order_by("pk"):
        on = _last(row.starts_on, move.on)
        ended.append(Ended(str(row.post.person), str(row.partner), str(row.get_kind_display()), on))
        Partnership.objects.unscoped(reason=WHY).filter(pk=row.pk).update(ends_on=on)
    return ended


def drop_plans(move: Move) -> None:
    """Plans of many partnerships that nobody has applied name people and posts as they were: they are made anew."""
    plans = BulkChange.objects.unscoped(reason=WHY).filter(trust=move.old, applied_at__isnull=True)
    dropped, _rows = plans.delete()
    if dropped:
        move.notes.append(_("Plans of partnerships that were not applied yet are dropped: %(n)s.") % {"n": dropped})


def _last(starts_on: date, on: date) -> date:
    """A partnership begun later than the day it had to end held for one day."""
    return on if starts_on < on else starts_on + timedelta(days=1)


def _make_room(move: Move) -> None:
    """Short name and roster id are one school's in a trust."""
    there = School.objects.unscoped(reason=WHY).filter(trust=move.new)
    school = move.school
    if there.filter(slug=school.slug).exists():
        school.slug = _free_slug(school.slug, there)
        move.notes.append(_("Its short name is taken in the new trust; there it is %(slug)s.") % {"slug": school.slug})
    if school.source_id and there.filter(source_id=school.source_id).exists():
        school.source_id = ""
        move.notes.append(_("Its id in rosters is another school's in the new trust: it is left empty."))
    School.objects.unscoped(reason=WHY).filter(pk=school.pk).update(slug=school.slug, source_id=school.source_id)


def _free_slug(slug: str, there: ScopedQuerySet[School]) -> str:
    taken = set(there.values_list("slug", flat=True))
    return next(each for number in range(2, 10_000) if (each := f"{slug[:45]}-{number}") not in taken)


def note_sign_in(move: Move) -> None:
    """Accounts at the old trust's provider stay tied to it: whether they still let somebody in, its rules say."""
    there = Person.objects.unscoped(reason=WHY).filter(pk__in=move.movers, user__isnull=False).values("user")
    accounts = Identity.objects.unscoped(reason=WHY).filter(provider__trust=move.old, user__in=there)
    if count := accounts.values("user").distinct().count():
        move.notes.append(
            _("People who sign in through the old trust's provider: %(n)s. Tell them to use the new trust's, or a "
              "password.") % {"n": count}
        )  # fmt: skip


def people_of(move: Move) -> list[Person]:
    return list(Person.objects.unscoped(reason=WHY).filter(pk__in=move.movers))
