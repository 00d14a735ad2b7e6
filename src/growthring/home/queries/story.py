"""A person's years at work here, gathered from every room in one query: what the reader may see of them, and no more.

`my_story` is one's own; `story_of` the same for one post, as whoever supports it today sees it.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Concat

from growthring.commitments.models import Action, Offer, Promise
from growthring.commitments.queries.names import name_of
from growthring.conversations.models import Conversation, Edition, Party, Words
from growthring.conversations.queries.ways import reviews_asked
from growthring.conversations.services.preparing import DRAFTS
from growthring.core.access import Actor
from growthring.core.gathered import Line, gathered, line, lines
from growthring.core.wordings import worded
from growthring.people.models import Partnership, Post, RoleGrant
from growthring.stages.models import AssuranceItem, Placement, State
from growthring.standards.models import Calendar
from growthring.writing.models import IN_USE, Draft

Says = dict[str, Any]
WHY = "whether the reader has begun to prepare for a meeting that they see: their own words and their own part in it"


@dataclass(slots=True)
class Story:
    """Lines by what they are: `conversation`, `sat`, `signed`, `action`, `promise`, `placement`, `item`, `post`,
    `partnership`, `role`, `way`, `offer`, `year`."""

    learner: int  # whose it is
    found: dict[str, list[Says]] = field(default_factory=lambda: defaultdict(list))

    def __getitem__(self, kind: str) -> list[Says]:
        return self.found.get(kind, [])

    @classmethod
    def of(cls, rows: list[Any], learner: int) -> "Story":
        story = cls(learner)
        each: Line
        for each in lines(rows):
            story.found[each[0]].append(each[1])
        return story


def my_story(actor: Actor) -> Story:
    return Story.of(_mine(actor), actor.person_id)


def story_of(actor: Actor, post: Post) -> Story:
    return Story.of(_of_post(actor, post=post.pk, learner=post.person_id), post.person_id)


@worded
def _mine(actor: Actor) -> Any:
    me, learner = actor.person_id, actor.as_learner()
    grants = RoleGrant.objects.visible_to(learner).filter(person=me)
    for_others, to_whom = ~Q(post__person=me), {"learner": name_of("post__person")}
    return gathered(
        *_meetings(learner, Q(post__person=me), Q(conversation__post__person=me)),
        _actions(learner, Q(post__person=me)),
        _actions(actor, Q(owner=me) & for_others, **to_whom),
        _promises(learner, Q(post__person=me)),
        _promises(actor, Q(owed_by=me) & for_others, **to_whom),
        *_stages(learner, Q(post__person=me), Q(assurance__post__person=me)),
        *_working(learner, Q(person=me), Q(post__person=me)),
        line("role", grants, role="role", school="school__name", begins="starts_on", ends="ends_on"),
        _ways(learner),
        _offers(actor, me),
        _years(actor),
    )


@worded
def _of_post(actor: Actor, *, post: int, learner: int) -> Any:
    return gathered(
        *_meetings(actor, Q(post=post), Q(conversation__post=post)),
        _actions(actor, Q(post=post)),
        _promises(actor, Q(post=post)),
        *_stages(actor, Q(post=post), Q(assurance__post=post)),
        *_working(actor, Q(pk=post), Q(post=post)),
        _offers(actor, learner),
        _years(actor),
    )


def _meetings(actor: Actor, of_whom: Q, by_meeting: Q) -> list[Any]:
    """Conversations; who sat in those that were held; and which records were signed before they were opened again."""
    rows = Conversation.objects.visible_to(actor).filter(of_whom).exclude(state=Conversation.State.CALLED_OFF)
    sat = Party.objects.visible_to(actor).filter(by_meeting, sat_at__isnull=False)
    waiting = Q(conversation__state=Conversation.State.RECORDED, signed_at__isnull=False)
    signed = Edition.objects.visible_to(actor).filter(by_meeting, waiting)
    names = ("key", "purpose", "state", "minutes", "where", "with_manager", "held_on", "sent_at", "next_on", "pk")
    told = {name: name for name in names} | {"post": "post_id", "at": "starts_at", "other": name_of("other__partner")}
    prepared = {"begun": F("begun_mine"), "ready": F("ready_mine")}
    return [
        line("conversation", _with_preparation(actor, rows), **told, **prepared, other_id="other__partner_id"),
        line("sat", sat, conversation="conversation_id", person="person_id", name=name_of("person")),
        line("signed", signed, conversation="conversation_id", number="number", at="signed_at"),
    ]


def _with_preparation(actor: Actor, rows: QuerySet[Conversation]) -> QuerySet[Conversation]:
    """With whether the reader has begun, and whether they say that they are ready."""
    mine = {"conversation": OuterRef("pk"), "person": actor.person_id}
    place = Concat(Value(f"{DRAFTS}:"), OuterRef("key"))
    words = Words.objects.unscoped(reason=WHY).filter(**mine)
    ready = Party.objects.unscoped(reason=WHY).filter(**mine, ready_at__isnull=False)
    drafts = Draft.objects.visible_to(actor).filter(IN_USE, place=place)
    return rows.annotate(begun_mine=Exists(words) | Exists(drafts), ready_mine=Exists(ready))


def _actions(actor: Actor, which: Q, **names: Any) -> Any:
    rows = Action.objects.visible_to(actor).filter(IN_USE, which)
    told = {name: name for name in ("key", "text", "kind", "due_on", "done_on", "note", "post_id", "owner_id")}
    return line("action", rows, **told, **names, owner=name_of("owner"), on="added_on")


def _promises(actor: Actor, which: Q, **names: Any) -> Any:
    rows = Promise.objects.visible_to(actor).filter(IN_USE, which)
    told = {name: name for name in ("key", "what", "kind", "due_on", "state", "settled_on", "shared_at", "owed_by_id")}
    owed = {"owes": name_of("owed_by"), "learner_id": F("post__person_id")}
    return line("promise", rows, **told, **owed, **names, on="promised_on")


def _stages(actor: Actor, of_whom: Q, by_item: Q) -> list[Any]:
    agreed = Placement.objects.visible_to(actor).filter(of_whom, state=State.AGREED)
    items = AssuranceItem.objects.visible_to(actor).filter(by_item)
    told = {name: name for name in ("gate", "due_on", "review_on")}
    expected = line(
        "item",
        items,
        **told,
        on="assured_on",
        post_id="assurance__post_id",
        text="expectation__text",
        position="expectation__position",
    )
    return [
        line("placement", agreed, on="effective_on", stage="stage__name", position="stage__position", basis="basis"),
        expected,
    ]


def _working(actor: Actor, whose: Q, with_whom: Q) -> list[Any]:
    posts = Post.objects.visible_to(actor).filter(whose)
    held = Partnership.objects.visible_to(actor).filter(with_whom)
    where = {} if actor.is_guest else {"school": "school__name", "team": "team__name"}
    told = {name: name for name in ("key", "kind", "mode", "partner_id", "post_id")}
    own = {name: name for name in ("pk", "key", "title", "kind", "school_id", "team_id")}
    dated = {"begins": "starts_on", "ends": "ends_on"}
    return [
        line("post", posts, **own, **where, **dated, stages="school__stages__mode"),
        line("partnership", held, partner=name_of("partner"), coaching_since="coaching_since", **told, **dated),
    ]


def _ways(learner: Actor) -> Any:
    """Whether mentoring is to turn into coaching, where the learner is asked today."""
    asked = reviews_asked(learner).filter(partnership__post__person=learner.person_id)
    told = {"key": "key", "ask_on": "ask_on", "with_whom": name_of("partnership__partner")}
    return line("way", asked, **told, partnership="partnership__key")


def _offers(actor: Actor, person: int) -> Any:
    rows = Offer.objects.visible_to(actor).filter(person=person)
    return line("offer", rows, key="key", text="text", on="offered_on", withdrawn_on="withdrawn_on")


def _years(actor: Actor) -> QuerySet[Calendar]:
    rows = Calendar.objects.visible_to(actor).filter(Q(school__isnull=True) | Q(school__in=actor.school_ids))
    years: QuerySet[Calendar] = line("year", rows, name="name", begins="starts_on", ends="ends_on", school="school_id")
    return years
