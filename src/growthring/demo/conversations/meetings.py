"""One meeting before it is written: who sits there, what it asks, what was said, and how far it has come."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time

from django.utils import timezone

from growthring.conversations.models import Conversation, Question, QuestionSet
from growthring.core.access import Role
from growthring.demo.texts.conversations import LEARNER, MANAGER, OTHER, Talk

State = Conversation.State
PARTS = (LEARNER, MANAGER, OTHER)


@dataclass(frozen=True, slots=True)
class Sitter:
    """From `since` on they may have had a part in it; from `until` on no longer."""

    person: int
    name: str
    role: Role
    partnership: int | None
    since: date
    until: date | None = None

    def is_there(self, day: date) -> bool:
        return self.until is None or day < self.until


@dataclass(frozen=True, slots=True)
class Asked:
    """A version of the questions, as far as a meeting needs it."""

    pk: int
    name: str
    questions: tuple[tuple[int, str, str], ...]  # number, code, text

    @classmethod
    def of(cls, version: QuestionSet, questions: list[Question]) -> "Asked":
        return cls(version.pk, version.name, tuple((each.pk, each.code, each.text) for each in questions))


@dataclass(frozen=True, slots=True)
class Place:
    """Whose journey it stands on."""

    trust: int
    post: int
    post_name: str
    school_name: str
    head: Sitter | None = None  # who leads the school, if that is neither of those who sit here
    manager: Sitter | None = None  # who is the line manager today
    ends_on: date | None = None  # the post's


@dataclass(slots=True)
class Meeting:
    place: Place
    sitters: dict[str, Sitter]  # by part: who sits there
    asked: Asked
    talk: Talk
    starts_at: datetime  # UTC, without saying so
    day: date
    minutes: int = 45
    where: str = ""
    next_on: date | None = None
    state: str = State.SIGNED
    signed_by: str = LEARNER + MANAGER + OTHER  # the parts that have signed, of one that waits
    prepared: dict[str, int] = field(default_factory=dict)  # of one ahead: how many questions each part has written to
    flags: dict[str, str] = field(default_factory=dict)  # ready and shared, as in a thread

    def present(self) -> Iterator[tuple[str, Sitter]]:
        return ((part, self.sitters[part]) for part in PARTS if part in self.sitters)

    @property
    def learner(self) -> Sitter:
        return self.sitters[LEARNER]

    @property
    def partner(self) -> Sitter:
        return self.sitters.get(MANAGER) or self.sitters[OTHER]


def moment(day: date, at: time) -> datetime:
    """As the database has it: UTC, without saying so."""
    return bare(timezone.make_aware(datetime.combine(day, at)))


def bare(aware: datetime) -> datetime:
    return aware.astimezone(UTC).replace(tzinfo=None)
