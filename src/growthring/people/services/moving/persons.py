"""Who goes along with a school, who stays, and who is in both trusts from the day on."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from growthring.core.scoping import ScopedQuerySet
from growthring.people.models import Partnership, Person, Post, RoleGrant
from growthring.people.moving import WHY, Model, Move, owned_models
from growthring.people.services.moving.keys import keys_to, lead


@dataclass
class Ties:
    """Persons of the old trust by what they hold, or held: in the school, and elsewhere in the trust."""

    here: set[int] = field(default_factory=set)
    elsewhere: set[int] = field(default_factory=set)
    running_here: set[int] = field(default_factory=set)
    running_elsewhere: set[int] = field(default_factory=set)

    def take(self, rows: ScopedQuerySet, person: str, school: str, move: Move) -> None:  # type: ignore[type-arg]
        open_ended = Q(ends_on__isnull=True) | Q(ends_on__gt=move.on)
        inside = Q(**{school: move.school.pk})
        for which, ever, running in (
            (inside, self.here, self.running_here),
            (~inside, self.elsewhere, self.running_elsewhere),
        ):
            found = rows.filter(which).order_by()
            ever |= set(found.values_list(person, flat=True).distinct())
            running |= set(found.filter(open_ended).values_list(person, flat=True).distinct())

    def movers(self) -> set[int]:
        """Whose own entry goes along: nobody who still has something running elsewhere in the old trust."""
        both = self.here & self.elsewhere
        gone_over = {person for person in both & self.running_here if person not in self.running_elsewhere}
        return (self.here - self.elsewhere) | gone_over

    def in_both(self) -> set[int]:
        return self.running_here & self.running_elsewhere


def ties_of(move: Move) -> Ties:
    """By posts and roles; of whoever has neither, such as a guest, by the partnerships held."""
    ties = Ties()
    inside = Q(trust=move.old)
    ties.take(Post.objects.unscoped(reason=WHY).filter(inside), "person", "school", move)
    ties.take(RoleGrant.objects.unscoped(reason=WHY).filter(inside), "person", "school", move)
    known = ties.here | ties.elsewhere
    by_partnership = Ties()
    held = Partnership.objects.unscoped(reason=WHY).filter(inside)
    by_partnership.take(held, "partner", "post__school", move)
    for name in ("here", "elsewhere", "running_here", "running_elsewhere"):
        setattr(ties, name, getattr(ties, name) | (getattr(by_partnership, name) - known))
    return ties


class Entries:
    """Second entries: of who is in both trusts (with the same login), and of who is only named there."""

    def __init__(self, move: Move, ties: Ties) -> None:
        self._move, self._ties = move, ties
        self._made: dict[tuple[int, int], int] = {}  # (person, trust) -> the entry there
        self.split: list[Person] = []

    def mend(self) -> None:
        """Every key to a person that now leads into the other trust leads to an entry of the same human instead."""
        old, new = self._move.old.pk, self._move.new.pk
        for model in owned_models():
            for name in keys_to(model, Person):
                self._mend_key(model, name, new, old)
                self._mend_key(model, name, old, new)

    def in_trust(self, trust: int) -> dict[int, int]:
        """Whoever got an entry there, with its number."""
        return {person: entry for (person, there), entry in self._made.items() if there == trust}

    def split_people(self) -> None:
        """Whoever works in both from the day on has an entry in both, whatever leads to it."""
        wanted = sorted(self._ties.in_both() | self._met_there())
        for person in Person.objects.unscoped(reason=WHY).filter(pk__in=wanted, trust=self._move.old):
            self.split.append(person)
            self._entry(person, self._move.new.pk)

    def _met_there(self) -> set[int]:
        """Working in the school, with a login that the new trust knows already."""
        return self._ties.running_here - self._move.movers

    def _mend_key(self, model: Model, name: str, here: int, there: int) -> None:
        """Rows of `here` whose person is of `there`."""
        rows = model.objects.unscoped(reason=WHY).filter(**{"trust": here, f"{name}__trust": there})
        wanted = set(rows.order_by().values_list(name, flat=True).distinct())
        persons = Person.objects.unscoped(reason=WHY).filter(pk__in=wanted)
        lead(rows, name, {person.pk: self._entry(person, here) for person in persons})

    def _entry(self, person: Person, trust: int) -> int:
        key = (person.pk, trust)
        if key not in self._made:
            self._made[key] = self._known(person, trust) or self._make(person, trust)
        return self._made[key]

    def _known(self, person: Person, trust: int) -> int | None:
        """The same login has an entry there already: it is the same human."""
        if person.user_id is None:
            return None
        found = Person.objects.unscoped(reason=WHY).filter(trust=trust, user=person.user_id).first()
        if found is None:
            return None
        if self._works_there(person, trust):
            found.left_on = None
            found.is_guest = found.is_guest and person.is_guest
            found.save(update_fields=["left_on", "is_guest"])
        return found.pk

    def _works_there(self, person: Person, trust: int) -> bool:
        if trust == self._move.old.pk:
            return person.pk in self._ties.running_elsewhere
        return person.pk in self._ties.running_here

    def _make(self, person: Person, trust: int) -> int:
        works = self._works_there(person, trust)
        came = trust == self._move.new.pk
        made = Person(
            trust_id=trust,
            user_id=person.user_id if works else None,
            given_name=person.given_name,
            family_name=person.family_name,
            preferred_name=person.preferred_name,
            email=person.email if works else "",
            staff_id=free_number(person, trust) if works else "",
            is_guest=person.is_guest or (came and not works),
            home_body=person.home_body or (self._move.old.name if came and not works else ""),
            coach_capacity=person.coach_capacity if works else None,
            joined_on=person.joined_on,
            left_on=None if works else self._left(person),
        )
        made.save()
        if not works:
            self._move.stand_ins.add(made.pk)
        return made.pk

    def _left(self, person: Person) -> date:
        return min(person.left_on, self._move.on) if person.left_on else self._move.on


def free_number(person: Person, trust: int) -> str:
    taken = Person.objects.unscoped(reason=WHY).filter(trust=trust, staff_id=person.staff_id).exclude(pk=person.pk)
    return "" if taken.exists() else person.staff_id


def known_logins(move: Move) -> set[int]:
    """Movers whose login has an entry in the new trust: that entry stands for them there, theirs stays behind."""
    logins = Person.objects.unscoped(reason=WHY).filter(trust=move.new, user__isnull=False).values("user")
    return set(_movers(move).filter(user__in=logins).values_list("pk", flat=True))


def clashing_addresses(move: Move, persons: set[int]) -> list[str]:
    """People whose e-mail address is somebody else's in the new trust; e-mail is not proof enough to join the two."""
    taken = Person.objects.unscoped(reason=WHY).filter(trust=move.new).exclude(email="")
    theirs = dict(taken.values_list("email", "user_id"))
    rows = Person.objects.unscoped(reason=WHY).filter(pk__in=persons, email__in=list(theirs))
    return [
        _("%(name)s: the address %(email)s is in use in %(trust)s. Is it the same person? Then let them join the two "
          "with their login, or take the address out of one entry; and try again.")
        % {"name": person, "email": person.email, "trust": move.new}
        for person in rows
        if person.user_id is None or theirs[person.email] != person.user_id
    ]  # fmt: skip


def give_up_numbers(move: Move) -> None:
    """A staff number that is somebody else's in the new trust is left empty: the next roster gives the right one."""
    there = Person.objects.unscoped(reason=WHY).filter(trust=move.new).exclude(staff_id="").values("staff_id")
    lost = list(_movers(move).filter(staff_id__in=there))
    if lost:
        names = ", ".join(str(person) for person in lost[:10])
        move.notes.append(
            _("Staff numbers that belong to others in the new trust are left empty (%(count)s): %(names)s.")
            % {"count": len(lost), "names": names}
        )
        _movers(move).filter(pk__in=[person.pk for person in lost]).update(staff_id="")


def leave_behind(move: Move, ties: Ties) -> None:
    """Entries that stay in the old trust although nothing of theirs runs there any more: they have left it."""
    gone = (ties.running_here - ties.running_elsewhere) - move.movers
    rows = Person.objects.unscoped(reason=WHY).filter(pk__in=gone, trust=move.old, left_on__isnull=True)
    move.stand_ins |= set(rows.values_list("pk", flat=True))
    rows.update(left_on=move.on)


def _movers(move: Move) -> ScopedQuerySet[Person]:
    return Person.objects.unscoped(reason=WHY).filter(pk__in=move.movers)
