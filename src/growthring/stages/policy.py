"""Who may see and do what with placements, assurance and the profile. A coach has no hand in any of it."""

from django.db.models import Exists, OuterRef, Q

from growthring.core.access import Actor, Role
from growthring.core.periods import running_on
from growthring.core.scoping import NOTHING, either, visibility
from growthring.people.joining import joined_by
from growthring.people.models import PartnerKind, Partnership, Post, School
from growthring.people.policy import in_schools_as, is_staff, line_managed, shared_with
from growthring.stages.models import (
    Assurance,
    AssuranceItem,
    Checkpoint,
    CheckpointRow,
    OpenRelease,
    Placement,
    ProfileNote,
    State,
    Voice,
)

PLACEMENT = "Stage placement"
PROFILE = "Profile exact"
PROFILE_OPEN = "Profile open"
ASSURANCE = "Assurance item (mandatory; non-negotiable)"
OPEN_TO = (Role.GOV, Role.HD, Role.PDL, Role.TPD, Role.CEO)  # beside those who work here: figures for many
ROW_ACCESS = (Role.HD, Role.PDL)  # they see every placement of a school, and so its exact counts


@visibility(Placement)
def placements_visible_to(actor: Actor) -> Q:
    """A voided placement is hidden from everybody; what passes on to a new line manager is `_passed_on`."""
    own = Q(post__person_id=actor.person_id)
    led = in_schools_as(actor, *ROW_ACCESS, path="post__school")
    shared = shared_with(actor, kind=PLACEMENT, post="post")
    opened = Q(state=State.AGREED) & shared if shared is not NOTHING else NOTHING
    rows = opened if actor.is_guest else either(own, led, _passed_on(actor), opened)
    return Q(trust_id=actor.trust_id, voided_at__isnull=True) & rows


def _passed_on(actor: Actor) -> Q:
    """The line manager's: open ones, the one in force on the day they began, and all since; not the history before."""
    if Role.LM not in actor.partner_as:
        return NOTHING
    newer = Placement.objects.filter(
        post=OuterRef("post"),
        state=State.AGREED,
        voided_at__isnull=True,
        effective_on__lte=OuterRef("starts_on"),
        effective_on__gt=OuterRef(OuterRef("effective_on")),
    )
    mine = Partnership.objects.filter(
        running_on(actor.on), post=OuterRef("post"), partner_id=actor.person_id, kind=PartnerKind.LINE_MANAGER
    )
    return Q(Exists(mine.filter(~Exists(newer))))


@visibility(Voice)
def voices_visible_to(actor: Actor) -> Q:
    """What was said stays with the parties and those who lead; a share opens the stage, not the sentences."""
    if actor.is_guest:
        return NOTHING
    parties = either(
        Q(post__person_id=actor.person_id),
        in_schools_as(actor, *ROW_ACCESS, path="post__school"),
        line_managed(actor, post="post"),
    )
    placements = Placement.objects.filter(placements_visible_to(actor) & parties, pk=OuterRef("placement"))
    return Q(trust_id=actor.trust_id) & Q(Exists(placements))


@visibility(Assurance)
def assurances_visible_to(actor: Actor) -> Q:
    return _assurance_rows(actor, post="post")


@visibility(AssuranceItem)
def assurance_items_visible_to(actor: Actor) -> Q:
    return _assurance_rows(actor, post="assurance__post")


def _assurance_rows(actor: Actor, *, post: str) -> Q:
    opened = shared_with(actor, kind=ASSURANCE, post=post)
    if actor.is_guest:
        return Q(trust_id=actor.trust_id) & opened
    own = Q(**{f"{post}__person_id": actor.person_id})
    led = in_schools_as(actor, *ROW_ACCESS, path=f"{post}__school")
    return Q(trust_id=actor.trust_id) & either(own, led, line_managed(actor, post=post), opened)


@visibility(Checkpoint)
def checkpoints_visible_to(actor: Actor) -> Q:
    """That a checkpoint was closed, and when, is a date in the school's calendar."""
    return Q(trust_id=actor.trust_id) if is_staff(actor) else NOTHING


