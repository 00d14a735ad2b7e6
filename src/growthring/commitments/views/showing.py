"""One promise as its page shows it: the line the school sees, and which forms the reader has."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from growthring.commitments import readers
from growthring.commitments.drafting import Drafts, about, drafts_about
from growthring.commitments.forms.promises import (
    AnswerForm,
    ChangeWordsForm,
    DeclineForm,
    KeptForm,
    NotKeptForm,
    OtherDayForm,
    WordForm,
)
from growthring.commitments.models import Promise
from growthring.commitments.policy import may_add, may_share
from growthring.commitments.queries.promise import Story, story_of
from growthring.commitments.queries.school import Line, line_of
from growthring.commitments.seen import day_seen, line_seen, words_seen
from growthring.commitments.services.steps import OPEN, State
from growthring.core.access import Actor, ActorRequest, Forbidden

FORMS: dict[str, type[WordForm]] = {
    "kept": KeptForm,
    "day": OtherDayForm,
    "decline": DeclineForm,
    "answer": AnswerForm,
    "not_kept": NotKeptForm,
}


@dataclass
class PromisePage:
    """`sent`: the form that did not pass, by its name."""

    request: ActorRequest
    promise: Any
    back: str
    sent: dict[str, Any] = field(default_factory=dict)

    @property
    def actor(self) -> Actor:
        return self.request.actor

    @cached_property
    def story(self) -> Story:
        return story_of(self.actor, self.promise)

    @cached_property
    def is_party(self) -> bool:
        return may_add(self.actor, self.promise.post)

    @property
    def is_own(self) -> bool:
        return may_share(self.actor, self.promise)

    @property
    def owes(self) -> bool:
        return bool(self.promise.owed_by_id == self.actor.person_id)

    @property
    def is_open(self) -> bool:
        return self.promise.state in OPEN

    @property
    def is_asked(self) -> bool:
        return bool(self.promise.state == State.ASKED)

    @property
    def is_past(self) -> bool:
        return bool(self.is_open and self.promise.due_on < self.actor.on)

    @property
    def line(self) -> Line:
        """Exactly what those who lead the school see, or would see."""
        return line_of(self.actor, self.promise)

    @property
    def line_seen(self) -> str:
        return line_seen(self.promise)

    @property
    def words_seen(self) -> str:
        return words_seen(self.promise, self.story.why)

    @property
    def day_seen(self) -> str:
        return day_seen(self.story.asked)

    @property
    def who_reads_it(self) -> str:
        told = {"is_party": self.is_party, "is_shared": self.is_shared}
        return readers.of_a_promise(self.actor, self.promise.post, **told)

    @property
    def is_shared(self) -> bool:
        return self.promise.shared_at is not None

    @property
    def who(self) -> str:
        """Of what is said about it."""
        return readers.of_a_word(self.actor, self.promise.post, is_party=self.is_party)

    @property
    def rights(self) -> dict[str, bool]:
        """By the name of a form, whether it is the reader's, however the promise stands."""
        by_author = self.promise.promised_by_id == self.actor.person_id and self.promise.shared_at is None
        return {
            "kept": self.owes or self.is_own,
            "day": self.owes,
            "decline": self.owes,
            "answer": self.is_own,
            "not_kept": self.is_own,
            "words": self.is_own or (by_author and self.is_party),
        }

    def require(self, name: str) -> None:
        if not self.rights[name]:
            raise Forbidden(_("This is for somebody else to say."))

    @cached_property
    def forms(self) -> dict[str, Any]:
        """By name, those the reader has now; None for the others."""
        asked, kept = self.is_asked, self.promise.state == State.KEPT
        times = dict.fromkeys(("kept", "day", "decline", "words"), self.is_open) | {"answer": asked, "not_kept": kept}
        made = {name: self.form(name) if is_theirs and times[name] else None for name, is_theirs in self.rights.items()}
        return {"share": None, **made, **self.sent}

    @cached_property
    def drafts(self) -> Drafts:
        return drafts_about(self.request, self.promise, *self.rights)

    def form(self, name: str, *, is_sent: bool = False) -> Any:
        """As it was sent; else to show, with what was being written into it."""
        among = None if is_sent else self.drafts
        kind, given = (ChangeWordsForm, self._words) if name == "words" else (FORMS[name], {"who": self.who})
        return about(kind, self.request, self.promise, name, among=among, is_beside=not is_sent, **given)

    @property
    def puts_away(self) -> bool:
        """The learner; and whoever wrote it, on the same day, for a slip."""
        made_today = self.promise.promised_on == self.actor.on and self.promise.promised_by_id == self.actor.person_id
        return self.is_own or (made_today and self.is_party and self.promise.shared_at is None)

    @property
    def _words(self) -> dict[str, Any]:
        promise: Promise = self.promise
        initial = {"kind": promise.kind, "what": promise.what, "why": self.story.why, "seen": self.words_seen}
        return {"actor": self.actor, "post": promise.post, "is_shared": self.is_shared, "initial": initial}
