from datetime import timedelta

import pytest

from growthring.core.access import Actor, Role
from growthring.people.models import PartnerKind, Post, School
from growthring.people.queries.gaps import GapKind, Scope, gap_counts, gap_posts
from growthring.people.services.leaving import leave
from growthring.people.tests.conftest import TODAY
from tests.factories import PartnershipFactory, PersonFactory, PostFactory, SchoolFactory, TeamFactory, acting, holding

pytestmark = pytest.mark.django_db
COACH, MENTOR = PartnerKind.COACH, PartnerKind.MENTOR
DAY = timedelta(days=1)


def having(office: Actor, kind: GapKind) -> set[int]:
    return {post.pk for post in gap_posts(office, kind)}


@pytest.fixture
def post(school: School) -> Post:
    """Somebody with a line manager and a coach, who have no post here that could be counted as well."""
    found: Post = PostFactory.create(school=school)
    PartnershipFactory.create(post=found)
    PartnershipFactory.create(post=found, kind=COACH)
    return found


def test_who_has_both_has_no_gap_of_these(office: Actor, post: Post) -> None:
    assert (having(office, GapKind.NO_LINE_MANAGER), having(office, GapKind.NO_COACH)) == (set(), set())


def test_a_missing_line_manager_and_a_missing_coach(office: Actor, post: Post, school: School) -> None:
    alone = PostFactory.create(school=school)
    PartnershipFactory.create(post=alone, ends_on=TODAY)
    PartnershipFactory.create(post=alone, kind=MENTOR, starts_on=TODAY + DAY)
    assert having(office, GapKind.NO_LINE_MANAGER) == having(office, GapKind.NO_COACH) == {alone.pk}


def test_a_mentor_stands_for_a_coach(office: Actor, school: School) -> None:
    mentored = PartnershipFactory.create(post=PostFactory.create(school=school), kind=MENTOR).post
    assert mentored.pk not in having(office, GapKind.NO_COACH)


@pytest.mark.parametrize(("own", "schools", "over"), [(1, 9, True), (2, 1, False), (None, 1, True), (None, 2, False)])
def test_a_coach_over_capacity(office: Actor, school: School, own: int | None, schools: int, over: bool) -> None:
    school.coach_capacity = schools
    school.save()
    coach = PostFactory.create(school=school, person__coach_capacity=own).person
    posts = PostFactory.create_batch(2, school=school)
    for kind, each in zip((COACH, MENTOR), posts, strict=True):
        PartnershipFactory.create(post=each, partner=coach, kind=kind)
    PartnershipFactory.create(post=posts[0], partner=coach)  # line management takes no coach's place
    assert having(office, GapKind.OVER_CAPACITY) == ({each.pk for each in posts} if over else set())


def test_a_partnership_about_to_end(office: Actor, school: School) -> None:
    def ending(days: int, post: Post | None = None) -> Post:
        post = post or PostFactory.create(school=school)
        PartnershipFactory.create(post=post, kind=COACH, ends_on=TODAY + timedelta(days=days))
        return post

    soon = ending(30)
    ending(31)
    followed = ending(10)
    PartnershipFactory.create(post=followed, kind=MENTOR, starts_on=TODAY + timedelta(days=10))
    ending(10, PostFactory.create(school=school, ends_on=TODAY + timedelta(days=10)))
    late = ending(10)
    PartnershipFactory.create(post=late, kind=MENTOR, starts_on=TODAY + timedelta(days=11))
    assert having(office, GapKind.ENDING) == {soon.pk, late.pk}


def test_a_partner_about_to_leave(office: Actor, school: School) -> None:
    def supported_by(ends_on: object) -> Post:
        partner = PostFactory.create(school=school, ends_on=ends_on).person
        found: Post = PartnershipFactory.create(post=PostFactory.create(school=school), partner=partner).post
        return found

    going, gone = supported_by(TODAY + timedelta(days=20)), supported_by(TODAY - DAY)
    supported_by(None)
    guest = PersonFactory.create(trust=school.trust, is_guest=True)
    PartnershipFactory.create(post=PostFactory.create(school=school), partner=guest, kind=MENTOR)
    assert having(office, GapKind.PARTNER_LEAVING) == {going.pk, gone.pk}


def test_whoever_leaves_leaves_gaps(office: Actor, post: Post, school: School) -> None:
    partner = PostFactory.create(school=school).person
    learner = PartnershipFactory.create(post=PostFactory.create(school=school), partner=partner).post
    assert learner.pk not in having(office, GapKind.NO_LINE_MANAGER)
    leave(actor=office, person=partner, on=TODAY)
    assert learner.pk in having(office, GapKind.NO_LINE_MANAGER)


def test_counts_agree_with_the_lists(office: Actor, post: Post, school: School) -> None:
    PostFactory.create_batch(2, school=school)
    counts = gap_counts(office)
    assert counts == {kind.value: len(having(office, kind)) for kind in GapKind}
    assert counts[GapKind.NO_LINE_MANAGER] == 2


def test_the_list_narrows_by_school_team_and_kind(school: School) -> None:
    office = acting(holding(Role.OFF, trust=school.trust))
    team = TeamFactory.create(school=school)
    here = PostFactory.create(school=school, team=team, kind="site")
    PostFactory.create(school=school)
    PostFactory.create(school=SchoolFactory.create(trust=school.trust))
    for scope, number in ((Scope(), 3), (Scope(school), 2), (Scope(school, team), 1), (Scope(post_kind="site"), 1)):
        assert gap_counts(office, scope)[GapKind.NO_COACH] == number
    assert gap_posts(office, GapKind.NO_COACH, Scope(team=team)) == [here]


def test_another_schools_gaps_are_not_ours(office: Actor, school: School) -> None:
    PostFactory.create(school=SchoolFactory.create(trust=school.trust))
    assert set(gap_counts(office).values()) == {0}