@visibility(CheckpointRow)
def checkpoint_rows_visible_to(actor: Actor) -> Q:
    """As placements: a line manager's rows begin with the partnership."""
    if actor.is_guest:
        return NOTHING
    own = Q(post__person_id=actor.person_id)
    led = in_schools_as(actor, *ROW_ACCESS, path="checkpoint__school")
    return Q(trust_id=actor.trust_id) & either(own, led, _managed_then(actor))


def _managed_then(actor: Actor) -> Q:
    if Role.LM not in actor.partner_as:
        return NOTHING
    managed = Partnership.objects.filter(
        running_on(actor.on),
        joined_by("checkpoint__on"),
        post=OuterRef("post"),
        partner_id=actor.person_id,
        kind=PartnerKind.LINE_MANAGER,
    )
    return Q(Exists(managed))


@visibility(ProfileNote)
def profile_notes_visible_to(actor: Actor) -> Q:
    """Notes of those with row access; one marked open stands beside the open picture."""
    led = in_schools_as(actor, *ROW_ACCESS, path="checkpoint__school")
    open_notes = Q(is_open=True) & open_schools(actor, path="checkpoint__school")
    return Q(trust_id=actor.trust_id) & (led | open_notes)


@visibility(OpenRelease)
def open_releases_visible_to(actor: Actor) -> Q:
    """One's own school and the trust; a trust leader sees the schools side by side."""
    if not sees_open_pictures(actor):
        return NOTHING
    return Q(trust_id=actor.trust_id) & (Q(school__isnull=True) | open_schools(actor, path="school"))


def sees_open_pictures(actor: Actor) -> bool:
    """Whoever works here, governs or leads; the office and the records officer only as colleagues, by a post."""
    works_here = not actor.is_guest and bool(actor.school_ids or actor.has_trust_post)
    return works_here or actor.holds_any(*OPEN_TO)


def open_schools(actor: Actor, *, path: str) -> Q:
    """Schools whose open picture the actor may see."""
    if actor.trust_wide(Role.TPD, Role.CEO, Role.GOV):
        return Q(trust_id=actor.trust_id)
    by_role = actor.schools_as(*OPEN_TO)
    return Q(**{f"{path}__in": actor.school_ids | by_role})


def has_row_access(actor: Actor, school: School) -> bool:
    """Whoever sees every placement of the school sees its exact profile."""
    return school.trust_id == actor.trust_id and any(actor.holds(role, school.pk) for role in ROW_ACCESS)


def may_close(actor: Actor, school: School) -> bool:
    """The head closes a checkpoint by hand; by itself it closes the day after."""
    return school.trust_id == actor.trust_id and actor.holds(Role.HD, school.pk)


def may_place_self(actor: Actor, post: Post) -> bool:
    return post.person_id == actor.person_id and not actor.is_guest


def may_place(actor: Actor, post: Post) -> bool:
    """The line manager of the post today, never for oneself; a coach never."""
    return is_line_manager(actor, post)


def may_moderate(actor: Actor, post: Post) -> bool:
    """The head of the post's school, unless it is the head's own post or the head is the line manager who contests."""
    return _leads_another(actor, post) and not is_line_manager(actor, post)


def may_void(actor: Actor, post: Post) -> bool:
    """Put an error right: the line manager or the head, never in one's own post."""
    return _leads_another(actor, post) or is_line_manager(actor, post)


def _leads_another(actor: Actor, post: Post) -> bool:
    leads = post.school_id is not None and actor.holds(Role.HD, post.school_id)
    return leads and post.trust_id == actor.trust_id and post.person_id != actor.person_id


def may_assure(actor: Actor, post: Post) -> bool:
    return is_line_manager(actor, post)


def may_answer_assurance(actor: Actor, post: Post) -> bool:
    return post.person_id == actor.person_id and not actor.is_guest


def is_line_manager(actor: Actor, post: Post) -> bool:
    if post.trust_id != actor.trust_id or post.person_id == actor.person_id or actor.is_guest:
        return False
    return Partnership.objects.filter(
        running_on(actor.on), post=post, partner_id=actor.person_id, kind=PartnerKind.LINE_MANAGER
    ).exists()
