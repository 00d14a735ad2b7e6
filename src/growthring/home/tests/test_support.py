"""People I support: what stands beside each person, and the number beside the page's name."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest

from growthring.conversations.models import Conversation, Party, Words
from growthring.conversations.models.meetings import WayReview
from growthring.conversations.services.rhythm import agree_rhythm
from growthring.conversations.tests.planning import Queries, at, client_of, in_autumn, page
from growthring.conversations.tests.worlds import World, signs
from growthring.core import clock
from growthring.home.queries.caseload import Supported, people_i_support
from growthring.home.queries.waiting import waiting_on
from growthring.people.models import Person, SupportMode
from growthring.writing.services.drafts import save_draft
from tests.factories import PartnershipFactory, PostFactory, acting

pytestmark = pytest.mark.django_db


@pytest.fixture
def here(db: None) -> Iterator[World]:
    with in_autumn() as made:
        yield made


def test_people_i_support_says_what_each_meeting_wants(here: World) -> None:
    here.recorded(at=at(date(2026, 10, 1)))
    assert "No meeting planned" in page(here.manager, "/support/")
    here.planned(at=at(date(2026, 12, 3)), sent_at=clock.now())

    seen = page(here.manager, "/support/")
    assert "Next meeting Thursday 3 Dec 2026, 15:30" in seen
    assert ">Prepare<" in seen
    assert "last met 18 Nov 2026" in seen
    assert "No meeting planned" in page(here.coach, "/support/")


def test_a_late_meeting_is_said_kindly_and_to_the_two_alone(here: World) -> None:
    last = here.recorded()
    Conversation.objects.unscoped(reason="test").filter(pk=last.pk).update(held_on=clock.today() - timedelta(weeks=14))
    kindly = "it would have been time by 4 Nov 2026"

    assert kindly in page(here.manager, "/support/")
    assert kindly not in page(here.coach, "/support/")
    assert "That would have been by 4 Nov 2026: a good time to find a day." in page(here.learner, "/my/meetings/")


def test_preparation_begun_is_known_of_oneself_alone(here: World) -> None:
    held = here.planned(at=at(date(2026, 12, 3)), sent_at=clock.now())
    facts = {"trust": here.school.trust, "conversation": held, "question": here.questions[0], "text": "Mine"}
    Words.objects.create(**facts, person=here.learner, written_at=clock.now())
    assert ">Prepare<" in page(here.manager, "/support/")
    assert "they are prepared" not in page(here.manager, "/support/")
    Words.objects.create(**facts, person=here.manager, written_at=clock.now())
    assert ">Prepare<" not in page(here.manager, "/support/")
    Party.objects.create(
        trust=here.school.trust, conversation=held, person=here.learner, joined_at=clock.now(), ready_at=clock.now()
    )
    assert "they are prepared" in page(here.manager, "/support/")


def test_a_meeting_that_nobody_held_waits_for_another_day(here: World) -> None:
    held = here.planned(at=at(date(2026, 11, 17)), sent_at=clock.now())
    move = f"/meetings/{held.key}/move/"

    seen = page(here.manager, "/support/")
    assert "Planned for 17 Nov 2026, not held yet" in seen
    assert move in seen
    form = client_of(here.manager).get(move).context["form"]
    assert form["on"].value() == date(2026, 11, 19)


def to_sign(here: World) -> None:
    here.recorded(at=at(date(2026, 11, 10)))


def signed_by_me(here: World) -> None:
    signs(here.manager, here.recorded(at=at(date(2026, 11, 10))))


def to_prepare(here: World) -> None:
    here.planned(at=at(date(2026, 12, 3)), sent_at=clock.now())


def later_today(here: World) -> None:
    here.planned(at=clock.now() - timedelta(hours=1), sent_at=clock.now())


def not_sent_yet(here: World) -> None:
    here.planned(at=at(date(2026, 12, 3)))


def second_to_prepare(here: World) -> None:
    """One is prepared, the one after it is not."""
    begun = here.planned(at=at(date(2026, 12, 3)), sent_at=clock.now())
    save_draft(actor=acting(here.manager), place=f"conversations_prepare:{begun.key}", fields={"q1": "Mine"})
    here.planned(at=at(date(2026, 12, 10)), sent_at=clock.now())


def draft_of_preparation(here: World) -> None:
    held = here.planned(at=at(date(2026, 12, 3)), sent_at=clock.now())
    save_draft(actor=acting(here.manager), place=f"conversations_prepare:{held.key}", fields={"q1": "Mine"})


def draft_of_a_word(here: World) -> None:
    """Why I would move it is no preparation."""
    held = here.planned(at=at(date(2026, 12, 3)), sent_at=clock.now())
    save_draft(actor=acting(here.manager), place=f"conversations_move:{held.key}", fields={"word": "A trip"})


def missed(here: World) -> None:
    here.planned(at=at(date(2026, 11, 17)), sent_at=clock.now())


def missed_long_ago(here: World) -> None:
    here.planned(at=at(date(2026, 10, 17)), sent_at=clock.now())


def missed_and_to_prepare(here: World) -> None:
    missed(here)
    to_prepare(here)


def late(here: World) -> None:
    held_on(here, date(2026, 6, 1))


def late_and_planned(here: World) -> None:
    late(here)
    not_sent_yet(here)


def late_by_own_rhythm(here: World) -> None:
    held_on(here, date(2026, 10, 1))
    agree_rhythm(actor=acting(here.manager), partnership=here.managing, weeks=6)


def in_time_on_the_last_day(here: World) -> None:
    held_on(here, date(2026, 10, 7))
    agree_rhythm(actor=acting(here.manager), partnership=here.managing, weeks=6)


def agreed_on_a_day_to_come(here: World) -> None:
    held_on(here, date(2026, 6, 1), next_on=date(2026, 12, 9))


def agreed_on_a_day_gone_by(here: World) -> None:
    held_on(here, date(2026, 11, 2), next_on=date(2026, 11, 16))


def new_and_not_met(here: World) -> None:
    started(here, date(2026, 6, 1))


def known_for_years(here: World) -> None:
    started(here, date(2024, 9, 1))


def asked_the_way(here: World) -> None:
    here.managing.mode = SupportMode.MENTORING
    here.managing.save()
    WayReview.objects.create(trust=here.school.trust, partnership=here.managing, ask_on=clock.today())


def two_waiting(here: World) -> None:
    to_prepare(here)
    PartnershipFactory.create(
        post=PostFactory.create(school=here.school), partner=here.manager, starts_on=date(2026, 6, 1)
    )


def nothing(here: World) -> None:
    held_on(here, date(2026, 11, 2))


def held_on(here: World, day: date, **facts: date) -> None:
    last = here.signed(at=at(day))
    Conversation.objects.unscoped(reason="test").filter(pk=last.pk).update(held_on=day, **facts)
    for each in (here.managing, here.coaching, here.guiding):
        each.starts_on = date(2024, 9, 1)
        each.save()


def started(here: World, day: date) -> None:
    here.managing.starts_on = day
    here.managing.save()


WAITS: dict[Callable[[World], None], int] = {
    nothing: 0,
    to_sign: 1,
    signed_by_me: 0,
    to_prepare: 1,
    later_today: 1,
    not_sent_yet: 0,
    second_to_prepare: 1,
    draft_of_preparation: 0,
    draft_of_a_word: 1,
    missed: 1,
    missed_long_ago: 0,
    missed_and_to_prepare: 1,
    late: 1,
    late_and_planned: 0,
    late_by_own_rhythm: 1,
    in_time_on_the_last_day: 0,
    agreed_on_a_day_to_come: 0,
    agreed_on_a_day_gone_by: 1,
    new_and_not_met: 1,
    known_for_years: 0,
    asked_the_way: 1,
    two_waiting: 2,
}


@pytest.mark.parametrize("state", WAITS)
def test_the_number_beside_the_name_is_the_number_on_the_page(here: World, state: Callable[[World], None]) -> None:
    state(here)
    for person in (here.manager, here.coach, here.guest, here.learner):
        actor = acting(person)
        shown = [each for each in people_i_support(actor) if each.waits]
        assert waiting_on(actor).supporting == len(shown)
        assert all(wants_something(each) for each in shown)

    assert waiting_on(acting(here.manager)).supporting == WAITS[state]
    seen = page(here.manager, "/support/")
    assert re.findall(r'class="waits"[^>]*>(\d+)<', seen) == [str(WAITS[state])] * 2 * bool(WAITS[state])


def wants_something(each: Supported) -> bool:
    """A row that waits says for what."""
    meetings = each.meetings
    asked = (meetings.to_sign, meetings.to_prepare, meetings.missed, meetings.asks_way, meetings.is_late)
    return any((*asked, each.answers, each.due))


def test_a_day_they_agreed_on_is_shown_until_it_is_planned(here: World) -> None:
    agreed_on_a_day_to_come(here)
    seen, url = page(here.manager, "/support/"), f"/my/meetings/plan/{here.post.key}/"

    assert f'<a href="{url}">You meet again on 9 Dec 2026: plan it</a>' in seen
    assert client_of(here.manager).get(url).context["form"]["on"].value() == date(2026, 12, 9)
    assert "You meet again on" not in page(here.coach, "/support/")  # who did not sit there
    not_sent_yet(here)
    assert "You meet again on" not in page(here.manager, "/support/")


def test_a_day_they_agreed_on_that_has_gone_by_is_when_it_would_have_been_time(here: World) -> None:
    agreed_on_a_day_gone_by(here)

    assert "it would have been time by 16 Nov 2026" in page(here.manager, "/support/")


def test_a_missed_meeting_and_the_next_one_both_stand(here: World) -> None:
    missed_and_to_prepare(here)
    seen = page(here.manager, "/support/")

    assert "Planned for 17 Nov 2026, not held yet" in seen
    assert "Next meeting Thursday 3 Dec 2026, 15:30" in seen
    assert (">Find another day<" in seen, ">Prepare<" in seen, ">Plan a meeting<" in seen) == (True, True, False)
    assert "You mean to meet every" not in seen
    assert "you mean to meet every 12 weeks" in seen


@pytest.mark.parametrize("more", [0, 3])
def test_the_queries_of_people_i_support(here: World, more: int, django_assert_num_queries: Queries) -> None:
    for _number in range(more):
        PartnershipFactory.create(post=PostFactory.create(school=here.school), partner=here.manager)
    missed_and_to_prepare(here)
    client = client_of(here.manager)

    with django_assert_num_queries(10):
        assert client.get("/support/").status_code == 200


CURRENT = re.compile(r'aria-current="page"><span>([^<]*)<')


def test_the_navigation_marks_where_one_came_from_and_whose_meetings_they_are(here: World) -> None:
    plan, pair = f"/my/meetings/plan/{here.post.key}/", f"/my/meetings/with/{here.managing.key}/"
    held = here.planned(at=at(date(2026, 12, 3)))
    move, off = f"/meetings/{held.key}/move/", f"/meetings/{held.key}/call-off/"

    for address in (plan, pair, move, off):
        assert (marked(here.manager, address), marked(here.learner, address)) == ("People I support", "My journey")
    assert marked(here.manager, "/my/meetings/") == "My journey"
    assert marked(here.manager, "/my/meetings/?from=support") == "People I support"
    assert 'href="/my/meetings/?from=support"' in page(here.manager, "/support/")
    assert marked(here.guest, "/my/meetings/") == "People I support"  # who has no journey here


def marked(person: Person, address: str) -> str:
    (found,) = CURRENT.findall(page(person, address))
    return str(found)
