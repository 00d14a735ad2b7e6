"""Writing a meeting down: its row and everybody's words, and when it is over what both have signed."""

import json
from datetime import datetime, timedelta
from random import Random

from growthring.conversations.models import Change
from growthring.conversations.services.editions import FORMAT
from growthring.demo.commitments import Content, Ledger
from growthring.demo.conversations.meetings import Meeting, Sitter, State
from growthring.demo.conversations.tables import Tables
from growthring.demo.texts import notes
from growthring.demo.texts.conversations import LEARNER

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


class Minutes:
    """`now` is UTC, without saying so."""

    def __init__(self, tables: Tables, ledger: Ledger, chance: Random, now: datetime) -> None:
        self.tables, self.ledger, self.chance, self.now = tables, ledger, chance, now

    def write(self, meeting: Meeting) -> int:
        """Returns the conversation's number."""
        pk = self._conversation(meeting)
        self._changes(meeting, pk)
        if meeting.state == State.CALLED_OFF:
            return pk
        self._parties(meeting, pk)
        if meeting.state == State.PLANNED:
            self._calendars(meeting, pk)
        else:
            self._lines(meeting, pk)
            arisen = self.ledger.write(meeting, pk)
            if meeting.state != State.BEGUN:
                self._editions(meeting, pk, arisen)
        return pk

    def _calendars(self, meeting: Meeting, pk: int) -> None:
        """It stands in everybody's calendar since it was planned: the worker has nothing to send."""
        for _part, each in meeting.present():
            moved, at = len(meeting.talk.moved), meeting.starts_at
            self.tables.add("invited", meeting.place.trust, pk, each.person, moved, moved, at, False)

    # ---- The row

    def _conversation(self, meeting: Meeting) -> int:
        place, begun = meeting.place, meeting.state not in (State.PLANNED, State.CALLED_OFF)
        is_over = begun and meeting.state != State.BEGUN
        other = meeting.sitters.get("+")
        planner = meeting.partner if self.chance.random() < 0.7 else meeting.learner
        return self.tables.add(
            "conversations",
            place.trust,
            place.post,
            meeting.talk.purpose,
            meeting.asked.pk,
            "<" in meeting.sitters,
            other.partnership if other else None,
            meeting.starts_at,
            meeting.minutes,
            meeting.where,
            len(meeting.talk.moved) + (meeting.state == State.CALLED_OFF),
            planner.person,
            self._planned_at(meeting),
            str(meeting.state),
            self._sent_at(meeting),
            meeting.starts_at if begun else None,
            meeting.day if begun else None,
            self._ended_at(meeting) if is_over else None,
            meeting.talk.degree if is_over else "",
            meeting.next_on if is_over else None,
            self._has_wellbeing(meeting),
        )

    def _has_wellbeing(self, meeting: Meeting) -> bool:
        offered = bool(meeting.talk.wellbeing) or (meeting.state == State.PLANNED and meeting.starts_at.day % 3 == 0)
        return offered and "<" in meeting.sitters

    def _planned_at(self, meeting: Meeting) -> datetime:
        earliest = max(each.since for each in meeting.sitters.values())
        back = meeting.starts_at - self.chance.randint(9, 30) * DAY
        return min(max(back, datetime.combine(earliest, back.time())), meeting.starts_at - HOUR, self.now - HOUR)

    def _sent_at(self, meeting: Meeting) -> datetime | None:
        sent = max(meeting.starts_at.replace(hour=6, minute=30) - 7 * DAY, self._first(meeting.learner))
        return sent if sent <= self.now else None

    def _ended_at(self, meeting: Meeting) -> datetime:
        return min(meeting.starts_at + timedelta(minutes=meeting.minutes), self.now)

    def _changes(self, meeting: Meeting, pk: int) -> None:
        talk, trust = meeting.talk, meeting.place.trust
        for part, word in talk.moved:
            at = min(meeting.starts_at - 2 * DAY, self.now - HOUR)
            who, was = meeting.sitters[part].person, meeting.starts_at - DAY
            self.tables.add("changes", trust, pk, who, str(Change.Act.MOVED), at, word, was)
        if meeting.state == State.CALLED_OFF:
            at, word = min(meeting.starts_at - 5 * HOUR, self.now - HOUR), self.chance.choice(notes.CALLED_OFF)
            who = self.chance.choice(list(meeting.sitters.values())).person
            self.tables.add("changes", trust, pk, who, str(Change.Act.CALLED_OFF), at, word, None)
        for _part, why in talk.reopened:
            at = self._reopened_at(meeting)
            who = meeting.partner.person
            self.tables.add("changes", trust, pk, who, str(Change.Act.REOPENED), at, why, None)

    # ---- Who was there, and what each had prepared

    def _parties(self, meeting: Meeting, pk: int) -> None:
        ahead = meeting.state == State.PLANNED
        for part, sitter in meeting.present():
            mine = self._of(meeting, part)
            if ahead and not mine and f"ready{part}" not in meeting.flags:
                continue
            at = self._prepared_at(meeting, sitter)
            ready = at if self._is_ready(meeting, part, mine) else None
            shared = at if f"shared{part}" in meeting.flags else None
            sat = None if ahead else meeting.starts_at
            row = (meeting.place.trust, pk, sitter.person, sitter.partnership, at, ready, shared, sat)
            self.tables.add("parties", *row)
            for question, text in mine:
                self.tables.add("words", meeting.place.trust, pk, question, sitter.person, text, at)
            self._beside(meeting, pk, part, sitter, at)

    def _of(self, meeting: Meeting, part: str) -> list[tuple[int, str]]:
        words = meeting.talk.words
        mine = [(pk, words[code, part]) for pk, code, _text in meeting.asked.questions if (code, part) in words]
        return mine[: meeting.prepared.get(part, 0)] if meeting.state == State.PLANNED else mine

    def _is_ready(self, meeting: Meeting, part: str, mine: list[tuple[int, str]]) -> bool:
        if meeting.state == State.PLANNED:
            return f"ready{part}" in meeting.flags
        return bool(mine) and (part == LEARNER or self.chance.random() < 0.75)

    def _beside(self, meeting: Meeting, pk: int, part: str, sitter: Sitter, at: datetime) -> None:
        trust = meeting.place.trust
        for whose, note in meeting.talk.evidence:
            if whose == part and (meeting.state != State.PLANNED or meeting.prepared.get(part)):
                self.tables.add("evidence", trust, pk, sitter.person, note, at)
        if part in meeting.talk.wellbeing and self._has_wellbeing(meeting) and meeting.state != State.PLANNED:
            self.tables.add("wellbeing", trust, pk, sitter.person, meeting.talk.wellbeing[part], at)

    def _prepared_at(self, meeting: Meeting, sitter: Sitter) -> datetime:
        back = self.chance.choice((0, 1, 1, 2, 4)) * DAY + self.chance.randint(20, 300) * timedelta(minutes=1)
        at = min(meeting.starts_at - back, self.now - self.chance.randint(2, 40) * HOUR)
        if at.weekday() > 4:
            at -= (at.weekday() - 4) * DAY
        return min(max(at, self._first(sitter)), self.now)

    def _first(self, sitter: Sitter) -> datetime:
        return datetime.combine(sitter.since, datetime.min.time()) + 7 * HOUR

    # ---- What they agreed and signed

    def _lines(self, meeting: Meeting, pk: int) -> None:
        trust, at = meeting.place.trust, self._ended_at(meeting)
        is_open = meeting.state in (State.BEGUN, State.RECORDED)
        for question, code, _text in meeting.asked.questions:
            text = meeting.talk.lines.get(code, "")
            by = meeting.partner.person if text and is_open else None
            line = self.tables.add("lines", trust, pk, question, text, 1 if by else 0, by)
            if by:
                self.tables.add("line_versions", trust, line, 1, text, by, at)

    def _editions(self, meeting: Meeting, pk: int, arisen: Content) -> None:
        content = json.dumps(self._content(meeting, arisen))
        if meeting.state == State.RECORDED:
            signing = [each for each in meeting.present() if each[0] in meeting.signed_by]
            edition = self._edition(meeting, pk, 1, content if signing else "{}", "", self._ended_at(meeting), None)
            self._sign(meeting, edition, signing, self._ended_at(meeting))
            return
        opened, why = self._ended_at(meeting), ""
        for number in range(1, len(meeting.talk.reopened) + 2):
            signed = min(opened + self.chance.choice((1, 2, 20, 70)) * HOUR, self.now)
            edition = self._edition(meeting, pk, number, content, why, opened, signed)
            self._sign(meeting, edition, list(meeting.present()), opened, signed)
            opened, why = self._reopened_at(meeting), meeting.talk.reopened[0][1] if meeting.talk.reopened else ""

    def _edition(
        self, meeting: Meeting, pk: int, number: int, content: str, why: str, at: datetime, signed: datetime | None
    ) -> int:
        by = meeting.partner.person
        return self.tables.add("editions", meeting.place.trust, pk, number, content, why, by, at, signed)

    def _sign(
        self,
        meeting: Meeting,
        edition: int,
        signing: list[tuple[str, Sitter]],
        first: datetime,
        last: datetime | None = None,
    ) -> None:
        """The first at once, the last when it comes into force."""
        differs = dict(meeting.talk.differs)
        for number, (part, sitter) in enumerate(signing):
            at = last if last and number == len(signing) - 1 else first
            self.tables.add("signatures", meeting.place.trust, edition, sitter.person, at, differs.get(part, ""))

    def _reopened_at(self, meeting: Meeting) -> datetime:
        return min(meeting.starts_at + 6 * DAY, self.now)

    def _content(self, meeting: Meeting, arisen: Content) -> Content:
        """As `conversations.services.editions.content_of`; a test holds the two together."""
        words, place = meeting.talk.words, meeting.place
        names = [(part, sitter) for part, sitter in meeting.present()]
        return {
            "format": FORMAT,
            "purpose": str(meeting.talk.purpose),
            "name": meeting.asked.name,
            "where": meeting.where,
            "held_on": meeting.day.isoformat(),
            "degree": meeting.talk.degree,
            "next_on": meeting.next_on.isoformat() if meeting.next_on else None,
            "learner": {
                "person": meeting.learner.person,
                "name": meeting.learner.name,
                "post": place.post_name,
                "school": place.school_name,
            },
            "parties": [{"person": who.person, "name": who.name, "role": str(who.role)} for _part, who in names],
            "questions": [
                {
                    "code": code,
                    "text": text,
                    "line": meeting.talk.lines.get(code, ""),
                    "words": [
                        {"person": who.person, "name": who.name, "text": words[code, part]}
                        for part, who in names
                        if (code, part) in words
                    ],
                }
                for _pk, code, text in meeting.asked.questions
            ],
            "evidence": [
                {"name": who.name, "note": note, "link": ""}
                for part, who in names
                for whose, note in meeting.talk.evidence
                if whose == part
            ],
            **arisen,
        }
