"""What holds for every placement, whoever makes it: the day, the stage, the school's way with stages."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from growthring.core import clock
from growthring.people.models import Post
from growthring.stages.models import Placement, State
from growthring.stages.queries.assurance import highest_stage_on
from growthring.standards.models import ScaleVersion, Stage, StageMode
from growthring.standards.queries import mode_of, scales_for, stages_of

AHEAD = timedelta(days=31)
WHY = "the service has asked the policy about the post"


def require_mode(post: Post, *modes: StageMode) -> StageMode:
    """The school's mode when it is one of these; a refusal in words when not."""
    mode = mode_of(post.school)
    if mode in modes:
        return mode
    if mode == StageMode.SELF_PLACED:
        raise ValidationError(_("Here everybody places themself; there is nothing to propose or to answer."))
    if mode == StageMode.ASSURANCE:
        raise ValidationError(_("This school uses stages for newcomers' two lists only."))
    raise ValidationError(_("This school works without stages."))


def require_day(post: Post, day: date) -> None:
    """Inside the post, not before the person joined, and at most a month ahead."""
    if day not in post.period:
        raise _about("effective_on", _("The post does not run on that day."))
    if day < post.person.joined_on:
        raise _about("effective_on", _("That is before they joined."))
    if day > clock.today() + AHEAD:
        raise _about("effective_on", _("Choose a day at most a month ahead."))


def require_allowed(post: Post, position: int, day: date) -> None:
    """Nothing above what a newcomer's lists allow on the day."""
    highest = highest_stage_on(post, day)
    if highest is not None and position > highest:
        raise _about(
            "stage",
            _("A newcomer's list was still open on that day: the stage then is %(stage)d at most.")
            % {"stage": highest},
        )


def in_force(post: Post, stage: Stage, day: date) -> tuple[Stage, ScaleVersion]:
    """The same stage in the version of the scale that is in force for the post on the day."""
    scale = scales_for(post.trust_id, [post.school_id])[post.school_id].on(day)
    for found in stages_of(scale):
        if found.position == stage.position:
            return found, scale
    raise _about("stage", _("The scale in force on that day has no such stage."))


def lock(post: Post) -> Post:
    """The post as it is now; nobody else changes its placements until the transaction ends."""
    held = Post.objects.unscoped(reason=WHY).select_for_update(of=("self",)).select_related("person", "school")
    return held.get(pk=post.pk)


def open_placement(post: Post) -> Placement | None:
    rows = Placement.objects.unscoped(reason=WHY).filter(post=post, voided_at__isnull=True)
    return rows.filter(state__in=[State.PROPOSED, State.CONTESTED]).select_related("stage").first()


def reread(placement: Placement) -> Placement:
    """The placement as it is now, its post held; a refusal when it was voided meanwhile."""
    post = lock(placement.post)
    rows = Placement.objects.unscoped(reason=WHY).filter(pk=placement.pk, voided_at__isnull=True)
    found = rows.select_related("stage").first()
    if found is None:
        raise ValidationError(_("This placement was withdrawn or voided meanwhile."))
    found.post = post
    return found


def _about(field: str, message: object) -> ValidationError:
    return ValidationError({field: [str(message)]})
