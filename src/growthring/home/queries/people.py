from growthring.core.access import Actor
from growthring.core.periods import running_on
from growthring.people.models import Post, PostKind, School


def leaders_of(actor: Actor, school: School) -> list[Post]:
    """The school's people who lead, as its directory has them."""
    rows = Post.objects.visible_to(actor).filter(running_on(actor.on), school=school, kind=PostKind.LEADER)
    return list(rows.select_related("person"))
