"""Opening the lists of newcomers by themselves, when posts come in."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from django.db import transaction

from growthring.audit.services import Verb, record
from growthring.core import clock
from growthring.core.access import Actor
from growthring.people.models import Post
from growthring.stages.models import Assurance, Placement, State
from growthring.stages.policy import ASSURANCE
from growthring.stages.services.assurance import Opened, write_lists
from growthring.standards.models import StageMode
from growthring.standards.queries import modes_for, years_for
from growthring.standards.years import FIRST_WEEKS

WHY = "opening newcomers' lists is the installation's own work"
A_YEAR = timedelta(days=365)
PART = 1_000  # posts whose lists are written at a time: some twenty items each


@transaction.atomic
def open_for_newcomers(posts: Iterable[Post], on: date, *, actor: Actor | None = None) -> list[Assurance]:
    """Open both lists for those of the posts, all of one trust, that belong to newcomers; the rest are left alone.

    A newcomer's post begins in days to come, or its sixth school week is not over, and its person held no other post in
    the school in the year before. A school without stages gets none; a post with lists or an agreed stage keeps them.
    """
    return [assurance for part in open_in_parts(list(posts), on, actor=actor) for assurance in part.assurances]


def open_in_parts(posts: list[Post], on: date, *, actor: Actor | None = None) -> Iterator[Opened]:
    """The same for thousands, a part at a time, inside the caller's transaction; one event when all is written."""
    arrived = _recent(posts, on)
    count = 0
    for start in range(0, len(arrived), PART):
        opened = _open(arrived[start : start + PART], on)
        count += len(opened.assurances)
        yield opened
    if count:
        trust_id = arrived[0].trust_id
        record(actor=actor, trust_id=trust_id, verb=Verb.ADDED, kind=ASSURANCE, where="newcomers", count=count)


def _open(arrived: list[Post], on: date) -> Opened:
    modes = modes_for({post.school_id for post in arrived})
    known = _known_before(arrived) | _kept(arrived)
    new = [post for post in arrived if modes[post.school_id] != StageMode.OFF and post.pk not in known]
    return write_lists(new, on=on)


def welcome(post: Post, actor: Actor | None) -> None:
    """Somebody takes up a post: their lists open when they are new."""
    open_for_newcomers([post], clock.today(), actor=actor)


def _recent(posts: list[Post], on: date) -> list[Post]:
    running = [post for post in posts if post.ends_on is None or post.ends_on > on]
    if not running:
        return []
    years = years_for(running[0].trust_id, {post.school_id for post in running})
    return [post for post in running if years[post.school_id].week_end(post.starts_on, FIRST_WEEKS) >= on]


def _known_before(posts: list[Post]) -> set[int]:
    """Posts whose person held another in the same school in the year before."""
    held: dict[tuple[int, int | None], list[Post]] = defaultdict(list)
    persons = {post.person_id for post in posts}
    for post in Post.objects.unscoped(reason=WHY).filter(person__in=persons):
        held[post.person_id, post.school_id].append(post)
    return {post.pk for post in posts if any(_was_before(old, post) for old in held[post.person_id, post.school_id])}


def _was_before(old: Post, post: Post) -> bool:
    left = old.ends_on is not None and old.ends_on <= post.starts_on - A_YEAR
    return old.starts_on < post.starts_on and not left


def _kept(posts: list[Post]) -> set[int]:
    """Posts that have lists or an agreed stage already."""
    opened = Assurance.objects.unscoped(reason=WHY).filter(post__in=posts)
    placed = Placement.objects.unscoped(reason=WHY).filter(post__in=posts, state=State.AGREED, voided_at__isnull=True)
    return {*opened.values_list("post_id", flat=True), *placed.values_list("post_id", flat=True)}
