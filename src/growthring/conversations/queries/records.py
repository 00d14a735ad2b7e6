"""Records of meetings as they were signed: this one's editions, and the one before it."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.dateparse import parse_date
from django.utils.functional import cached_property

from growthring.commitments.models import Action, Promise
from growthring.conversations.models import Conversation, Edition, Purpose, Question, Signature
from growthring.core.access import Actor, Role
from growthring.core.permissions import ROLES
from growthring.core.wordings import worded

SIGNED = "whoever sees an edition sees who signed it: the editions were asked for as the policy has it"
Content = dict[str, Any]  # its shape: see `services.editions`


def name_in(content: Content, person: int) -> str:
    """As the edition has it; empty for somebody it does not name."""
    return next((str(each["name"]) for each in content.get("parties", []) if each["person"] == person), "")


@dataclass
class Record:
    """An edition, or what will be one, ready to be read."""

    content: Content
    edition: Edition | None = None
    signatures: list[Signature] = field(default_factory=list)

    @property
    def held_on(self) -> date | None:
        return _day(self.content.get("held_on"))

    @property
    def next_on(self) -> date | None:
        return _day(self.content.get("next_on"))

    @property
    def purpose(self) -> str:
        return str(Purpose(self.content["purpose"]).label)

    @property
    def degree(self) -> str:
        told = self.content.get("degree")
        return str(Conversation.Degree(told).label) if told else ""

    @cached_property
    def parties(self) -> list[tuple[str, str]]:
        """Name, and what they are to the learner: nothing for the learner."""
        return [
            (each["name"], "" if each["role"] == Role.SELF else str(ROLES[Role(each["role"])].title))
            for each in self.content["parties"]
        ]

    @cached_property
    def questions(self) -> list[dict[str, Any]]:
        codes = dict(Question.Code.choices)
        return [{**each, "stands_for": codes.get(each["code"], "")} for each in self.content["questions"]]

    @cached_property
    def lines(self) -> list[dict[str, Any]]:
        """Those that say something: what lies beside the next meeting."""
        return [each for each in self.questions if each["line"]]

    @cached_property
    def actions(self) -> list[dict[str, Any]]:
        kinds = dict(Action.Kind.choices)
        return [{**each, "kind": kinds[each["kind"]], "by": _day(each["by"])} for each in self.content["actions"]]

    @cached_property
    def promises(self) -> list[dict[str, Any]]:
        kinds = dict(Promise.Kind.choices)
        return [{**each, "kind": kinds[each["kind"]], "by": _day(each["by"])} for each in self.content["promises"]]

    @cached_property
    def signed(self) -> list[tuple[str, Signature]]:
        return [(name_in(self.content, each.person_id), each) for each in self.signatures]

    @cached_property
    def unsigned(self) -> list[str]:
        """Who was there and has not signed."""
        signed = {each.person_id for each in self.signatures}
        return [each["name"] for each in self.content["parties"] if each["person"] not in signed]

    @cached_property
    def disagreements(self) -> list[tuple[str, Signature]]:
        return [(name, each) for name, each in self.signed if each.disagreement]


def editions_of(actor: Actor, conversation: Conversation) -> list[Record]:
    """Those the actor may read, the newest first. Two queries."""
    editions = _editions(actor, held=conversation.pk)
    frozen = [each.pk for each in editions if each.content]  # by its first signature
    found: dict[int, list[Signature]] = defaultdict(list)
    for each in _signatures(None, editions=frozen) if frozen else []:
        found[each.edition_id].append(each)
    return [Record(each.content, each, found[each.pk]) for each in editions]


@worded
def _editions(actor: Actor, *, held: int) -> Any:
    return Edition.objects.visible_to(actor).filter(conversation=held).order_by("-number")


@worded
def _signatures(_nobody: None, *, editions: list[int]) -> Any:
    return Signature.objects.unscoped(reason=SIGNED).filter(edition__in=editions)


def in_force(records: list[Record]) -> Record | None:
    """The newest that all signed."""
    return next((each for each in records if each.edition and each.edition.signed_at), None)


def _day(written: str | None) -> date | None:
    return parse_date(written) if written else None
