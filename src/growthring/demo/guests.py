"""Mentors from outside: two from an agency, one from a small federation that has people of its own here."""

from datetime import date, timedelta

from growthring.accounts.models import User
from growthring.core.access import Role
from growthring.demo.cast import GUEST_NAME, NEWCOMER, seat_at
from growthring.demo.managers import Partners
from growthring.demo.persons import address
from growthring.demo.roles import login
from growthring.demo.seats import Holding, House
from growthring.demo.world import World
from growthring.people.models import (
    Contract,
    PartnerKind,
    Person,
    Post,
    PostKind,
    RoleGrant,
    School,
    SupportMode,
    Trust,
)
from growthring.standards.models import SchoolStages, StageMode

AGENCY = "Kestrel Lane Mentors"
AGENCY_DOMAIN = "kestrel-lane.example"
HOME_DOMAIN = "quillmoor.example"
# (given, family, job title, kind, role)
QUILLMOOR_STAFF = (
    ("Carys", "Ballantrow", "Headteacher", PostKind.LEADER, Role.HD),
    ("Dele", "Pipistone", "Class teacher, Years 3 and 4", PostKind.TEACHER, None),
    ("Marta", "Underwillow", "Class teacher, Years 5 and 6", PostKind.TEACHER, None),
    ("Winston", "Larkinshaw", "School administrator", PostKind.OFFICE, Role.OFF),
)
NAMES = {GUEST_NAME, ("Ilona", "Tavernish"), *((row[0], row[1]) for row in QUILLMOOR_STAFF)}


def quillmoor(world: World) -> Trust:
    """The federation next door: a trust of its own, with one school and four people."""
    trust = world.add(Trust(name="Quillmoor Federation", slug="quillmoor", kind=Trust.Kind.FEDERATION))
    school = School(trust=trust, name="Quillmoor Fold Primary School", slug="quillmoor-fold")
    school.phase, school.urn, school.one_partner_for_both = School.Phase.PRIMARY, "999201", True
    world.add(school)
    world.add(SchoolStages(trust=trust, school=school, mode=StageMode.ASSURANCE))
    joined = date(world.begins_on.year - 3, 9, 1)
    for given, family, title, kind, role in QUILLMOOR_STAFF:
        person = Person(trust=trust, given_name=given, family_name=family, joined_on=joined)
        person.email = address(given, family, HOME_DOMAIN)
        person.user = login(world, person.email, world.begins_on)
        world.add(person)
        post = world.add(Post(trust=trust, person=person, school=school, kind=kind, title=title, starts_on=joined))
        world.add(Contract(trust=trust, post=post))
        if role is not None:
            world.add(RoleGrant(trust=trust, person=person, role=role, school=school, starts_on=world.begins_on))
    return trust


def hosted(world: World, houses: list[House]) -> list[Holding]:
    """Whom guests mentor: the newcomer of the story, and the latest beginner in each of two other schools."""
    newcomer = seat_at(houses, NEWCOMER).holding_on(world.today)
    found = [newcomer] if newcomer else []
    for slug in ("lanternfield", "merrowby"):
        house = next(house for house in houses if house.slug == slug)
        beginners = [held for held in house.running(world.today) if held.post.early_career and held.new_here]
        found += sorted(beginners, key=lambda held: held.post.starts_on)[-1:]
    return found


def invite_guests(world: World, partners: Partners, hosts: list[Holding]) -> list[Person]:
    users = {user.email: user for user in User.objects.filter(email__endswith=HOME_DOMAIN)}
    made = []
    guests = (
        (*GUEST_NAME, AGENCY, AGENCY_DOMAIN),
        ("Dele", "Pipistone", "Quillmoor Fold Primary School", HOME_DOMAIN),
        ("Ilona", "Tavernish", AGENCY, AGENCY_DOMAIN),
    )
    for (given, family, home, domain), holding in zip(guests, hosts, strict=False):
        starts = min(holding.post.starts_on + timedelta(days=4), world.today - timedelta(days=1))
        guest = Person(trust=world.trust, given_name=given, family_name=family, is_guest=True, home_body=home)
        guest.email, guest.joined_on = address(given, family, domain), starts
        guest.user = users.get(guest.email) or login(world, guest.email, starts)
        partnership = partners.add(holding.post, world.add(guest), PartnerKind.MENTOR, starts, holding.post.ends_on)
        partnership.mode = SupportMode.MENTORING
        made.append(guest)
    return made
