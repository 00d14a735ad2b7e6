"""Whom to propose: by hand, by team, by rule. Nothing is saved here; the rules decide later, row by row."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from django.utils.translation import gettext as _

from growthring.core.access import Actor
from growthring.core.periods import Period, running_on
from growthring.core.scoping import ScopedQuerySet
from growthring.people import policy
from growthring.people.models import PartnerKind, Partnership, Person, Post, PostKind, School, Team
from growthring.people.queries.gaps import COACHING, capacity_of, load_of
from growthring.people.rules import Book, Held, Proposal
from growthring.people.services.bulk import Unread
from growthring.people.services.checking import load_book

MANAGER, COACH = PartnerKind.LINE_MANAGER, PartnerKind.COACH


@dataclass(slots=True)
class Choice:
    """Proposals, and what no proposal could be made for."""

    proposals: list[Proposal] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)


def by_hand(
    actor: Actor,
    posts: Iterable[Post],
    *,
    partner: Person,
    kind: str,
    starts_on: date,
    mode: str = "",
    instead: bool = False,
) -> Choice:
    """`instead`: in place of whoever is it on the day. A line manager always takes the place of the one before."""
    posts = list(posts)
    there = _there(actor, posts, kind, starts_on) if instead and kind != MANAGER else {}
    choice = Choice()
    for post in posts:
        now = there.get(post.pk, [])
        if len(now) > 1:
            what = _("Several hold this place now: hand over on the person's page.")
            choice.unread.append(Unread(where=str(post.person), value="", what=what))
        else:
            replaces = now[0] if now else None
            choice.proposals.append(Proposal(post.pk, partner.pk, kind, Period(starts_on), mode, replaces))
    return choice


def share_out(
    actor: Actor,
    posts: Sequence[Post],
    partners: Sequence["Coach"],
    *,
    kind: str,
    starts_on: date,
    mode: str = "",
    instead: bool = False,
) -> Choice:
    """Each post to the one with most room left who may be its partner; where nobody may, the rules will say why."""
    book = load_book(actor.trust_id, since=starts_on) if len(partners) > 1 else Book()
    shares: dict[int, list[Post]] = {each.person.pk: [] for each in partners}
    for post in posts:
        ordered = sorted(partners, key=lambda each: each.load - each.room)
        asked = (each for each in ordered if len(partners) > 1 and _may(book, post, each, kind, starts_on))
        chosen = next(asked, ordered[0])
        chosen.load += 1
        shares[chosen.person.pk].append(post)
    choice = Choice()
    for each in partners:
        mine = shares[each.person.pk]
        part = by_hand(actor, mine, partner=each.person, kind=kind, starts_on=starts_on, mode=mode, instead=instead)
        choice.proposals += part.proposals
        choice.unread += part.unread
    return choice


def _may(book: Book, post: Post, coach: "Coach", kind: str, on: date) -> bool:
    return book.judge(Proposal(post.pk, coach.person.pk, kind, Period(on))).ok


def _there(actor: Actor, posts: Iterable[Post], kind: str, on: date) -> dict[int, list[int]]:
    """Partnerships of the kind on the day, by post."""
    rows = Partnership.objects.visible_to(actor).filter(running_on(on), post__in=list(posts), kind=kind)
    found: defaultdict[int, list[int]] = defaultdict(list)
    for post, partnership in rows.values_list("post_id", "pk"):
        found[post].append(partnership)
    return found


def by_team(actor: Actor, team: Team, *, partner: Person, kind: str, starts_on: date, mode: str = "") -> Choice:
    """Everybody in the team but the partner, and but those whose partner of this kind they are already."""
    members = _posts(actor, starts_on).filter(team=team).exclude(person=partner)
    there = Partnership.objects.visible_to(actor).filter(running_on(starts_on), partner=partner, kind=kind)
    members = members.exclude(pk__in=there.values("post"))
    return by_hand(actor, members, partner=partner, kind=kind, starts_on=starts_on, mode=mode)


def by_team_leader(actor: Actor, school: School | None, *, starts_on: date, only_without: bool = True) -> Choice:
    """The one who holds a leader's post in a team becomes line manager of its other members."""
    posts = _posts(actor, starts_on).filter(team__isnull=False).select_related("person", "team")
    if school is not None:
        posts = posts.filter(school=school)
    managed = _with_manager(posts, starts_on)
    choice = Choice()
    for team, of_team in groupby(posts.order_by("team__name", "team_id", "pk"), key=lambda post: post.team):
        _lead_team(choice, team, list(of_team), managed if only_without else {}, starts_on)
    return choice


