"""What makes today a day in the middle of things: a meeting being held, what pairs settle, a half-written page."""

from collections import defaultdict
from datetime import time, timedelta

from growthring.conversations.models import Conversation, WayReview
from growthring.core import clock
from growthring.demo.conversations.choosing import tags_of
from growthring.demo.conversations.company import Company
from growthring.demo.conversations.days import open_before
from growthring.demo.conversations.meetings import Meeting, State, bare, moment
from growthring.demo.conversations.minutes import Minutes
from growthring.demo.conversations.tables import Tables
from growthring.demo.seats import Holding, House
from growthring.demo.texts.conversations import MANAGER, OTHER, Talk
from growthring.demo.texts.notes import HALF_WRITTEN, HELD_LINES, HELD_WORDS, OFFERS
from growthring.people.models import PartnerKind, Partnership, SupportMode
from growthring.writing.models import Draft

RHYTHM = 0.07  # of all pairs, how many have agreed on weeks of their own
WEEKS = (2, 4, 6, 6, 8, 9, 15)
WHY = "making up the demo's history"
Answer = WayReview.Answer
HELD_NOW = "merrowby"


def hold_one(company: Company, minutes: Minutes, houses: list[House], told: set[str]) -> None:
    """Begun and not ended: today, or on the last open day."""
    house = next(house for house in houses if house.slug == HELD_NOW)
    found = [
        held
        for held in house.running(company.world.today)
        if held.post.key not in told and not held.seat.plan.rank and held.contract.absent_from is None
        if (manager := company.manager(held.post, company.world.today)) is not None
        if manager.starts_on < company.world.today - timedelta(days=30) and held.post.kind == "teacher"
    ]
    if not found:
        return
    day = open_before(company.years(found[0]), company.world.today)
    talk = Talk("check_in", words=HELD_WORDS, lines=HELD_LINES)
    made = company.meeting(found[0], talk, day, who=MANAGER, state=State.BEGUN)
    if made is not None and made.day > found[0].post.starts_on:
        made.starts_at = min(made.starts_at, bare(company.world.now) - timedelta(minutes=12))
        minutes.write(made)


def turn(company: Company, meetings: list[Meeting]) -> None:
    """A guest's mentoring became coaching on the day of the last talk that is signed: see the story."""
    signed = [each for each in meetings if each.state == State.SIGNED and OTHER in each.sitters]
    if not signed:
        return
    other = signed[-1].sitters[OTHER].partnership
    for each in Partnership.objects.unscoped(reason=WHY).filter(pk=other or 0, mode=SupportMode.MENTORING):
        each.mode, each.coaching_since = SupportMode.COACHING, signed[-1].day
        each.save(update_fields=["mode", "coaching_since"])


def settle(company: Company, tables: Tables, houses: list[House]) -> None:
    """Rhythms that pairs have agreed; and whether mentoring is coaching now, asked and answered."""
    chance, today, trust = company.world.chance("rhythm"), company.world.today, company.world.trust.pk
    for house in houses:
        for held in house.running(today):
            for each in company.partners.of(held.post):
                old = today in each.period and each.starts_on < today - timedelta(days=30)
                if old and chance.random() < RHYTHM:
                    day = each.starts_on + timedelta(days=int(chance.random() * (today - each.starts_on).days))
                    by = chance.choice((each.partner_id, held.person.pk))
                    tables.add("rhythms", trust, each.pk, chance.choice(WEEKS), day, by)
    _ask(company, tables)


def _ask(company: Company, tables: Tables) -> None:
    """Where mentoring has turned into coaching both were asked that day and said so; guests are asked later."""
    today, coaching, trust = company.world.today, str(Answer.COACHING), company.world.trust
    rows = Partnership.objects.unscoped(reason=WHY).filter(trust=trust, kind=PartnerKind.MENTOR).order_by("pk")
    for each in rows.select_related("partner"):
        if each.coaching_since is not None:
            at = moment(each.coaching_since, time(16))
            said = (coaching, at - timedelta(hours=3), coaching, at)
            tables.add("ways", trust.pk, each.pk, each.coaching_since, *said, each.coaching_since)
        elif each.partner.is_guest and today in each.period:
            asked = max(each.starts_on + timedelta(weeks=10), today + timedelta(days=12))
            tables.add("ways", trust.pk, each.pk, asked, "", None, "", None, None)


def offer(company: Company, tables: Tables, houses: list[House]) -> None:
    """Each of the stock is somebody's, of a fitting kind of post."""
    chance, world = company.world.chance("offers"), company.world
    fitting: dict[str, list[Holding]] = defaultdict(list)
    for house in houses:
        for held in house.running(world.today):
            if held.post.starts_on < world.years[1].starts_on and held.post.ends_on is None:
                fitting[tags_of(held)[0]].append(held)
    for tag, texts in OFFERS.items():
        givers = chance.sample(fitting[tag], min(len(texts), len(fitting[tag])))
        for held, text in zip(givers, texts, strict=False):
            day = company.years(held).first_open_day(world.years[1].starts_on + timedelta(days=chance.randint(20, 250)))
            tables.add("offers", world.trust.pk, held.person.pk, text, min(day, world.today))


def half_write(conversation: int) -> None:
    """The draft of one persona: further than what is saved of the same page."""
    held = Conversation.objects.unscoped(reason=WHY).select_related("post").get(pk=conversation)
    place = f"conversations_prepare:{held.key}"
    row = Draft(trust_id=held.trust_id, writer_id=held.post.person_id, place=place, fields=HALF_WRITTEN)
    row.saved_at = clock.now() - timedelta(hours=15, minutes=20)
    row.save()
