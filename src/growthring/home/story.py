"""What a journey's lines say to a reader: the years one after another, and what stands open today."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from growthring.commitments.models import Action, Promise
from growthring.conversations.models import Conversation, Purpose
from growthring.conversations.queries.ways import Way
from growthring.core.access import Actor, Role
from growthring.core.gathered import day, moment
from growthring.core.periods import Period
from growthring.home.queries.story import Says, Story
from growthring.people.models import PartnerKind, PostKind
from growthring.people.models.grants import ROLE_NAMES
from growthring.stages.models import Basis
from growthring.standards.english import name_of as english_name
from growthring.standards.english import school_year_of

State = Conversation.State
HELD = (State.RECORDED, State.SIGNED)
OPEN = (Promise.State.OPEN, Promise.State.ASKED)


# Of lines with somebody's name in them: in which column who it is stands, and in which the name.
NAMED = {
    "conversation": ("other_id", "other"),
    "sat": ("person", "name"),
    "action": ("owner_id", "owner"),
    "promise": ("owed_by_id", "owes"),
    "partnership": ("partner_id", "partner"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a year: `kind` is for counting and for JSON, `text` and `note` for reading."""

    on: date
    kind: str
    text: str
    note: str = ""
    url: str = ""


@dataclass(slots=True)
class Year:
    """A school year, by the calendar year in which it begins."""

    begins: date
    name: str
    entries: list[Entry] = field(default_factory=list)

    @property
    def start(self) -> int:
        return self.begins.year

    def number(self, kind: str) -> int:
        return sum(entry.kind == kind for entry in self.entries)


def read_by(story: Story, reader: int) -> Story:
    """The same lines with "you" in them where the reader's own name stands."""
    found = dict(story.found)
    for kind, (who, name) in NAMED.items():
        found[kind] = [row | {name: _("you")} if row[who] == reader else row for row in story[kind]]
    return Story(story.learner, found)


def years_in(story: Story, actor: Actor) -> list[Year]:
    """Newest first, each with its lines newest first; the year that runs is always there."""
    calendars = _Calendars(story["year"])
    found: dict[int, Year] = {}
    for entry in [*entries(story), None]:
        begins, name = calendars.year_of(entry.on if entry else actor.on)
        year = found.setdefault(begins.year, Year(begins, name))
        if entry is not None and entry.on <= actor.on:
            year.entries.append(entry)
    for year in found.values():
        year.entries.sort(key=lambda entry: (entry.on, entry.kind, entry.text), reverse=True)
    running = calendars.year_of(actor.on)[0].year
    return sorted((y for y in found.values() if y.entries or y.start == running), key=lambda y: y.start, reverse=True)


class _Calendars:
    """Years as the school names them, else the trust; else as they are in England."""

    def __init__(self, rows: list[Says]) -> None:
        own_first = sorted(rows, key=lambda row: row["school"] is None)
        self._spans = [(day(row["begins"]), day(row["ends"]), row["name"]) for row in own_first]

    def year_of(self, on: date) -> tuple[date, str]:
        for begins, ends, name in self._spans:
            if begins and ends and begins <= on < ends:
                return begins, name
        return date(school_year_of(on), 9, 1), english_name(school_year_of(on))


def entries(story: Story) -> Iterator[Entry]:
    yield from _conversations(story)
    yield from _commitments(story)
    yield from _stages(story)
    yield from _working(story)


def _conversations(story: Story) -> Iterator[Entry]:
    sat, signed = who_sat(story), last_signed(story)
    for row in story["conversation"]:
        if row["state"] not in HELD:
            continue
        held = day(row["held_on"]) or local(row["at"]).date()
        with_whom = ", ".join(sat.get(row["pk"], []))
        url = reverse("conversations_meeting", args=[row["key"]])
        text = str(Purpose(row["purpose"]).label)
        note = " · ".join(each for each in (with_whom, signing(row, signed)) if each)
        yield Entry(held, "conversation", text, note, url)


def who_sat(story: Story) -> dict[int, list[str]]:
    """The partners' names, by conversation."""
    sat: dict[int, list[str]] = {}
    for row in (row for row in story["sat"] if row["person"] != story.learner):
        sat.setdefault(row["conversation"], []).append(row["name"])
    return {conversation: sorted(names) for conversation, names in sat.items()}


