"""Each first screen with one row and with three: the same queries, at most twelve; and what stands on it."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from growthring.commitments.models import Promise
from growthring.commitments.seen import line_seen
from growthring.commitments.services.actions import add_action
from growthring.commitments.services.promises import add_promise, keep, share
from growthring.core import clock
from growthring.core.access import Role
from growthring.home.queries.invitations import belongs_to
from growthring.home.queries.schools import set_up_with_counts
from growthring.home.templatetags.home_tags import in_fives
from growthring.home.tests.conftest import SignIn
from growthring.home.tests.world import TODAY, World, make_world, support
from growthring.people.models import Invitation, PartnerKind, Person, Post, School
from growthring.stages.models import Placement, Voice
from growthring.stages.services.assurance import write_assurances
from growthring.stages.services.checkpoints import close_due
from growthring.stages.services.placements import agree, differ, place
from growthring.stages.services.settling import ask_to_void
from growthring.standards.models import SchoolStages, Stage, StageMode
from growthring.standards.services.start import start_trust_standards
from tests.factories import PartnershipFactory, PersonFactory, PostFactory, RoleGrantFactory, SchoolFactory, acting

Queries = Callable[[int], object]


def stage(world: World, position: int) -> Stage:
    return Stage.objects.unscoped(reason="test").get(trust=world.trust, position=position)


def learners(world: World) -> list[Post]:
    held = Post.objects.unscoped(reason="test").filter(partnerships__partner=world["manager"])
    return list(held.order_by("pk"))


def lived_in(rows: int) -> World:
    """Everybody the manager supports is placed, contests it, and has an open newcomers' list."""
    world = make_world(learners=rows)
    start_trust_standards(world.trust)
    manager = acting(world["manager"])
    for post in learners(world):
        placed = place(actor=manager, post=post, stage=stage(world, 3), effective_on=date(2026, 9, 1))
        differ(actor=acting(post.person), placement=placed, stage=stage(world, 4), sentence="I see it further on.")
    newcomers = [PostFactory(school=world.school, starts_on=date(2026, 11, 2)) for _each in range(rows)]
    for post in newcomers:
        support(world, post)
    write_assurances(newcomers, on=TODAY)
    for post in learners(world):
        owe(world, post)
    return world


def owe(world: World, post: Post) -> Promise:
    """An action, a promise that the school sees, and one that it does not."""
    learner, manager = acting(post.person), acting(world["manager"])
    add_action(actor=learner, post=post, owner=post.person, kind="do", text="Try it with Year 4", due_on=None)
    day = TODAY + timedelta(days=7)
    told: dict[str, Any] = {"actor": manager, "post": post, "owed_by": world["manager"], "due_on": day}
    add_promise(**told, kind="time", what="Something between us", why="To be with my class")
    made = add_promise(**told, kind="cover", what="Cover on Tuesday", why="My class")
    return share(actor=learner, promise=made, seen=line_seen(made))


def stand_firm(world: World) -> None:
    placement = Placement.objects.unscoped(reason="test").get(post=world.learner)
    differ(actor=acting(world["manager"]), placement=placement, stage=stage(world, 3), sentence="I see it as before.")


PAGES = {
    "teacher": ("/journey/", 8),
    "manager": ("/support/", 10),
    "coach": ("/support/", 9),
    "guest": ("/support/", 8),
    "head": ("/school/{school}/leading/", 12),
    "governor": ("/school/{school}/", 8),
    "trust_leader": ("/trust/", 11),
    "office": ("/set-up/school/{school}/", 6),
}


@pytest.mark.usefixtures("_still")
@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("who", PAGES)
def test_the_queries_of_a_first_screen(
    db: None, django_assert_num_queries: Queries, signed_in: SignIn, who: str, rows: int
) -> None:
    world = lived_in(rows)
    list(close_due(TODAY))
    client, (page, number) = signed_in(world[who]), PAGES[who]

    with django_assert_num_queries(number):  # type: ignore[attr-defined]
        assert client.get(page.format(school=world.school.key)).status_code == 200


@pytest.fixture
def lived(db: None, _still: None) -> World:
    return lived_in(1)


def read(client: Client, page: str) -> str:
    return client.get(page, follow=True).content.decode()


