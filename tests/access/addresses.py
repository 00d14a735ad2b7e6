"""Every address by its name: what it is about in the world, how to fill it, and where it is narrower than its cell.

`about` is the record the address leads to. The view states kind and verb; the matrix says which roles may. `only`
names the roles left of these where a page is narrower, `post` the verb of a POST where it differs from the stated
one; both with the reason. An address without a line here fails the build.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from growthring.core import clock
from growthring.core.access import Role
from growthring.interop.mapping.models import WaitingTable
from tests.access.ties import PARTNERS, About, Ties
from tests.access.world import World


class On(Enum):
    """What an address is about."""

    ME = "whoever reads"  # one's own: SELF, for everybody who has an actor
    MINE = "what is one's business"  # a list or a form; the roles held anywhere
    POST = "the subject's post"
    PERSON = "the subject"
    SCHOOL = "the subject's school"
    GROUP = "the subject's school, with those who support somebody in it"
    TRUST = "the reader's own trust"
    TRUST_WIDE = "the reader's own trust as a body, for roles held for the whole of it"
    HOUSE = "how the trust works, open to whoever belongs to it"
    ANYBODY = "nothing that is anybody's"


Fill = Callable[[World], Any]
ROLES = frozenset(Role)


@dataclass(frozen=True, slots=True)
class Address:
    about: On
    args: Fill = lambda world: ()
    query: Fill = lambda world: ""
    data: Fill = lambda world: {}
    only: frozenset[Role] = ROLES  # of the roles the cell allows
    post_only: frozenset[Role] | None = None
    also: frozenset[Role] = frozenset()  # who is let in by being assigned, without a share: E* of a guest mentor
    post: str = ""  # the verb of a POST
    post_about: On | None = None
    is_post_only: bool = False
    not_read_by_share: bool = False  # a share opens what is read, not this
    missing_for: Callable[[Ties, Any], bool] | None = None  # who finds no such page though the cell allows it
    why: str = ""
    keys: tuple[str, ...] = field(default=())


def _on(key: str) -> Fill:
    """The public key of something of the world, by its path."""

    def fill(world: World) -> tuple[str, ...]:
        found: Any = world
        for name in key.split("."):
            found = getattr(found, name)
        return (found,)

    return fill


def _here(world: World) -> str:
    return f"?school={world.here.school.key}"


def roles_at(ties: Ties, address: Address, world: World, who: Any, *, post: bool = False) -> frozenset[Role]:
    """The roles somebody holds towards what the address is about."""
    on = (address.post_about if post else None) or address.about
    if on is On.ME:
        return frozenset({Role.SELF}) if ties.lives(who) else frozenset()
    if on is On.MINE:
        return ties.anywhere(who)
    if on is On.TRUST:
        posted = any(post.person_id == who.pk for post in ties.running)
        return ties.anywhere(who) | (frozenset({Role.COLLEAGUE}) if posted else frozenset())
    if on is On.TRUST_WIDE:
        return ties.towards(who, About(who.trust_id))
    return ties.towards(who, about(ties, on, world)) | _group(ties, on, world, who) | _house(ties, on, world, who)


def about(ties: Ties, on: On, world: World) -> About:
    here = world.here
    if on is On.POST:
        return ties.post(here.post)
    if on is On.PERSON:
        return ties.person(here.subject)
    if on in (On.SCHOOL, On.GROUP):
        return About(here.school.trust_id, school_ids=frozenset([here.school.pk]))
    return About(here.school.trust_id)


def _group(ties: Ties, on: On, world: World, who: Any) -> frozenset[Role]:
    """Those who support somebody in the school hold their role in it."""
    if on is not On.GROUP:
        return frozenset()
    school = world.here.school.pk
    posts = {post.pk for post in ties.running if post.school_id == school}
    held = any(each.post_id in posts for each in ties.partnered(who))
    return ties.anywhere(who) & PARTNERS if held else frozenset()


def _house(ties: Ties, on: On, world: World, who: Any) -> frozenset[Role]:
    """Whoever belongs to the trust by any post or role is a colleague where how it works is concerned."""
    belongs = on is On.HOUSE and who.trust_id == world.here.school.trust_id and ties.is_staff(who)
    return frozenset({Role.COLLEAGUE}) | ties.anywhere(who) if belongs else frozenset()


OFFICE = frozenset({Role.OFF})
ARRANGERS = frozenset({Role.OFF, Role.HD, Role.PDL})
LEADERS = frozenset({Role.HD, Role.PDL})
SETS_UP = frozenset({Role.OFF, Role.HD, Role.PDL, Role.TPD, Role.CEO, Role.DPO})
GIVES_ROLES = frozenset({Role.HD, Role.TPD, Role.CEO})
GIVEN = "office invites and disables; a head or a trust leader gives roles (the row's own words)"
OWN_WORDS = "E is one's own words only: of the entry, how one is called; the office keeps the rest"

POST_KEY = _on("here.post.key")
ITEM_KEY = _on("here.life.item.key")
PERSON_KEY = _on("here.subject.key")
SCHOOL_KEY = _on("here.school.key")
SLUG = _on("here.school.slug")
HELD_KEY = lambda world: (world.here.partnership(world.here.opened[Role.CM]).key,)  # noqa: E731
BATCH_KEY = _on("here.life.batch.key")


def _no_such_batch(ties: Ties, who: Any) -> bool:
    """A batch names no school: it is its maker's and the whole trust's."""
    wide = {grant.person_id for grant in ties.grants if grant.school_id is None}
    return Role.HR in ties.anywhere(who) and who.pk not in wide


BROUGHT = "a table that waits to be explained is for whoever brought it"
MAPPING_KEY = _on("here.life.mapping.key")
TABLE_KEY = lambda world: (getattr(world.here.life.waiting, "key", "nobodyhasit"),)  # noqa: E731 - where an office is


def _another_coach(ties: Ties, who: Any) -> bool:
    """The one to whom the records are opened: they sit in none of them."""
    return ties.shared(who, "Conversation record", [each.post_id for each in ties.partnered(who)])


def _not_its_bringer(ties: Ties, who: Any) -> bool:
    """A table that waits to be explained is for whoever brought it."""
    return not WaitingTable.objects.unscoped(reason="test").filter(made_by=who).exists()


def today(world: World) -> str:
    return clock.today().isoformat()
