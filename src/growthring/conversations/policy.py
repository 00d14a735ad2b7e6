"""Who may see and do what with conversations. Access is a seat in a meeting, never a job: see ADR 18.

A *participant* is the learner, or a partner whose partnership runs today: the line manager of a meeting that has not
begun, and whoever sat in one that has. A *reader* sees signed records alone: a coach to whom the learner opened them,
or a new line manager the last signed review.
"""

from django.db.models import Exists, F, OuterRef, Q

from growthring.conversations.models import (
    KIND,
    Arisen,
    Change,
    Conversation,
    Edition,
    Evidence,
    Invited,
    Line,
    LineVersion,
    MeetingRules,
    Party,
    Purpose,
    Question,
    QuestionSet,
    Rhythm,
    Signature,
    WayReview,
    Wellbeing,
    Words,
)
from growthring.core.access import Actor, Role
from growthring.core.periods import running_on
from growthring.core.scoping import NOTHING, ScopedQuerySet, either, in_lists, visibility
from growthring.people.joining import joined_by
from growthring.people.models import PartnerKind, Partnership, Post, School
from growthring.people.policy import is_staff, line_managed, partnered, shared_with
from growthring.writing.models import in_use_or_mine

State = Conversation.State
INSIDE = "inside a visibility: the outer question says for whom"


@visibility(QuestionSet)
@visibility(Question)
@visibility(MeetingRules)
def set_up_visible_to(actor: Actor) -> Q:
    """How we work is open to staff; and the questions to a guest who is to answer them."""
    return Q(trust_id=actor.trust_id) if is_staff(actor) or actor.partner_as else NOTHING


@visibility(Conversation)
def conversations_visible_to(actor: Actor) -> Q:
    return Q(trust_id=actor.trust_id) & either(_participant(actor), _reader(actor))


def participant(actor: Actor, path: str = "conversation") -> Q:
    """Rows of conversations in which the actor takes part today; `path` leads to the conversation."""
    return Q(**{f"{path}__in": meetings_of(actor).order_by().values("pk")})


def _participant(actor: Actor) -> Q:
    return either(*_ways_to_take_part(actor))


def _ways_to_take_part(actor: Actor) -> list[Q]:
    own = NOTHING if actor.is_guest else Q(post__person_id=actor.person_id)
    if not actor.partner_as:
        return [own]
    beside = running_on(actor.on, path="other") & Q(other__partner_id=actor.person_id, begun_at__isnull=True)
    return [own, _managed_ahead(actor), beside, Q(pk__in=_seats(actor).values("conversation"))]


def _managed_ahead(actor: Actor) -> Q:
    """A meeting that has not begun is the line manager's of today; one called off, if it was in their time."""
    ahead = Q(with_manager=True, begun_at__isnull=True)
    mine = Partnership.objects.filter(
        running_on(actor.on),
        joined_by("starts_at"),
        post=OuterRef("post"),
        partner_id=actor.person_id,
        kind=PartnerKind.LINE_MANAGER,
    )
    managed = line_managed(actor, post="post")
    if managed is NOTHING:
        return NOTHING
    return ahead & managed & (Q(state=State.PLANNED) | Q(state=State.CALLED_OFF) & Q(Exists(mine)))


def _seats(actor: Actor) -> ScopedQuerySet[Party]:
    """The actor's own parts in meetings, while the partnership each rests on runs."""
    mine = Party.objects.unscoped(reason=INSIDE).filter(person_id=actor.person_id, sat_at__isnull=False)
    return mine.filter(running_on(actor.on, path="partnership")).order_by()


def _sat(actor: Actor, path: str = "conversation") -> Q:
    """The learner, or who sat there and is still their partner: of a meeting that has begun."""
    own = NOTHING if actor.is_guest else Q(**{f"{path}__post__person_id": actor.person_id})
    seat = Q(Exists(_seats(actor).filter(conversation=OuterRef(path)))) if actor.partner_as else NOTHING
    return Q(**{f"{path}__begun_at__isnull": False}) & either(own, seat)


def _reader(actor: Actor) -> Q:
    opened = shared_with(actor, kind=KIND, post="post")
    return either(
        NOTHING if opened is NOTHING else _has_been_signed() & opened,
        _passed_on(actor),
    )


