"""What of this package somebody who leaves still owes."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from growthring.commitments.models import Action, Promise
from growthring.commitments.queries.post import OPEN
from growthring.core.access import Actor
from growthring.people.handover import Owed
from growthring.people.models import Person, Post
from growthring.writing.models import IN_USE

COUNTED = "to whom somebody who leaves still owes something: names the asker may see, never what it is"


def open_ones(actor: Actor, person: Person) -> Iterator[Owed]:
    """To whom the person owes a promise or an action, for the office: never what it is, or how many."""
    actions = Action.objects.unscoped(reason=COUNTED).filter(IN_USE, owner=person, done_on__isnull=True)
    promises = Promise.objects.unscoped(reason=COUNTED).filter(IN_USE, owed_by=person, state__in=OPEN)
    owed = actions.order_by().values("post").union(promises.order_by().values("post"), all=True)
    posts = Post.objects.visible_to(actor).filter(pk__in=owed).exclude(person=person)
    for post in posts.select_related("person"):
        yield Owed(_("Something that was agreed with %(name)s is still open.") % {"name": post.person})