def test_my_journey_shows_partners_stage_and_what_i_answer(lived: World, signed_in: SignIn) -> None:
    Voice.objects.unscoped(reason="test").filter(part=Voice.Part.LEARNER).delete()
    Placement.objects.unscoped(reason="test").filter(post=lived.learner).update(stage=stage(lived, 3))
    page = read(signed_in(lived["teacher"]), "/journey/")

    assert "Manager Vane" in page
    assert "Coach Vane" in page
    assert "Your line manager sees you at “Building practice”" in page
    assert f"/stages/{lived.learner.key}/" in page
    assert '<span class="waits">1' in page


def test_a_newcomer_sees_both_lists(lived: World, signed_in: SignIn) -> None:
    newcomer = learners(lived)[1]
    page = read(signed_in(newcomer.person), "/journey/")

    assert "My first weeks" in page
    assert "Mandatory" in page


@pytest.mark.parametrize("mode", [StageMode.OFF, StageMode.ASSURANCE])
def test_a_school_without_stages_shows_none(lived: World, signed_in: SignIn, mode: StageMode) -> None:
    Placement.objects.unscoped(reason="test").update(voided_at="2026-11-20T09:00Z")
    SchoolStages.objects.create(trust=lived.trust, school=lived.school, mode=mode)
    page = read(signed_in(learners(lived)[1].person), "/journey/")

    assert "Where I stand" not in page
    assert ("My first weeks" in page) == (mode == StageMode.ASSURANCE)


def test_what_waits_for_the_line_manager_comes_first(lived: World, signed_in: SignIn) -> None:
    quiet = PostFactory(school=lived.school, person__family_name="Aardvane")
    support(lived, quiet)
    page = read(signed_in(lived["manager"]), "/support/")
    newcomer = learners(lived)[1].person
    places = [page.index(text) for text in ("Waits for you", str(newcomer), "Nothing due", "Aardvane")]

    assert places == sorted(places)


def test_a_coach_and_a_guest_see_no_stage(lived: World, signed_in: SignIn) -> None:
    for who in ("coach", "guest"):
        page = read(signed_in(lived[who]), "/support/")

        assert "Teacher Vane" in page
        assert "Building practice" not in page
        assert "items due" not in page


def test_the_head_finds_gaps_and_what_is_contested(lived: World, signed_in: SignIn) -> None:
    stand_firm(lived)
    page = read(signed_in(lived["head"]), "/school/")

    assert "1 placement is contested" in page
    assert "No line manager" in page
    assert "Newcomers with open items" in page


@pytest.mark.parametrize("who", ["head", "pd_lead"])
def test_what_was_promised_and_not_yet_done_stands_on_top(lived: World, signed_in: SignIn, who: str) -> None:
    page = read(signed_in(lived[who]), "/school/")
    places = [page.index(text) for text in ("have not yet done", "Cover on Tuesday", "Support that is missing")]

    assert places == sorted(places)
    assert "Manager Vane owes it" in page
    assert "Something between us" not in page
    assert "To be with my class" not in page
    assert "Keep, ask or decline" not in page


def test_the_trust_reads_numbers_of_promises_and_no_promise(lived: World, signed_in: SignIn) -> None:
    for post in learners(lived) * 3:
        keep(actor=acting(lived["manager"]), promise=owe(lived, post))
    page = read(signed_in(lived["trust_leader"]), "/trust/")

    assert "5 to 9" in page
    assert "Cover on Tuesday" not in page


def test_the_pd_lead_settles_nothing(lived: World, signed_in: SignIn) -> None:
    stand_firm(lived)

    assert "is contested" not in read(signed_in(lived["pd_lead"]), "/school/")


def test_small_numbers_are_not_told_to_the_trust(lived: World, signed_in: SignIn) -> None:
    page = read(signed_in(lived["trust_leader"]), "/trust/")

    assert "fewer than 5" in page
    assert "Teacher Vane" not in page


def test_a_count_in_fives_tells_of_nobody() -> None:
    """Neither "none" nor one day's number beside the next day's."""
    told = [in_fives(number) for number in (0, 1, 4, 5, 9, 10)]
    assert told == ["fewer than 5", "fewer than 5", "fewer than 5", "5 to 9", "5 to 9", "10 to 14"]


def test_setting_up_names_the_next_step(world: World, signed_in: SignIn) -> None:
    page = read(signed_in(world["office"]), "/set-up/")
    assert "Next: The school year." in page

    start_trust_standards(world.trust)
    assert "Next: How we use stages." in read(signed_in(world["office"]), "/set-up/")