def _has_been_signed(conversation: str = "pk") -> Q:
    """By both, once at least: while a record is reopened, the edition before stays in force."""
    rows = Edition.objects.unscoped(reason=INSIDE).filter(conversation=OuterRef(conversation))
    return Q(Exists(rows.filter(signed_at__isnull=False)))


def _passed_on(actor: Actor) -> Q:
    """The last signed review goes with the post to its line manager (ruling 5)."""
    managed = line_managed(actor, post="post")
    if managed is NOTHING or Role.LM not in actor.partner_as:
        return NOTHING
    later = Conversation.objects.unscoped(reason=INSIDE).filter(
        _has_been_signed(),
        _a_manager_sat(),
        post=OuterRef("post"),
        purpose=Purpose.REVIEW,
        starts_at__gt=OuterRef("starts_at"),
    )
    review = Q(purpose=Purpose.REVIEW) & _has_been_signed() & _a_manager_sat()
    return review & managed & ~Q(Exists(later))


def _a_manager_sat() -> Q:
    """A review is the line manager's: what a coach and a learner call one stays between them."""
    sat = Party.objects.unscoped(reason=INSIDE).filter(conversation=OuterRef("pk"), sat_at__isnull=False)
    return Q(Exists(sat.filter(partnership__kind=PartnerKind.LINE_MANAGER)))


@visibility(Party)
def parties_visible_to(actor: Actor) -> Q:
    mine = Q(person_id=actor.person_id)
    return Q(trust_id=actor.trust_id) & (mine | participant(actor))


@visibility(Invited)
def invitations_visible_to(actor: Actor) -> Q:
    """That my calendar was told."""
    return Q(trust_id=actor.trust_id, person_id=actor.person_id)


@visibility(Change)
def changes_visible_to(actor: Actor) -> Q:
    """Words from before somebody became the partner stay with the pair that was."""
    own, said = Q(conversation__post__person_id=actor.person_id), Q(person_id=actor.person_id)
    since = Partnership.objects.filter(
        running_on(actor.on), joined_by("at"), post=OuterRef("conversation__post"), partner_id=actor.person_id
    )
    beside = [participant(actor) & Q(Exists(since))] if actor.partner_as else []
    changes: ScopedQuerySet[Change] = Change.objects.unscoped(reason=INSIDE)
    return Q(trust_id=actor.trust_id) & in_lists(changes, own, said, *beside)


@visibility(Words)
def words_visible_to(actor: Actor) -> Q:
    """One's own; of those who sat in the meeting, once it has begun; and what was shared with one before."""
    writers = _writers()
    told = Party.objects.unscoped(reason=INSIDE).filter(
        # A partner by the seat they had at that time: whoever was away since was not told.
        running_on(actor.on, path="partnership") | Q(conversation__post__person_id=actor.person_id),
        conversation=OuterRef("conversation"),
        person_id=actor.person_id,
        joined_at__lte=OuterRef("shared_at"),
    )
    stands = ~Q(conversation__state=State.CALLED_OFF)
    ahead = stands & Q(Exists(writers.filter(Exists(told), shared_at__isnull=False))) & participant(actor)
    in_meeting = _sat(actor) & Q(Exists(writers.filter(sat_at__isnull=False)))
    return Q(trust_id=actor.trust_id) & either(Q(person_id=actor.person_id), in_meeting, ahead)


def _writers() -> ScopedQuerySet[Party]:
    """The part that whoever wrote the row had in its meeting."""
    return Party.objects.unscoped(reason=INSIDE).filter(
        conversation=OuterRef("conversation"), person=OuterRef("person")
    )


@visibility(Line)
@visibility(Arisen)
def lines_visible_to(actor: Actor) -> Q:
    return Q(trust_id=actor.trust_id) & _sat(actor)


@visibility(LineVersion)
def line_versions_visible_to(actor: Actor) -> Q:
    return Q(trust_id=actor.trust_id) & _sat(actor, "line__conversation")


@visibility(Evidence)
def evidence_visible_to(actor: Actor) -> Q:
    """One's own; once the meeting has begun, what those brought who sat there."""
    brought = _sat(actor) & Q(Exists(_writers().filter(sat_at__isnull=False)))
    return Q(trust_id=actor.trust_id) & in_use_or_mine(actor) & either(Q(person_id=actor.person_id), brought)


