"""Who can read what is written here, said to whoever sits before the box."""

from django.utils.translation import gettext as _

from growthring.commitments.models import KIND
from growthring.core.access import Actor, Role
from growthring.core.permissions import who_reads
from growthring.people.models import Post


def viewer_of(actor: Actor, post: Post) -> Role:
    """As whom the actor sits before a box about this post."""
    if post.person_id == actor.person_id:
        return Role.SELF
    if actor.is_guest:
        return Role.GM
    return Role.LM if Role.LM in actor.partner_as else Role.CM


def of_the_pair(actor: Actor, post: Post) -> str:
    viewer = viewer_of(actor, post)
    if viewer is Role.GM:
        return _("You, %(person)s and those who support them.") % {"person": post.person}
    return who_reads(KIND, viewer=viewer, person=str(post.person))


def of_what(actor: Actor, post: Post, *, is_shared: bool = False) -> str:
    """The words of a promise: the school sees them if the learner says so, and as long as they do."""
    if is_shared:
        return f"{of_the_pair(actor, post)} {_of_the_school(actor, post)}"
    if post.person_id == actor.person_id:
        return _("%(pair)s The head and the PD lead only if you share it.") % {"pair": of_the_pair(actor, post)}
    told = _("The head and the PD lead only if %(person)s shares it.") % {"person": post.person}
    return f"{of_the_pair(actor, post)} {told}"


def of_a_promise(actor: Actor, post: Post, *, is_party: bool, is_shared: bool) -> str:
    """Its page, today."""
    if is_party:
        return of_what(actor, post, is_shared=is_shared)
    pair = of_a_word(actor, post, is_party=False)
    return f"{pair} {_of_the_school(actor, post)}" if is_shared else pair


def _of_the_school(actor: Actor, post: Post) -> str:
    if post.person_id == actor.person_id:
        return _("The head and the PD lead, too, as you share it: what and by when, never why.")
    told = _("The head and the PD lead, too, as %(person)s shares it: what and by when, never why.")
    return told % {"person": post.person}


def of_a_word(actor: Actor, post: Post, *, is_party: bool) -> str:
    """What is said about a promise: a head who owes it has no part in the partnership, and says it to the learner."""
    if is_party:
        return of_the_pair(actor, post)
    return _("You, %(person)s and those who support them.") % {"person": post.person}