def test_the_count_of_what_waits_is_the_count_on_the_page(lived: World, signed_in: SignIn) -> None:
    from growthring.home.queries.caseload import people_i_support
    from growthring.home.queries.waiting import waiting_on

    manager = acting(lived["manager"])
    shown = people_i_support(manager)

    assert waiting_on(manager).supporting == len([each for each in shown if each.due or each.answers])
    assert [each.waits for each in shown] == [bool(each.due or each.answers) for each in shown]
    assert waiting_on(manager).supporting > 0
    stand_firm(lived)
    assert waiting_on(acting(lived["head"])).settling == 1


def test_an_error_that_a_newer_placement_stands_over_waits_for_nobody(lived: World) -> None:
    from growthring.home.queries.caseload import people_i_support
    from growthring.home.queries.waiting import waiting_on

    post = lived.learner
    manager, learner = acting(lived["manager"]), acting(post.person)
    told: list[tuple[int, int]] = []

    def tell() -> None:
        told.append((waiting_on(manager).supporting, sum(each.waits for each in people_i_support(manager))))

    first = agree(actor=manager, placement=Placement.objects.unscoped(reason="test").get(post=post))
    tell()
    ask_to_void(actor=learner, placement=first, sentence="That was another day.")
    tell()
    agree(actor=learner, placement=place(actor=manager, post=post, stage=stage(lived, 5), effective_on=TODAY))
    tell()
    assert [page for _beside, page in told] == [told[0][1], told[0][1] + 1, told[0][1]]
    assert [beside for beside, _page in told] == [page for _beside, page in told]


def test_an_item_put_off_waits_for_its_day(lived: World) -> None:
    from growthring.home.queries.waiting import is_due, items_due
    from growthring.stages.models import AssuranceItem

    item = AssuranceItem.objects.unscoped(reason="test").first()
    assert item is not None
    AssuranceItem.objects.unscoped(reason="test").exclude(pk=item.pk).delete()
    for due, review, waits in [(0, None, True), (1, None, False), (-6, 30, True), (-7, 30, False), (-30, 0, True)]:
        item.due_on = TODAY + timedelta(days=due)
        item.review_on = TODAY + timedelta(days=review) if review is not None else None
        item.save()

        assert (is_due(item, TODAY), items_due(TODAY).unscoped(reason="test").count()) == (waits, int(waits))


def test_many_schools_are_a_list(world: World, signed_in: SignIn) -> None:
    SchoolFactory(trust=world.trust, name="Second School")

    assert "Second School" in read(signed_in(world["records"]), "/set-up/")
    assert "Second School" not in read(signed_in(world["office"]), "/set-up/")


def test_the_count_of_uninvited_is_the_list_of_them(world: World, signed_in: SignIn) -> None:
    PostFactory(school=world.school, person=PersonFactory(trust=world.trust, user=None, email=""))

    assert "1 person has no link yet." in read(signed_in(world["office"]), "/set-up/")


def belonging(world: World, other: School, ways: int) -> None:
    """Somebody without a login; each bit of `ways` is one way to belong to the school, or to another."""
    school, left = world.school, TODAY if ways == 7 else None
    person = PersonFactory(trust=world.trust, user=None, email="", is_guest=bool(ways & 8), left_on=left)
    PostFactory.create_batch(2 * (ways & 1), school=school, person=person)
    RoleGrantFactory.create_batch(ways >> 1 & 1, person=person, school=school, role=Role.GOV)
    RoleGrantFactory.create_batch(ways >> 2 & 1, person=person, school=other, role=Role.HD if ways & 16 else Role.GOV)
    for kind in (PartnerKind.COACH, PartnerKind.MENTOR) if ways & 8 else ():
        PartnershipFactory(post=PostFactory(school=school if ways & 16 else other), partner=person, kind=kind)
    if ways & 16:
        until = {"made_at": clock.now(), "expires_at": clock.now() + timedelta(days=ways)}
        Invitation.objects.create(trust=world.trust, person=person, token_digest=f"{ways}", **until)


def test_whoever_belongs_in_several_ways_is_counted_once(world: World) -> None:
    other = SchoolFactory(trust=world.trust)
    for ways in range(1, 32):
        belonging(world, other, ways)

    for who in ("office", "records"):
        actor = acting(world[who])
        for counted in set_up_with_counts(actor, now=clock.now()):
            everybody = Person.objects.unscoped(reason="counting everybody")
            people = everybody.filter(belongs_to(actor, counted.pk), user__isnull=True)
            links = Invitation.objects.unscoped(reason="counting every link").filter(person__in=list(people))
            assert (counted.without_login, counted.invited) == (people.count(), links.count())
