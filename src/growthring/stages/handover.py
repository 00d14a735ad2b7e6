"""What of this package somebody who leaves still owes."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from growthring.core.access import Actor
from growthring.core.periods import running_on
from growthring.people.handover import Owed
from growthring.people.models import PartnerKind, Partnership, Person, Post
from growthring.stages.models import Assurance


def open_lists(actor: Actor, person: Person) -> Iterator[Owed]:
    """Newcomers whose lists wait for the person to assure: names the asker may see, never how far they are."""
    held = Partnership.objects.visible_to(actor).filter(
        running_on(actor.on), partner=person, kind=PartnerKind.LINE_MANAGER
    )
    waiting = Assurance.objects.unscoped(reason="that lists are open is told with the names; not what is on them")
    unmet = waiting.filter(mandatory_met_on=None) | waiting.filter(non_negotiables_met_on=None)
    posts = Post.objects.visible_to(actor).filter(pk__in=held.values("post"), assurance__in=unmet)
    for post in posts.select_related("person"):
        said = _("The first weeks of %(name)s are to be assured.") % {"name": post.person}
        yield Owed(said, reverse("stages_assurance", args=[post.key]))