@visibility(Wellbeing)
def wellbeing_visible_to(actor: Actor) -> Q:
    """The learner and the line manager who sat there: the two alone, whoever else was in the meeting."""
    mine = Q(person_id=actor.person_id)
    manager = PartnerKind.LINE_MANAGER
    sat = Party.objects.unscoped(reason=INSIDE).filter(conversation=OuterRef("conversation"), sat_at__isnull=False)
    theirs = Q(conversation__post__person_id=actor.person_id) & Q(
        Exists(sat.filter(person=OuterRef("person"), partnership__kind=manager))
    )
    seat = _seats(actor).filter(conversation=OuterRef("conversation"), partnership__kind=manager)
    learners = Q(person=F("conversation__post__person")) & Q(Exists(seat))
    begun = Q(conversation__begun_at__isnull=False)
    return Q(trust_id=actor.trust_id) & either(mine, begun & either(theirs, learners))


@visibility(Edition)
def editions_visible_to(actor: Actor) -> Q:
    """Whoever sat there, all of them; a reader the newest that all have signed."""
    return Q(trust_id=actor.trust_id) & either(_sat(actor), _in_force() & _readable(actor, "conversation"))


def _in_force() -> Q:
    """The newest edition that all have signed."""
    newer = Edition.objects.unscoped(reason=INSIDE).filter(
        conversation=OuterRef("conversation"), number__gt=OuterRef("number"), signed_at__isnull=False
    )
    return Q(signed_at__isnull=False) & ~Q(Exists(newer))


@visibility(Signature)
def signatures_visible_to(actor: Actor) -> Q:
    """Whoever sees an edition sees who signed it."""
    editions = Edition.objects.unscoped(reason=INSIDE).filter(_in_force(), trust_id=actor.trust_id)
    signed = Q(edition__in=editions.order_by().values("pk")) & _readable(actor, "edition__conversation")
    return Q(trust_id=actor.trust_id) & either(_sat(actor, "edition__conversation"), signed)


def _readable(actor: Actor, path: str) -> Q:
    reads = _reader(actor)
    if reads is NOTHING:
        return NOTHING
    rows = Conversation.objects.unscoped(reason=INSIDE).filter(reads, pk=OuterRef(path), trust_id=actor.trust_id)
    return Q(Exists(rows))


@visibility(Rhythm)
@visibility(WayReview)
def of_a_pair_visible_to(actor: Actor) -> Q:
    own = Q(partnership__post__person_id=actor.person_id)
    held = running_on(actor.on, path="partnership") & Q(partnership__partner_id=actor.person_id)
    return Q(trust_id=actor.trust_id) & either(own, held)


def may_plan(actor: Actor, post: Post) -> bool:
    """The learner and whoever supports them today."""
    if post.trust_id != actor.trust_id:
        return False
    if post.person_id == actor.person_id:
        return not actor.is_guest
    return Post.objects.filter(partnered(actor, *PartnerKind.values, post="pk"), pk=post.pk).exists()


def meetings_of(actor: Actor) -> ScopedQuerySet[Conversation]:
    """Those in which the actor takes part today: what they may read beside, because it was opened to them, is not."""
    rows: ScopedQuerySet[Conversation] = Conversation.objects.unscoped(reason=INSIDE)
    return rows.filter(in_lists(rows, *_ways_to_take_part(actor)), trust_id=actor.trust_id)


SEES_NUMBERS = (Role.PDL, Role.HD, Role.TPD, Role.CEO)


def may_see_numbers(actor: Actor, school: School) -> bool:
    """How many meetings there are: for many people, never for one."""
    return school.trust_id == actor.trust_id and any(actor.holds(role, school.pk) for role in SEES_NUMBERS)


def may_see_teams(actor: Actor, school: School) -> bool:
    """Whoever may know of each meeting that it was held, which among leaders is the head, sees numbers by team."""
    return school.trust_id == actor.trust_id and actor.holds(Role.HD, school.pk)


def takes_part(actor: Actor, conversation: Conversation) -> bool:
    rows = Conversation.objects.unscoped(reason=INSIDE).filter(_participant(actor), trust_id=actor.trust_id)
    return rows.filter(pk=conversation.pk).exists()


def sat_in(actor: Actor, conversation: Conversation) -> bool:
    """Of a meeting that has begun: whoever may write its lines and sign."""
    rows = Party.objects.unscoped(reason=INSIDE).filter(conversation=conversation, person_id=actor.person_id)
    own = Q(conversation__post__person_id=actor.person_id, partnership__isnull=True)
    return rows.filter(own | running_on(actor.on, path="partnership"), sat_at__isnull=False).exists()
