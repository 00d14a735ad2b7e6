"""Conversations of a made-up world: three a year with the line manager, lean, and as the services would have left them.

Nobody is expected to read many of them, so texts repeat; what each row leads to is what it would be in earnest.
"""

import json
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from growthring.commitments.models import Promise, PromiseStep
from growthring.conversations.models import Conversation, Purpose
from growthring.conversations.services.editions import FORMAT
from growthring.core.access import Role
from growthring.demo.conversations.meetings import Asked
from growthring.demo.synth.careers import BEYOND, Holding
from growthring.demo.synth.people import People
from growthring.demo.synth.rows import Hours
from growthring.demo.synth.sheets import Sheets
from growthring.demo.synth.standards import Ways
from growthring.demo.texts.conversations import LEARNER, MANAGER, Talk, themes

DAY, WEEK, MINUTE = timedelta(days=1), timedelta(weeks=1), timedelta(minutes=1)
YEARS = 3  # so many school years are told of; what was before is told by a review
BY_TERM = (Purpose.FIVE, Purpose.CHECK_IN, Purpose.REVIEW)
SETTLING = 20 * DAY  # before anybody new is met with
PREPARED, ACTS, PROMISED, SHARED, LEFT_OPEN = 0.6, 0.5, 0.6, 0.5, 0.12
State = Conversation.State
Held = tuple[date, date, int, int]  # from when to when, by whom, and the number of the partnership


def stock() -> dict[str, list[Talk]]:
    """Texts that name neither a school nor what is taught, by purpose."""
    found: dict[str, list[Talk]] = {purpose: [] for purpose in BY_TERM}
    for theme in themes():
        for talk in theme.talks:
            if talk.purpose in found and not any("{topic}" in text for text in talk.texts()):
                found[talk.purpose].append(talk)
    return found


