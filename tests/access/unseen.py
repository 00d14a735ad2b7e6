"""Texts that somebody may see and that no page shows them: each with its reason."""

from collections.abc import Callable
from typing import Any

from django.apps import apps

from growthring.commitments.models import Offer
from growthring.conversations.models import (
    Change,
    Conversation,
    Edition,
    Evidence,
    Line,
    LineVersion,
    MeetingRules,
    Question,
    QuestionSet,
    Words,
)
from growthring.core.access import Role
from growthring.people.models import Person, Post
from growthring.standards.models import Calendar, Closure, Expectation, ScaleVersion, Stage, Term
from tests.access.reach import Reach

Rule = Callable[[Reach, Any, str], bool]


def _has_post(reach: Reach, row: Any) -> bool:
    return any(post.person_id == row.pk for post in reach.ties.running)


def _lacks_a_post(reach: Reach, row: Any, name: str) -> bool:
    return isinstance(row, Person) and not _has_post(reach, row)


def _given_name(reach: Reach, row: Any, name: str) -> bool:
    return name == "given_name"


def _home(reach: Reach, row: Any, name: str) -> bool:
    return name == "home_body" and not (row.is_guest and row.pk in reach.named)


def _team_at_checkpoint(reach: Reach, row: Any, name: str) -> bool:
    return name == "team_name"


def _ended(reach: Reach, row: Any, name: str) -> bool:
    """As a directory it is one of those who are here; the staff list has the others."""
    return isinstance(row, Post) and row.ends_on is not None


def _batch(reach: Reach, row: Any, name: str) -> bool:
    return name == "file_name" and Role.HR in reach.ties.anywhere(reach.person)


def _plan(reach: Reach, row: Any, name: str) -> bool:
    return row._meta.label == "people.BulkChange" and Role.OFF not in reach.ties.anywhere(reach.person)


def _from_outside(reach: Reach, row: Any, name: str) -> bool:
    """What stands beside the one thing that was opened is all a guest comes upon."""
    house = (Calendar, Closure, Expectation, MeetingRules, Question, QuestionSet, ScaleVersion, Stage, Term)
    places = row._meta.label in {"people.School", "people.Team", "people.Trust"}
    return reach.person.is_guest and (places or isinstance(row, house))


def _provider(reach: Reach, row: Any, name: str) -> bool:
    return row._meta.label == "people.SignInProvider" and name != "name"


def _subject(reach: Reach, row: Any, name: str) -> bool:
    return row._meta.label == "people.Identity" and name in {"issuer", "subject"}


def _signature(reach: Reach, row: Any, name: str) -> bool:
    return row._meta.label == "interop.ColumnMapping" and name == "signature"


def _signed_since(reach: Reach, row: Any, name: str) -> bool:
    """Once it is signed, the record is read as it was signed."""
    meeting = getattr(row, "conversation", None) or getattr(getattr(row, "line", None), "conversation", None)
    parts = isinstance(row, Words | Line | LineVersion | Evidence)
    return parts and meeting is not None and meeting.state == Conversation.State.SIGNED


def _earlier_line(reach: Reach, row: Any, name: str) -> bool:
    return isinstance(row, LineVersion)


def _where_it_was(reach: Reach, row: Any, name: str) -> bool:
    return isinstance(row, Edition) and name in {"where", "reason"}


def _ones_own_word(reach: Reach, row: Any, name: str) -> bool:
    return isinstance(row, Change) and row.person_id == reach.person.pk


def _offer(reach: Reach, row: Any, name: str) -> bool:
    roles = reach.ties.towards(reach.person, reach.ties.person(row.person)) if isinstance(row, Offer) else None
    return roles is not None and not roles & {Role.SELF, Role.COLLEAGUE}


UNSEEN: dict[str, Rule] = {
    "what is signed is read as it was signed, not in the rows it was made of": _signed_since,
    "a line's earlier texts are for when two have written at once": _earlier_line,
    "where they met stands over the record; why it was changed is for those who met": _where_it_was,
    "a word to the other is read by the other": _ones_own_word,
    "an offer stands on its giver's page, where colleagues find it": _offer,
    "by its signature a file of the same headings is known again: it is for the machine": _signature,
    "of a provider its name is on the button; the rest is for who sets it up, its secret for nobody": _provider,
    "how a provider names somebody is for the two machines": _subject,
    "how somebody is called stands for the given name": _given_name,
    "the directory goes by posts: a role or a guest's partnership alone stands where it is held": _lacks_a_post,
    "only of a guest is it said where they come from": _home,
    "a closed checkpoint's teams are counted at the point that is shown: here that is today": _team_at_checkpoint,
    "a post that has ended is kept for the record": _ended,
    "a staff list brought in by one school's office names no school: the trust's human resources read it": _batch,
    "a plan of many partnerships is for the office that makes it; what it made is seen": _plan,
    "a guest comes upon nothing but what was opened": _from_outside,
}


def is_unseen(reach: Reach, label: str, pk: int, name: str) -> bool:
    row = apps.get_model(label)._base_manager.get(pk=pk)
    return any(rule(reach, row, name) for rule in UNSEEN.values())
