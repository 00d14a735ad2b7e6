"""A newcomer's lists as a page shows them: which part the reader has in them, and what is open."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from growthring.audit.services import Verb, record
from growthring.core.access import Actor, Role
from growthring.core.forms import BaseForm
from growthring.core.periods import running_on
from growthring.core.permissions import who_reads
from growthring.people.models import PartnerKind, Partnership, Person, Post
from growthring.stages.forms.assurance import AnswerForm, ReviewForm
from growthring.stages.models import Assurance, AssuranceItem
from growthring.stages.policy import ASSURANCE, ROW_ACCESS, may_answer_assurance, may_assure
from growthring.stages.queries.assurance import NewcomerRow, calls_on, items_of, names_of
from growthring.standards.grouping import HEADINGS
from growthring.standards.models import Gate
from growthring.standards.queries import year_name


@dataclass(frozen=True, slots=True)
class Row:
    item: AssuranceItem
    by: str  # who assured it, for the reader
    on: date

    @property
    def is_open(self) -> bool:
        return self.item.assured_on is None

    @property
    def looks_again_on(self) -> date | None:
        """The review date, once the item has been open past its due date for a week."""
        day = calls_on(self.item, self.on)
        return day if self.is_open and day != self.item.due_on else None

    @property
    def calls(self) -> bool:
        """Its day has come, and it waits for the line manager."""
        return self.is_open and calls_on(self.item, self.on) <= self.on

    @property
    def is_past(self) -> bool:
        return self.item.due_on < self.on


@dataclass(frozen=True, slots=True)
class ListRows:
    gate: Gate
    title: Any
    about: Any
    rows: list[Row]
    met_on: date | None

    @property
    def done(self) -> int:
        return sum(not row.is_open for row in self.rows)

    @property
    def total(self) -> int:
        return len(self.rows)

    @property
    def parts(self) -> list[tuple[bool, list[Row]]]:
        """Open rows, then those assured, each with whether it is the open part; empty parts left out."""
        parts = [(is_open, [row for row in self.rows if row.is_open == is_open]) for is_open in (True, False)]
        return [(is_open, rows) for is_open, rows in parts if rows]


@dataclass(frozen=True)
class Page:
    """One newcomer's lists for one reader. Without lists `assurance` is None."""

    actor: Actor
    post: Post
    assurance: Assurance | None
    items: list[AssuranceItem]
    manager: Person | None
    assures: bool

    @property
    def person(self) -> Person:
        return self.post.person

    @property
    def is_own(self) -> bool:
        return may_answer_assurance(self.actor, self.post)

    @property
    def url(self) -> str:
        return reverse("stages_assurance", args=[self.post.key])

    @property
    def who(self) -> str:
        """Who can read what is written here, said to the reader."""
        return who_reads(ASSURANCE, viewer=self.viewer, person=str(self.person))

    @cached_property
    def year(self) -> str:
        return year_name(self.post.trust_id, self.post.school_id, self.actor.on)

    @property
    def partner(self) -> str:
        return str(self.manager) if self.manager else ""

    @property
    def open_items(self) -> list[AssuranceItem]:
        return [item for item in self.items if item.assured_on is None]

    @property
    def viewer(self) -> Role:
        """As whom the reader sits here."""
        if self.is_own:
            return Role.SELF
        if self.assures:
            return Role.LM
        if self.actor.is_guest:
            return Role.GM
        held = (role for role in ROW_ACCESS if self.post.school_id and self.actor.holds(role, self.post.school_id))
        return next(held, Role.CM)

    @cached_property
    def lists(self) -> list[ListRows]:
        assert self.assurance is not None
        met = {
            Gate.MANDATORY: self.assurance.mandatory_met_on,
            Gate.NON_NEGOTIABLE: self.assurance.non_negotiables_met_on,
        }
        return [ListRows(gate, *HEADINGS[gate], rows=self._rows(gate), met_on=met[gate]) for gate in Gate]

    def row(self, item: AssuranceItem) -> Row:
        return Row(item, self._names.get(item.assured_by_id or 0, ""), self.actor.on)

    def record_look(self) -> None:
        if not self.is_own:
            record(
                actor=self.actor,
                acting_as=self.viewer,
                verb=Verb.LOOKED,
                kind=ASSURANCE,
                where="newcomer's lists",
                subject_id=self.post.person_id,
            )

    def _rows(self, gate: Gate) -> list[Row]:
        """Open items first, by the day they are due; then those assured, in the order they were due."""
        rows = [self.row(item) for item in self.items if item.gate == gate]
        return sorted(rows, key=lambda row: not row.is_open)

    @cached_property
    def _names(self) -> dict[int, str]:
        known = {self.actor.person_id: self.actor.name}
        if self.manager is not None:
            known[self.manager.pk] = str(self.manager)
        unknown = {item.assured_by_id for item in self.items} - known.keys() - {None}
        return known | (names_of(self.actor, unknown) if unknown else {})


def page_of(actor: Actor, post: Post) -> Page | None:
    """None when the reader may not see the lists."""
    found = Assurance.objects.visible_to(actor).filter(post=post).first()
    assures = may_assure(actor, post)
    leads = post.school_id is not None and any(actor.holds(role, post.school_id) for role in ROW_ACCESS)
    if found is None and not (assures or leads or may_answer_assurance(actor, post)):
        return None
    items = items_of(actor, found) if found else []
    for item in items:
        item.assurance = found  # type: ignore[assignment]
    return Page(actor, post, found, items, _manager(actor, post), assures)


def item_context(page: Page, item: AssuranceItem, **forms: BaseForm) -> dict[str, Any]:
    """For the page of one item, with the forms that are the reader's to use."""
    row = page.row(item)
    answer = review = None
    if page.is_own:
        answer = forms.get("answer") or AnswerForm(initial={"text": item.answer}, who=page.who)
    if page.assures and row.is_open and item.gate == Gate.NON_NEGOTIABLE:
        review = forms.get("review") or ReviewForm(initial={"to": item.review_on})
    return {"page": page, "item": item, "row": row, "answer": answer, "review": review}


def told(done: list[AssuranceItem]) -> str:
    said = ngettext("One item is assured.", "%(n)d items are assured.", len(done)) % {"n": len(done)}
    met = done[0].assurance if done else None
    if met is not None and met.mandatory_met_on and met.non_negotiables_met_on:
        said += " " + _("Both lists are met.")
    return said


def record_list(actor: Actor, rows: Iterable[NewcomerRow]) -> None:
    """One event for the page: as a line manager one's own people, else the school that was shown."""
    shown = list(rows)
    if not shown:
        return
    led = {row.post.school_id for row in shown} & {*actor.schools_as(*ROW_ACCESS)}
    role = next((role for role in ROW_ACCESS if actor.holds_any(role)), Role.LM)
    record(
        actor=actor,
        acting_as=role,
        verb=Verb.LOOKED,
        kind=ASSURANCE,
        where="newcomers",
        school_id=led.pop() if len(led) == 1 else None,
        caseload_of=None if led else actor.person_id,
        count=len(shown),
    )


def _manager(actor: Actor, post: Post) -> Person | None:
    """The line manager of today, where the reader may know them."""
    running = Partnership.objects.visible_to(actor).filter(
        running_on(actor.on), post=post, kind=PartnerKind.LINE_MANAGER, partner=OuterRef("pk")
    )
    return Person.objects.visible_to(actor).filter(Exists(running)).first()
