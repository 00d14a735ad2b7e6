"""What a journey says of meetings: with whom, how far a record is, and what the two are asked."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from growthring.conversations.models import WayReview
from growthring.conversations.services.signing import reopen, sign
from growthring.conversations.tests.worlds import World, reread, seen_in
from growthring.core import clock
from growthring.home.tests.test_journey import DAY, _still, as_partner, here, page, preview
from growthring.people.models import SupportMode
from growthring.people.services.shares import share
from tests.factories import PostFactory, acting

__all__ = ["_still", "here"]


def test_the_next_conversation_says_with_whom(here: World) -> None:
    here.planned(at=clock.now() + 3 * DAY)
    assert f"</a> with {here.manager}<br>" in page(here.learner)
    here.planned(at=clock.now() + DAY, other=here.coaching)
    assert f"</a> with {here.manager} and {here.coach}<br>" in page(here.learner)
    here.replace_manager()
    shown = page(here.learner)
    assert f"</a> with {here.coach}<br>" not in shown
    assert f"with {here.manager}" not in shown
    assert "Pell and " in shown


def test_a_partner_is_you_on_the_journey_they_read(here: World) -> None:
    here.recorded(other=here.coaching)
    here.planned(at=clock.now() + DAY, other=here.coaching)
    for who, other in ((here.coach, here.manager), (here.manager, here.coach)):
        shown = page(who, as_partner(here))
        assert str(who) not in shown.split('class="lede"')[1]
        assert str(other) in shown
        assert '<div class="row-main">You <span class="row-note">' in shown
    assert f"</a> with you and {here.coach}<br>" in page(here.manager, as_partner(here))


def test_a_conversation_to_sign_says_with_whom_it_was(here: World) -> None:
    here.recorded()
    assert f"with {here.manager} · waits to be signed" in page(here.learner)


@pytest.mark.parametrize("name", ["managing", "coaching"])
def test_what_is_not_planned_is_not_planned_with_that_partner(here: World, name: str) -> None:
    held = getattr(here, name)
    other = {"managing": {"with_manager": False, "other": here.coaching}, "coaching": {}}[name]
    here.planned(at=clock.now() + 3 * DAY, **other)
    assert f"None is planned with {held.partner}." in page(here.learner, preview(here, held))
    assert "None is planned with you." in page(held.partner, as_partner(here))
    assert "None is planned" not in page(here.learner)


def test_a_record_that_was_opened_again_says_so_and_what_is_signed(here: World) -> None:
    held = here.signed()
    share(actor=acting(here.learner), partnership=here.coaching, record_kind="Conversation record")
    assert ">signed</span>" in page(here.coach, as_partner(here))
    reopen(actor=acting(here.learner), conversation=held, reason="A NAME IS WRONG")

    said = "opened again; version 1, signed on 10 Mar 2026, stands until all have signed the new one"
    for who, address in ((here.coach, as_partner(here)), (here.manager, as_partner(here)), (here.learner, "/journey/")):
        shown = page(who, address)
        assert shown.count(said) == 2
        assert "waits to be signed" not in shown
        assert "A NAME IS WRONG" not in shown

    for person in (here.learner, here.manager):
        sign(actor=acting(person), conversation=reread(held), seen=seen_in(held), disagreement="")
    assert "opened again" not in page(here.coach, as_partner(here))


def numbers_beside(shown: str, address: str) -> list[str]:
    """What waits, by the navigation."""
    [item] = [line for line in shown.splitlines() if line.startswith(f'<li><a href="{address}"')]
    return re.findall(r'<span class="waits">(\d+)', item)


def test_both_are_asked_about_coaching_on_their_own_page(here: World) -> None:
    here.coaching.mode = SupportMode.MENTORING
    here.coaching.save()
    facts = {"trust": here.school.trust, "partnership": here.coaching}
    review = WayReview.objects.create(**facts, ask_on=clock.today() + timedelta(days=1))
    asked = "is it time for mentoring to turn into coaching?"
    assert asked not in page(here.learner)
    WayReview.objects.unscoped(reason="test").filter(pk=review.pk).update(ask_on=clock.today())

    shown = page(here.learner)
    assert numbers_beside(shown, "/journey/") == ["1"]
    assert f"You and {here.coach} wanted to look at this on 10 March 2026: {asked}" in shown
    assert f'href="{reverse("conversations_pair", args=[here.coaching.key])}"' in shown
    assert shown.index(asked) < shown.index("My next conversation")
    assert asked not in page(here.coach)
    WayReview.objects.unscoped(reason="test").update(learner_says="mentoring")
    assert asked not in page(here.learner)
    assert numbers_beside(page(here.learner), "/journey/") == []
    assert numbers_beside(page(here.coach), "/journey/") == []


@pytest.mark.parametrize("days", [0, 1])
def test_the_next_conversation_is_one_that_can_be(here: World, days: int) -> None:
    """Up to the last day of the post: the end of a period is the first day on which it does not run."""
    here.planned(at=clock.now() + 3 * DAY, other=here.coaching)
    here.post.ends_on = clock.today() + (3 + days) * DAY
    here.post.save()
    none = not days

    assert ("None is planned." in page(here.learner)) is none
    assert ("None is planned with you." in page(here.coach, as_partner(here))) is none
    assert (f"None is planned with {here.coach}." in page(here.learner, preview(here, here.coaching))) is none


def test_nobody_is_asked_to_move_a_meeting_of_a_post_that_has_ended(here: World) -> None:
    here.planned(at=clock.now() - DAY)
    asked = "has not been held"
    assert asked in page(here.learner)
    here.post.ends_on = clock.today()
    here.post.save()
    PostFactory.create(school=here.school, person=here.learner)  # where they work now

    assert asked not in page(here.learner)
    assert "None is planned." in page(here.learner)
