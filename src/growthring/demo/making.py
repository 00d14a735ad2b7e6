"""The fictional trust from first to last, in the steps that the progress display names."""

from collections.abc import Callable, Iterator
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from growthring.core import statistics
from growthring.demo import cast, extras, guests
from growthring.demo.checkpoints import Closed, annotate, close_all, release_all
from growthring.demo.coaches import Support, tutor
from growthring.demo.conversations.playing import converse
from growthring.demo.conversations.questions import ask
from growthring.demo.looks import Looks
from growthring.demo.managers import Partners, hand_over, leave_gaps, manage
from growthring.demo.mark import set_mark
from growthring.demo.newcomers import Induction
from growthring.demo.placements import Book, Talks, moderate
from growthring.demo.roles import Roles, open_logins
from growthring.demo.seats import Holding, House, furnish
from growthring.demo.staffing import Staffing
from growthring.demo.standards import Standards, set_up
from growthring.demo.waiting import Waiting, enter_late, prepare_error
from growthring.demo.world import World
from growthring.people.models import PartnerKind, Partnership, SupportMode

WITHOUT_COACH = 18
Step = tuple[str, Callable[[], None]]


class Making:
    """What one step leaves for the next."""

    houses: list[House]
    standards: Standards
    staffing: Staffing
    partners: Partners
    book: Book
    closed: list[Closed]

    def __init__(self, world: World) -> None:
        self.world = world

    def steps(self) -> Iterator[Step]:
        yield _("Eight schools, their teams and their calendars"), self.found
        yield _("Eight hundred people, and who came and went"), self.staff
        yield _("Learning partnerships"), self.partner
        yield _("Newcomers and their two lists"), self.induct
        yield _("Placements, talk by talk"), self.place
        yield _("Checkpoints and their notes"), self.close
        yield _("Saving what was made up"), self.save
        yield _("Conversations, and what came of them"), self.converse
        yield _("Open pictures of the profiles"), self.release

    def found(self) -> None:
        self.houses = furnish(self.world)
        self.quillmoor = guests.quillmoor(self.world)
        self.world.write()
        self.standards = set_up(self.world, self.houses)

    def staff(self) -> None:
        taken = cast.OTHER_NAMES | guests.NAMES
        self.staffing = Staffing(self.world, self.houses, cast.PINS, taken=taken, steady=cast.STEADY)
        self.staffing.play()
        cast.bring_newcomers(self.staffing, self.houses)
        extras.second_posts(self.staffing, self.houses)
        extras.employ(self.world, self.houses)

    def partner(self) -> None:
        self.partners = Partners(self.world)
        chair = Roles(self.world, self.houses, self.staffing.registry).give()
        manage(self.partners, self.houses, chair)
        hand_over(self.partners, self._house("lanternfield"))
        hosts = guests.hosted(self.world, self.houses)
        visiting = guests.invite_guests(self.world, self.partners, hosts)
        taught = self._coach_the_teacher()
        spared = self._without_coach(hosts)
        busy = cast.seat_at(self.houses, cast.BUSY_COACH).holdings[0].person
        coach = cast.seat_at(self.houses, cast.COACH).holdings[0].person
        Support(self.partners, self.houses, {busy.key: (9, 20.0), coach.key: (5, 10.0)}).play(spared)
        for house in self.houses[:-1]:
            tutor(self.partners, house)
        cast_keys = {held.person.key for held in self._cast()}
        leave_gaps(self.partners, self.houses, cast_keys)
        extras.end_some_support(self.partners, cast_keys)
        newcomer = [each for each in self.partners.of(hosts[0].post) if each.partner is visiting[0]]
        opened = [(taught, extras.PLACEMENT), (newcomer[0], extras.ASSURANCE)]
        extras.share(self.world, opened)
        open_logins(self.world)

    def _cast(self) -> list[Holding]:
        found = [cast.seat_at(self.houses, place).holding_on(self.world.today) for place in (*cast.PINS, cast.NEWCOMER)]
        return [held for held in found if held is not None]

    def _coach_the_teacher(self) -> Partnership:
        teacher, coach = (cast.seat_at(self.houses, place).holdings[0] for place in (cast.TEACHER, cast.COACH))
        starts = self.world.years[1].terms[0].first_day + timedelta(days=14)
        made = self.partners.add(teacher.post, coach.person, PartnerKind.COACH, starts, None)
        made.mode, made.coaching_since = SupportMode.COACHING, starts + timedelta(days=120)
        return made

    def _without_coach(self, hosts: list[Holding]) -> set[str]:
        """Those whose support is told of elsewhere, and some whom nobody has thought of yet."""
        told = {held.person.key for held in [*hosts, cast.seat_at(self.houses, cast.TEACHER).holdings[0]]}
        cast_keys = {held.person.key for held in self._cast()}
        here = [held.person.key for house in self.houses[:-1] for held in house.running(self.world.today)]
        chance = self.world.chance("without coach")
        return told | {key for key in chance.sample(here, WITHOUT_COACH) if key not in cast_keys}

    def induct(self) -> None:
        self.book = Book(self.world, self.standards, self.partners)
        still_open = [cast.seat_at(self.houses, place).holding_on(self.world.today) for place in cast.STILL_OPEN]
        known = [held for held in still_open if held is not None]
        due_now = cast.seat_at(self.houses, cast.NEWCOMER).holding_on(self.world.today)
        Induction(self.book, self.standards, known, due_now).play(self.houses)

    def place(self) -> None:
        for house in self.houses:
            Talks(self.book, house).play()
        moderate(self.book, self.houses, how_many=3)
        enter_late(self.book, self._house("merrowby"))
        prepare_error(self.book, self._house("stonequay"))
        Waiting(self.book, self.houses).play()

    def close(self) -> None:
        self.closed = close_all(self.world, self.houses, self.standards, self.book)
        annotate(self.world, self.closed)

    def save(self) -> None:
        self.world.write()
        Looks(self.world, {held.person.key for held in self._cast()}).play(self.houses, self.partners)
        self.world.write()
        statistics.look()  # nothing is committed yet: PostgreSQL would take these tables for empty ones

    def converse(self) -> None:
        ask(self.world, self.houses)
        converse(self.world, self.houses, self.standards, self.partners)
        statistics.look()

    def release(self) -> None:
        release_all(self.closed)

    def _house(self, slug: str) -> House:
        return next(house for house in self.houses if house.slug == slug)


def make(world: World, *, told: Callable[[str], None] = lambda _step: None) -> Making:
    """All of it or nothing. `told` is called with each step's name before it begins."""
    making = Making(world)
    with transaction.atomic():
        set_mark()
        for name, step in making.steps():
            told(name)
            step()
    return making