def last_signed(story: Story) -> dict[int, Says]:
    """The newest signed version of each record that waits to be signed anew, by conversation."""
    return {row["conversation"]: row for row in sorted(story["signed"], key=lambda row: row["number"])}


def signing(row: Says, signed: dict[int, Says]) -> str:
    """How far a record is; of one that was opened again, what stands meanwhile."""
    if row["state"] == State.SIGNED:
        return _("signed")
    if row["pk"] not in signed:
        return _("waits to be signed")
    stands = signed[row["pk"]]
    told = {"number": stands["number"], "day": date_format(local(stands["at"]), "DATE_FORMAT")}
    return _("opened again; version %(number)s, signed on %(day)s, stands until all have signed the new one") % told


def _commitments(story: Story) -> Iterator[Entry]:
    for row in story["action"]:
        if done := day(row["done_on"]):
            said = [str(Action.Kind(row["kind"]).label), row["owner"], row["note"]]
            url = reverse("commitments_action", args=[row["key"]])
            yield Entry(done, "action", row["text"], " · ".join(each for each in said if each), url)
    for row in story["promise"]:
        if settled := day(row["settled_on"]):
            state = Promise.State(row["state"])
            note = " · ".join([str(Promise.Kind(row["kind"]).label), row["owes"], str(state.label)])
            url = reverse("commitments_promise", args=[row["key"]])
            yield Entry(settled, "promise_kept" if state == Promise.State.KEPT else "promise", row["what"], note, url)


def _stages(story: Story) -> Iterator[Entry]:
    for row in story["placement"]:
        if on := day(row["on"]):
            yield Entry(
                on, "placement", _("Stage: %(stage)s") % {"stage": row["stage"]}, str(Basis(row["basis"]).label)
            )
    for row in story["item"]:
        if on := day(row["on"]):
            yield Entry(on, "item", row["text"], _("assured"))


def _working(story: Story) -> Iterator[Entry]:
    for row in story["post"]:
        where = ", ".join(row[name] for name in ("team", "school") if row.get(name))
        yield from _dated(row, "post", _("Post: %(post)s") % {"post": post_name(row)}, where)
    for row in story["partnership"]:
        kind = str(PartnerKind(row["kind"]).label)
        yield from _dated(row, "partnership", f"{kind}: {row['partner']}", "")
        if since := day(row["coaching_since"]):
            yield Entry(since, "partnership", f"{kind}: {row['partner']}", _("mentoring has turned into coaching"))
    for row in story["role"]:
        yield from _dated(row, "role", str(ROLE_NAMES[Role(row["role"])]), row["school"] or _("the whole trust"))


def _dated(row: Says, kind: str, text: str, note: str) -> Iterator[Entry]:
    """The day it began; and its last day, if it has one."""
    begins, ends = day(row["begins"]), day(row["ends"])
    if begins:
        yield Entry(begins, kind, text, " · ".join(each for each in (note, _("began")) if each))
    if ends:
        yield Entry(ends - timedelta(days=1), kind, text, " · ".join(each for each in (note, _("ended")) if each))


def post_name(row: Says) -> str:
    return row["title"] or str(PostKind(row["kind"]).label)


def local(text: str) -> datetime:
    at = moment(text)
    assert at is not None
    return timezone.localtime(at)


def open_promises(story: Story) -> list[Says]:
    return sorted(
        (row for row in story["promise"] if row["state"] in OPEN), key=lambda row: (row["due_on"], row["key"])
    )


def open_actions(story: Story) -> list[Says]:
    """Those with a day first."""
    rows = (row for row in story["action"] if row["done_on"] is None)
    return sorted(rows, key=lambda row: (row["due_on"] is None, row["due_on"] or "", row["on"], row["key"]))


def partners_today(story: Story, on: date) -> list[Says]:
    """Who supports the post, the longest first, with `kind_label` for a reader."""
    rows = [row for row in story["partnership"] if on in Period(begins(row), day(row["ends"]))]
    rows.sort(key=lambda row: (row["begins"], row["partner"], row["key"]))
    return [row | {"kind_label": str(PartnerKind(row["kind"]).label)} for row in rows]


def ways_asked(story: Story) -> list[Way]:
    """Where the person is asked today whether mentoring is to turn into coaching."""
    return [
        Way(row["with_whom"], day(row["ask_on"]) or date.min, row["partnership"], row["key"], is_own=True)
        for row in story["way"]
    ]


def begins(row: Says) -> date:
    return day(row["begins"]) or date.min