def spread_coaches(actor: Actor, school: School, *, starts_on: date, kind: str = COACH) -> Choice:
    """Everybody without coach or mentor gets the coach of the school with the fewest people who has room for them."""
    posts = _posts(actor, starts_on).filter(school=school).select_related("person")
    supported = Partnership.objects.visible_to(actor).filter(running_on(starts_on), kind__in=COACHING)
    without = list(posts.exclude(pk__in=supported.values("post")).order_by("team__name", "person__family_name", "pk"))
    spread = _Spread(coaches_of(actor, school, starts_on), load_book(actor.trust_id, since=starts_on))
    choice = Choice()
    for post in without:
        proposal = spread.place(post, kind, starts_on)
        if proposal is not None:
            choice.proposals.append(proposal)
        else:
            what = _("No coach of the school has room for them, and may be their coach.")
            choice.unread.append(Unread(where=str(post.person), value="", what=what))
    return choice


@dataclass(slots=True)
class Coach:
    person: Person
    load: int
    room: int  # how many they can support in all

    @property
    def left(self) -> int:
        return max(0, self.room - self.load)


def coaches_of(actor: Actor, school: School, on: date) -> list[Coach]:
    """People of the school who coach or mentor somebody now, or have said how many they can."""
    posts = Post.objects.visible_to(actor).filter(running_on(on), school=school)
    coaching = Partnership.objects.visible_to(actor).filter(running_on(on), kind__in=COACHING)
    people = Person.objects.visible_to(actor).filter(pk__in=posts.values("person"))
    willing = people.filter(coach_capacity__gt=0) | people.filter(pk__in=coaching.values("partner"))
    measured = willing.annotate(load=load_of(on, partner="pk"), room=capacity_of(on, partner="pk")).distinct()
    return [Coach(person, person.load, person.room) for person in measured]


@dataclass(slots=True)
class _Spread:
    coaches: list[Coach]
    book: Book

    def place(self, post: Post, kind: str, starts_on: date) -> Proposal | None:
        for coach in sorted(self.coaches, key=lambda coach: (coach.load, str(coach.person))):
            proposal = Proposal(post.pk, coach.person.pk, kind, Period(starts_on))
            if coach.load < coach.room and self.book.judge(proposal).ok:
                coach.load += 1
                self.book.add(Held(("spread", post.pk), post.pk, coach.person.pk, kind, proposal.period))
                return proposal
        return None


def _posts(actor: Actor, on: date) -> ScopedQuerySet[Post]:
    """The posts that run on the day and are the actor's to arrange."""
    return Post.objects.visible_to(actor).filter(running_on(on), policy.arranged(actor))


def _with_manager(posts: ScopedQuerySet[Post], on: date) -> dict[int, int]:
    held = Partnership.objects.unscoped(reason="who has a line manager already").filter(
        running_on(on), kind=MANAGER, post__in=posts.order_by()
    )
    return dict(held.values_list("post_id", "partner_id"))


def _lead_team(
    choice: Choice, team: Team | None, posts: Sequence[Post], managed: dict[int, int], starts_on: date
) -> None:
    leaders: defaultdict[int, list[Post]] = defaultdict(list)
    for post in posts:
        if post.kind == PostKind.LEADER:
            leaders[post.person_id].append(post)
    if len(leaders) != 1:
        what = _("Nobody in this team holds a leader's post.") if not leaders else _("Several in this team lead.")
        by_hand = _("Choose by hand.")
        choice.unread.append(Unread(where=str(team), value="", what=f"{what} {by_hand}"))
        return
    [leader] = leaders
    for post in posts:
        if post.person_id != leader and post.pk not in managed:
            choice.proposals.append(Proposal(post.pk, leader, MANAGER, Period(starts_on)))
