"""Whether somebody who leaves still owes anything of this package."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from growthring.commitments.models import Action, Promise
from growthring.commitments.queries.post import OPEN
from growthring.core.access import Actor
from growthring.people.handover import Owed
from growthring.people.models import Person, Post
from growthring.writing.models import IN_USE

COUNTED = "whether somebody who leaves still owes something: never what it is, how much, or to whom"


def open_ones(actor: Actor, person: Person) -> Iterator[Owed]:
    """That the person owes a promise or an action to somebody the office sees: the two of them know to whom."""
    posts = Post.objects.visible_to(actor).exclude(person=person).order_by().values("pk")
    actions = Action.objects.unscoped(reason=COUNTED).filter(IN_USE, owner=person, done_on__isnull=True)
    promises = Promise.objects.unscoped(reason=COUNTED).filter(IN_USE, owed_by=person, state__in=OPEN)
    if actions.filter(post__in=posts).exists() or promises.filter(post__in=posts).exists():
        yield Owed(_("Promises or actions are open."))
