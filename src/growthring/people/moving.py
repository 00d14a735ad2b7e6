"""What a school carries with it into another trust: each room above says so of its own rows.

    moving.carries(Placement, "post__school")        # in the package's AppConfig.ready: the path to the school
    moving.stays(OtherModel, "why it is the trust's own")
    moving.before(function)                          # to make room, while everything still is where it was
    moving.after(function)                           # to copy, or split, what carried rows cannot do without
    moving.last(function)                            # when everybody has their entry: what names people by no key

All three get the `Move`. What still leads from one trust into the other afterwards stops the whole move.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar

from django.apps import apps
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from growthring.core.models import new_key
from growthring.core.scoping import ScopedQuerySet
from growthring.people.models import (
    BulkChange,
    BulkChangeRow,
    Contract,
    FormerNumber,
    Invitation,
    LegalHold,
    Partnership,
    Person,
    Post,
    RoleGrant,
    School,
    SchoolMove,
    Share,
    Team,
    Trust,
    TrustOwned,
)

WHY = "a school is carried into another trust with all that hangs on it"
WITH_PERSON = "person"  # in place of a path to the school: the row goes where the person's own entry goes

Model = type[TrustOwned]
Row = TypeVar("Row", bound=TrustOwned)


@dataclass
class Move:
    """One school on its way. `movers` are persons whose own entry goes along; others get a second one where needed."""

    school: School
    old: Trust
    new: Trust
    on: date
    movers: set[int] = field(default_factory=set)
    replaced: dict[Model, dict[int, int]] = field(default_factory=dict)  # row of the old trust -> its stand-in
    entries: dict[int, int] = field(default_factory=dict)  # person -> their second entry, in the new trust
    counts: dict[str, int] = field(default_factory=dict)  # model label -> rows carried
    notes: list[str] = field(default_factory=list)  # for the reader of the preview, by any room
    stand_ins: set[int] = field(default_factory=set)  # entries made for people who are not there, in either trust

    def rows(self, model: Model) -> ScopedQuerySet:  # type: ignore[type-arg]
        """The rows of a model that go along, before and after they went."""
        return model.objects.unscoped(reason=WHY).filter(self._which(model))

    def _which(self, model: Model) -> Q:
        path = path_of(model)
        if model is School:
            return Q(pk=self.school.pk)
        if model is Person:
            return Q(pk__in=self.movers)
        if path == WITH_PERSON:
            return Q(person__in=self.movers)
        return Q(**{path: self.school.pk}) if path else Q(pk__in=[])

    def copy(self, row: Row, **to: Any) -> Row:
        """In the new trust; whatever led to the row will lead to its copy."""
        columns = {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields if not f.primary_key}
        made = type(row)(**{**columns, "trust_id": self.new.pk, "key": new_key(), **to})
        made.save(force_insert=True)
        self.replaced.setdefault(type(row), {})[row.pk] = made.pk
        return made

    def led_to(self, model: Model) -> set[int]:
        """Keys of rows of a model, of the old trust's own, that carried rows lead to."""
        return {
            pk
            for each in owned_models()
            for key in each._meta.concrete_fields
            if key.related_model is model
            for pk in self.crossing(each, key.name)
        }

    def crossing(self, model: Model, name: str) -> set[int]:
        """Keys of rows of the old trust to which carried rows still lead by this foreign key."""
        rows = model.objects.unscoped(reason=WHY).filter(trust=self.new, **{f"{name}__trust": self.old})
        return set(rows.order_by().values_list(name, flat=True).distinct())


Hook = Callable[[Move], None]
_carried: dict[str, str] = {}
_names: dict[str, str | Promise] = {}
_staying: dict[str, str] = {}
_before: dict[str, Hook] = {}
_after: dict[str, Hook] = {}
_last: dict[str, Hook] = {}


def carries(model: Model | str, path: str, name: str | Promise = "") -> None:
    """`path` leads from the row to its school, as in ``post__school``; or WITH_PERSON. A model may go by its label.

    `name`, in the plural, is what a preview counts the rows under; without one they are among the other rows.
    """
    _carried[_label(model)] = path
    if name:
        _names[_label(model)] = name


def stays(model: Model | str, why: str) -> None:
    _staying[_label(model)] = why


def before(function: Hook) -> None:
    _before[f"{function.__module__}.{function.__qualname__}"] = function


def after(function: Hook) -> None:
    _after[f"{function.__module__}.{function.__qualname__}"] = function


def last(function: Hook) -> None:
    _last[f"{function.__module__}.{function.__qualname__}"] = function


def hooks_before() -> Iterable[Hook]:
    return list(_before.values())


def hooks_after() -> Iterable[Hook]:
    return list(_after.values())


def hooks_last() -> Iterable[Hook]:
    return list(_last.values())


def owned_models() -> list[Model]:
    return [model for model in apps.get_models() if issubclass(model, TrustOwned)]


def path_of(model: Model) -> str:
    """Empty for a model that stays. One that nobody has spoken for goes with its school, if it names one."""
    label = model._meta.label
    if label in _carried or label in _staying:
        return _carried.get(label, "")
    return "school" if any(f.name == "school" for f in model._meta.concrete_fields) else ""


def counted(counts: dict[str, int]) -> list[tuple[str, int]]:
    """For a reader: rows by the names of what they are, and the others in one sum."""
    found = [(str(name), counts[label]) for label, name in _names.items() if counts.get(label)]
    others = sum(count for label, count in counts.items() if label not in _names)
    return [*found, (str(_("other rows")), others)] if others else found


def left_since(trust_id: int, at: datetime) -> bool:
    """Whether a school has left the trust since: what was done before is not undone as a whole any more."""
    return SchoolMove.objects.unscoped(reason=WHY).filter(from_trust=trust_id, made_at__gte=at).exists()


def _label(model: Model | str) -> str:
    return model if isinstance(model, str) else model._meta.label


def unspoken_for() -> list[str]:
    return sorted(m._meta.label for m in owned_models() if m._meta.label not in {**_carried, **_staying})


carries(School, "pk")
carries(Person, "pk", _("people"))
carries(Post, "school", _("posts"))
carries(Partnership, "post__school", _("partnerships"))
carries(Share, "partnership__post__school", _("things shared with a partner"))
carries(RoleGrant, "school", _("roles"))
carries(Invitation, WITH_PERSON, _("invitations"))
carries(LegalHold, WITH_PERSON)
carries(Team, "school", _("teams"))
carries(Contract, "post__school")
carries(FormerNumber, "school")
carries(SchoolMove, "school")
carries(BulkChange, "school", _("changes of many rows"))
carries(BulkChangeRow, "change__school")
for _label_of in ("people.SignInProvider", "people.SignInRules"):
    stays(_label_of, "how a trust lets its people in is the trust's own")
