"""What came of a meeting: actions and promises of support, and what became of each by today."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from growthring.commitments.models import Promise, PromiseStep
from growthring.demo.conversations.meetings import Meeting, Sitter
from growthring.demo.conversations.tables import Tables
from growthring.demo.texts import conversations as texts
from growthring.demo.texts.notes import ASKS, DECLINES

DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
State = Promise.State
Content = dict[str, Any]
OpenDay = Callable[[date], date]  # the day itself when the school is open, else the next that is
Word = tuple[Sitter, PromiseStep.Act, str, date | None, datetime]  # who, what, in words, for which day, when
LATELY = timedelta(days=130)  # what was agreed since then may well be open still
OVER = "over"  # whoever it was promised to has left meanwhile: it was kept at once
LEFT_OPEN, OVERDUE, ASKED, DECLINED = 0.16, 0.14, 0.4, 0.025
GIVEN_BY_THE_HEAD, SHARED = 0.35, 0.5


class Ledger:
    def __init__(self, tables: Tables, chance: Random, now: datetime, today: date) -> None:
        self.tables, self.chance, self.now, self.today = tables, chance, now, today
        self.open_day: OpenDay = lambda day: day

    def write(self, meeting: Meeting, conversation: int) -> Content:
        """The rows, and how an edition tells of them."""
        trust = meeting.place.trust
        actions, promises = [], []
        for action in meeting.talk.actions:
            pk, said = self._action(meeting, action)
            self.tables.add("arisen", trust, conversation, pk, None)
            actions.append(said)
        for promise in meeting.talk.promises:
            pk, said = self._promise(meeting, promise)
            self.tables.add("arisen", trust, conversation, None, pk)
            promises.append(said)
        for part, words in meeting.talk.offers:
            self.tables.add("offers", trust, meeting.sitters[part].person, words, meeting.day)
        return {"actions": actions, "promises": promises}

    def _action(self, meeting: Meeting, action: texts.Action) -> tuple[int, Content]:
        owner = meeting.sitters.get(action.by, meeting.learner)
        due = self.open_day(meeting.day + action.weeks * WEEK)
        done = self._done(meeting, action, due)
        row = (meeting.place.trust, meeting.place.post, owner.person, action.kind, action.text, due)
        note = "" if done is None or action.note in ("", "open") else action.note
        pk = self.tables.add("actions", *row, meeting.partner.person, meeting.day, done, note)
        said = {"kind": action.kind, "what": action.text, "by": due.isoformat(), "owner": owner.name, "done": False}
        return pk, said

    def _done(self, meeting: Meeting, action: texts.Action, due: date) -> date | None:
        if action.note == "open" or (self._is_recent(meeting) and self.chance.random() < OVERDUE):
            return None
        return self._by_now(self.open_day(due - self.chance.randint(0, 6) * DAY), meeting)

    def _by_now(self, day: date, meeting: Meeting) -> date | None:
        """None: it has not come to pass yet."""
        day = max(day, self.open_day(meeting.day + DAY))
        return day if day < self.today else None

    def _is_recent(self, meeting: Meeting) -> bool:
        """Where nobody has told the story to its end."""
        return not meeting.talk.when and meeting.day > self.today - LATELY

    # ---- Promises

    def _promise(self, meeting: Meeting, promise: texts.Promise) -> tuple[int, Content]:
        owes = self._owes(meeting, promise)
        due = self.open_day(meeting.day + promise.weeks * WEEK)
        promise = self._turned(meeting, promise, due)
        is_shared = promise.is_shared or self.chance.random() < SHARED
        state, settled = self._fate(meeting, promise, due)
        if settled is None and not owes.is_there(self.today):  # what is open is handed over with the post
            owes = meeting.place.manager or owes
        shared = self._at(meeting.day, 2) if is_shared else None
        trust, by = meeting.place.trust, meeting.partner.person
        stands = self._another_day(due) if promise.fate == "asked" and state == State.KEPT else due
        row = (trust, meeting.place.post, promise.kind, promise.what, owes.person, stands, by, meeting.day)
        pk = self.tables.add("promises", *row, str(state), settled, shared)
        self.tables.add("reasons", trust, pk, promise.why)
        said: list[Word] = [(meeting.partner, PromiseStep.Act.MADE, "", due, self._at(meeting.day, 1))]
        if shared is not None:
            said.append((meeting.learner, PromiseStep.Act.SHARED, "", None, shared))
        said += self._later(meeting, promise, owes, due, state, settled)
        for who, act, word, day, at in said:
            self.tables.add("steps", trust, pk, who.person, str(act), word, day, at)
        return pk, {"kind": promise.kind, "what": promise.what, "by": due.isoformat(), "owner": owes.name}

    def _owes(self, meeting: Meeting, promise: texts.Promise) -> Sitter:
        head = meeting.place.head
        if head is not None and promise.kind in ("time", "cover", "course") and not meeting.talk.when:
            return head if self.chance.random() < GIVEN_BY_THE_HEAD else meeting.partner
        return meeting.partner

    def _turned(self, meeting: Meeting, promise: texts.Promise, due: date) -> texts.Promise:
        """What was promised lately may be open, asked for another day or declined, whatever its text says."""
        luck, ends = self.chance.random(), meeting.place.ends_on
        if ends is not None and ends <= self.today:
            return replace(promise, fate=OVER)
        if not self._is_recent(meeting):
            return replace(promise, fate=DECLINES[int(luck * 1000) % len(DECLINES)]) if luck < DECLINED else promise
        if luck < LEFT_OPEN:
            return replace(promise, fate="open")
        near = due - 4 * DAY < self.today < due + 3 * WEEK
        return replace(promise, fate="asked") if near and luck < LEFT_OPEN + ASKED else promise

    def _fate(self, meeting: Meeting, promise: texts.Promise, due: date) -> tuple[str, date | None]:
        if promise.fate == "open":
            return State.OPEN, None
        if promise.fate == OVER:
            return State.KEPT, self.open_day(meeting.day + DAY)
        if promise.fate == "asked":
            asked = self.today > due - 3 * DAY
            kept = self._by_now(self.open_day(due + 4 * WEEK), meeting)
            return (State.KEPT, kept) if kept else (State.ASKED if asked else State.OPEN, None)
        if promise.fate.startswith("declined"):
            declined = self._by_now(self.open_day(meeting.day + 6 * DAY), meeting)
            return (State.DECLINED, declined) if declined else (State.OPEN, None)
        after = 3 * WEEK if promise.fate == "late" else -2 * DAY
        kept = self._by_now(self.open_day(due + after), meeting)
        return (State.KEPT, kept) if kept else (State.OPEN, None)

    def _later(
        self, meeting: Meeting, promise: texts.Promise, owes: Sitter, due: date, state: str, settled: date | None
    ) -> list[Word]:
        """What was said after it was made."""
        said: list[Word] = []
        if promise.fate == "asked" and state in (State.ASKED, State.KEPT):
            asked, later = self._at(due - 4 * DAY, 3), self._another_day(due)
            said.append((owes, PromiseStep.Act.ASKED, self.chance.choice(ASKS), later, asked))
            if state == State.KEPT:
                said.append((meeting.learner, PromiseStep.Act.AGREED, "", later, asked + timedelta(hours=20)))
        if settled is not None:
            act = PromiseStep.Act.KEPT if state == State.KEPT else PromiseStep.Act.DECLINED
            word = promise.fate.partition(": ")[2] if act == PromiseStep.Act.DECLINED else ""
            who = owes if owes.is_there(settled) else meeting.learner
            said.append((who, act, word, None, self._at(settled, 4)))
        return said

    def _another_day(self, due: date) -> date:
        return self.open_day(due + 3 * WEEK)

    def _at(self, day: date, hour: int) -> datetime:
        """In the afternoon of the day, and not in time to come."""
        return min(datetime.combine(day, datetime.min.time()) + timedelta(hours=14 + hour), self.now)