class Talking:
    def __init__(self, sheets: Sheets, trust: int, chance: Random, ways: Ways, people: People, today: date) -> None:
        self.sheets, self.trust, self.chance, self.ways = sheets, trust, chance, ways
        self.people, self.today, self._hours, self._stock = people, today, Hours(chance), stock()

    def play(self, holding: Holding, school_name: str, a_year: int) -> None:
        """`a_year`: at most so many, none or up to three."""
        for back in reversed(range(YEARS)):
            year = next((each for each in reversed(self.ways.years.years) if each.starts_on <= self._ago(back)), None)
            if year is None or self._ago(back) not in year:
                continue
            for term, purpose in list(zip(year.terms, BY_TERM, strict=False))[-a_year if a_year else 3 :]:
                if back == YEARS - 1 and purpose != Purpose.REVIEW:
                    continue
                span = (term.last_day - term.first_day).days - 14
                day = self.ways.open_day(term.first_day + self.chance.randint(7, max(8, span)) * DAY)
                if day < holding.ends and self._talk(holding, school_name, purpose, day) == State.PLANNED:
                    return

    def _ago(self, years: int) -> date:
        return self.today - timedelta(days=365 * years)

    def _talk(self, holding: Holding, school_name: str, purpose: str, day: date) -> str:
        """How far it has come; nothing when nobody was there to meet with."""
        held = holding.management(day)
        if held is None or day < max(holding.starts, held[0]) + SETTLING:
            return ""
        talk = self.chance.choice(self._stock[purpose])
        is_ahead = day >= self.today
        if is_ahead and (holding.ends != BEYOND or (now := holding.management(self.today)) is None or now != held):
            return ""
        pk = self._row(holding, held[2], talk, day, is_ahead=is_ahead)
        if is_ahead:
            return State.PLANNED
        self._record(pk, holding, held, talk, school_name)
        return State.SIGNED

    def _row(self, holding: Holding, manager: int, talk: Talk, day: date, *, is_ahead: bool) -> int:
        at = self._at = self._hours.at(day)
        self._day, self._next = day, self.ways.open_day(day + (talk.next_weeks or 12) * WEEK)
        planned = min(at - 21 * DAY, datetime.combine(self.today, at.time()) - DAY)
        asked = self.ways.asked[talk.purpose].pk
        state = State.PLANNED if is_ahead else State.SIGNED
        held: tuple[Any, ...] = (None, None, None, None, "", None)
        if not is_ahead:
            held = (at - 7 * DAY, at, day, at + 40 * MINUTE, talk.degree, self._next)
        row = (self.trust, holding.post, talk.purpose, asked, True, None, at, 45, "", 0, manager, planned, state.value)
        pk = self.sheets.conversations.add(*row, *held, False)
        for person in (holding.person, manager) if is_ahead else ():
            self.sheets.invited.add(self.trust, pk, person, 0, 0, at, False)
        return pk

    def _record(self, pk: int, holding: Holding, held: Held, talk: Talk, school_name: str) -> None:
        asked = self.ways.asked[talk.purpose]
        parts = ((LEARNER, holding.person, None), (MANAGER, held[2], held[3]))
        words = self._prepared(pk, parts, talk, asked)
        for number, code, _text in asked.questions:
            self.sheets.lines.add(self.trust, pk, number, talk.lines.get(code, ""))
        arisen = self._arisen(pk, holding, held, talk)
        content = json.dumps(self._content(holding, held[2], talk, asked, words, school_name) | arisen)
        signed = self._at + 50 * MINUTE
        edition = self.sheets.editions.add(self.trust, pk, 1, content, held[2], self._at + 40 * MINUTE, signed)
        for _part, person, _partnership in parts:
            self.sheets.signatures.add(self.trust, edition, person, signed)

    def _prepared(self, pk: int, parts: Any, talk: Talk, asked: Asked) -> dict[tuple[str, int], str]:
        words = {}
        for part, person, partnership in parts:
            at = self._at - 90 * MINUTE
            mine = [(number, code) for number, code, _text in asked.questions if (code, part) in talk.words]
            ready = at if mine and self.chance.random() < PREPARED else None
            self.sheets.parties.add(self.trust, pk, person, partnership, at, ready, self._at)
            for number, code in mine[:2] if ready else ():
                words[code, person] = talk.words[code, part]
                self.sheets.words.add(self.trust, pk, number, person, words[code, person], at)
        return words

    def _content(
        self, holding: Holding, manager: int, talk: Talk, asked: Asked, words: dict[tuple[str, int], str], school: str
    ) -> dict[str, Any]:
        learner, names = holding.person, self.people.names
        roles = ((learner, Role.SELF), (manager, Role.LM))
        return {
            "format": FORMAT,
            "purpose": talk.purpose,
            "name": asked.name,
            "where": "",
            "held_on": self._day.isoformat(),
            "degree": talk.degree,
            "next_on": self._next.isoformat(),
            "learner": {"person": learner, "name": names[learner], "post": holding.seat.title, "school": school},
            "parties": [{"person": who, "name": names[who], "role": role.value} for who, role in roles],
            "questions": [
                {
                    "code": code,
                    "text": text,
                    "line": talk.lines.get(code, ""),
                    "words": [
                        {"person": who, "name": names[who], "text": words[code, who]}
                        for who, _role in roles
                        if (code, who) in words
                    ],
                }
                for _number, code, text in asked.questions
            ],
            "evidence": [],
        }

    def _arisen(self, pk: int, holding: Holding, held: Held, talk: Talk) -> dict[str, Any]:
        actions, promises, manager = [], [], held[2]
        for action in talk.actions[:1] if self.chance.random() < ACTS else ():
            due = self.ways.open_day(self._day + action.weeks * WEEK)
            done = due if due < self.today and self.chance.random() > LEFT_OPEN else None
            owner, row = holding.person, (action.kind, action.text, due, manager, self._day, done)
            self.sheets.arisen.add(self.trust, pk, self.sheets.actions.add(self.trust, holding.post, owner, *row), None)
            told = {"kind": action.kind, "what": action.text, "by": due.isoformat()}
            actions.append({**told, "owner": self.people.names[owner], "done": False})
        for promise in talk.promises[:1] if self.chance.random() < PROMISED else ():
            due = self.ways.open_day(self._day + promise.weeks * WEEK)
            self._promise(pk, holding, held, due, promise.kind, promise.what, promise.why)
            told = {"kind": promise.kind, "what": promise.what, "by": due.isoformat()}
            promises.append({**told, "owner": self.people.names[manager]})
        return {"actions": actions, "promises": promises}

    def _promise(self, pk: int, holding: Holding, held: Held, due: date, kind: str, what: str, why: str) -> None:
        over = min(holding.ends, held[1]) <= self.today
        kept = due if due < self.today and (over or self.chance.random() > LEFT_OPEN) else None
        if over and kept is None:
            kept = self._day
        manager = held[2]
        state = Promise.State.KEPT if kept else Promise.State.OPEN
        shared = self._at + 60 * MINUTE if self.chance.random() < SHARED else None
        row = (self.trust, holding.post, kind, what, manager, due, manager, self._day, state.value, kept, shared)
        promise = self.sheets.promises.add(*row)
        self.sheets.arisen.add(self.trust, pk, None, promise)
        self.sheets.reasons.add(self.trust, promise, why)
        said: list[tuple[int, PromiseStep.Act, date | None, datetime]] = [
            (manager, PromiseStep.Act.MADE, due, self._at + 45 * MINUTE)
        ]
        if shared:
            said.append((holding.person, PromiseStep.Act.SHARED, None, shared))
        if kept:
            who = manager if kept < held[1] else holding.person
            at = self._hours.at(kept) if kept > self._day else self._at + 70 * MINUTE
            said.append((who, PromiseStep.Act.KEPT, None, at))
        for who, act, by, at in said:
            self.sheets.steps.add(self.trust, promise, who, act.value, by, at)
