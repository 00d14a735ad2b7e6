"""One stage for several people at once: looked at first, proposed, taken back."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from growthring.audit.models import Event
from growthring.people.models import Post
from growthring.stages.models import Assurance, Placement, Voice
from growthring.stages.services.placements import place, place_self
from growthring.stages.tests.test_table import TODAY, _today, another, as_, here, told
from growthring.stages.tests.worlds import World, placed
from growthring.standards.models import Calendar, Term
from tests.factories import acting

__all__ = ["_today", "here"]  # fixtures
pytestmark = pytest.mark.django_db


def many(here: World) -> str:
    return reverse("stages_many", args=[here.school.slug])


def sent(*posts: Post, stage: int = 4, **more: Any) -> dict[str, Any]:
    return {"pick": [post.key for post in posts], "stage": stage, "on": TODAY.isoformat(), **more}


def test_looking_first_shows_what_would_come_of_it_and_changes_nothing(here: World) -> None:
    good, newcomer = another(here, here.manager), another(here, here.manager)
    Assurance.objects.create(trust=here.school.trust, post=newcomer, started_on=date(2025, 9, 1))
    client = as_(here.manager)
    before = Event.objects.unscoped(reason="test").count()
    answer = client.post(many(here), sent(good, newcomer))
    text = answer.content.decode()

    assert answer.status_code == 200
    assert (text.count('name="pick"'), "A newcomer&#x27;s list was still open" in text) == (1, True)
    assert (told(), Event.objects.unscoped(reason="test").count()) == ([], before)


def test_all_are_proposed_at_once_and_taken_back_with_one_click(here: World) -> None:
    posts = [another(here, here.manager) for _each in range(3)]
    client = as_(here.manager)
    page = client.post(many(here), sent(*posts, do="propose"), follow=True).content.decode()
    undo = reverse("stages_many_undo", args=[here.school.slug])

    assert "3 placements are proposed." in page
    assert f'action="{undo}"' in page
    assert told() == [(post.pk, "proposed", 4) for post in posts]
    assert "3 proposals are taken back." in client.post(undo, follow=True).content.decode()
    assert not Placement.objects.unscoped(reason="test").filter(voided_at=None).exists()


def said() -> dict[int, str]:
    return dict(Voice.objects.unscoped(reason="test").values_list("placement__post_id", "sentence"))


def test_one_sentence_for_all_and_one_of_their_own(here: World) -> None:
    """The look offers the sentence for all in each one's box; what is typed there stands in its place."""
    first, second, third = (another(here, here.manager) for _each in range(3))
    client = as_(here.manager)
    look = client.post(many(here), sent(first, second, third, sentence="Plans ahead.")).content.decode()
    own: dict[str, Any] = {
        f"sentence-{first.key}": "Leads the team.",
        f"sentence-{second.key}": "Plans ahead.",
        f"sentence-{third.key}": "",
    }
    client.post(many(here), sent(first, second, third, sentence="Plans ahead.", do="propose", **own))

    assert look.count("Plans ahead.</textarea>") == 3
    assert said() == {first.pk: "Leads the team.", second.pk: "Plans ahead.", third.pk: ""}


def test_whoever_is_unticked_in_the_look_is_left_out(here: World) -> None:
    kept, left = another(here, here.manager), another(here, here.manager)
    client = as_(here.manager)
    client.post(many(here), sent(kept, left))
    client.post(many(here), sent(kept, do="propose") | {f"sentence-{left.key}": "Not this one"})

    assert told() == [(kept.pk, "proposed", 4)]


def test_choosing_again_keeps_stage_people_and_what_was_worded(here: World) -> None:
    ticked, other = another(here, here.manager), another(here, here.manager)
    own: dict[str, Any] = {f"sentence-{ticked.key}": "Leads the team."}
    page = as_(here.manager).post(many(here), sent(ticked, do="again", **own)).content.decode()

    assert page.count(" checked") == 1
    assert f'value="{other.key}"' in page
    assert '<option value="4" selected>' in page
    assert f'<input type="hidden" name="sentence-{ticked.key}" value="Leads the team.">' in page


def test_an_error_keeps_whom_one_ticked(here: World) -> None:
    ticked = another(here, here.manager)
    another(here, here.manager)
    answer = as_(here.manager).post(many(here), sent(ticked) | {"stage": "", "sentence": "Kept words"})
    page = answer.content.decode()

    assert (answer.status_code, page.count("Choose a stage."), page.count(" checked")) == (422, 2, 1)
    assert "Kept words</textarea>" in page


def test_a_sentence_too_long_is_shown_again_where_it_was_typed(here: World) -> None:
    post = another(here, here.manager)
    answer = as_(here.manager).post(many(here), sent(post, do="propose") | {f"sentence-{post.key}": "ab " * 300})
    page = answer.content.decode()

    assert (answer.status_code, told()) == (422, [])
    assert f'href="#id_sentence-{post.key}"' in page
    assert page.count("ab " * 299) == 1


def test_the_look_says_what_they_said_themselves(here: World) -> None:
    place_self(actor=acting(here.learner), post=here.post, stage=here.stages[2], sentence="Yes", effective_on=TODAY)
    page = as_(here.manager).post(many(here), sent(here.post, stage=4)).content.decode()

    assert f"They say {here.stages[2].name}." in page


def test_only_those_not_placed_this_term_can_be_asked_for(here: World) -> None:
    trust = here.school.trust
    year = {"trust": trust, "starts_on": date(2025, 9, 1), "ends_on": date(2026, 9, 1)}
    for school, first_day in ((None, date(2025, 11, 1)), (here.school, date(2025, 9, 3))):
        calendar = Calendar.objects.create(school=school, name="2025/26", **year)
        Term.objects.create(
            trust=trust, calendar=calendar, name="Autumn", first_day=first_day, last_day=date(2025, 12, 19)
        )
    late, open_one, placed_now = (another(here, here.manager) for _each in range(3))
    placed(late, here.stages[2], on=date(2025, 3, 3))
    placed(open_one, here.stages[2], on=date(2025, 3, 3), state="proposed")
    placed(placed_now, here.stages[2], on=date(2025, 10, 3))
    client, table = as_(here.manager), reverse("stages_table", args=[here.school.slug])
    listed = client.get(f"{table}?show=late").content.decode()
    offered = client.get(f"{many(here)}?show=late").content.decode()

    for page in (listed, offered):
        assert [post.key in page for post in (here.post, late, open_one, placed_now)] == [True, True, False, False]
    place(actor=acting(here.manager), post=late, stage=here.stages[3], effective_on=TODAY)
    place(actor=acting(here.manager), post=here.post, stage=here.stages[3], effective_on=TODAY)
    assert "Everybody has been placed this term" in client.get(f"{table}?show=late").content.decode()


def test_what_has_been_answered_stands(here: World) -> None:
    client = as_(here.manager)
    client.post(many(here), sent(here.post, stage=4, do="propose"))
    place_self(actor=acting(here.learner), post=here.post, stage=here.stages[3], sentence="Yes", effective_on=TODAY)
    page = client.post(reverse("stages_many_undo", args=[here.school.slug]), follow=True).content.decode()

    assert "One stands: it has been answered." in page
    assert told() == [(here.post.pk, "agreed", 4)]


def test_an_earlier_proposal_of_ones_own_comes_back_when_it_is_taken_back(here: World) -> None:
    """Changed by the bulk in its stage or its day, or only said again: undone, it stands as it stood."""
    posts = [another(here, here.manager) for _each in range(4)]
    actor, before = acting(here.manager), TODAY - timedelta(days=20)
    for post, stage, day in zip(posts, (3, 4, 3), (before, before, TODAY), strict=False):
        place(actor=actor, post=post, stage=here.stages[stage - 1], effective_on=day, sentence="Seen in lessons.")
    place(actor=actor, post=posts[3], stage=here.stages[3], effective_on=TODAY)
    stood = opened()
    client = as_(here.manager)
    client.post(many(here), sent(*posts, stage=4, do="propose"))
    changed = opened()
    page = client.post(reverse("stages_many_undo", args=[here.school.slug]), follow=True).content.decode()

    assert set(changed.values()) == {(4, TODAY)}
    assert "3 proposals are taken back." in page
    assert opened() == stood


def test_an_earlier_proposal_that_was_answered_meanwhile_stands_as_it_is(here: World) -> None:
    place(actor=acting(here.manager), post=here.post, stage=here.stages[2], effective_on=TODAY)
    client = as_(here.manager)
    client.post(many(here), sent(here.post, stage=4, do="propose"))
    place_self(actor=acting(here.learner), post=here.post, stage=here.stages[3], sentence="Yes", effective_on=TODAY)
    client.post(reverse("stages_many_undo", args=[here.school.slug]))

    assert told() == [(here.post.pk, "agreed", 4)]


def opened() -> dict[int, tuple[int, date]]:
    rows = Placement.objects.unscoped(reason="test").filter(voided_at=None, state="proposed")
    return {row.post_id: (row.stage.position, row.effective_on) for row in rows.select_related("stage")}


def test_only_those_one_manages_can_be_ticked(here: World) -> None:
    other = another(here)
    answers = [as_(person).post(many(here), sent(other, do="propose")) for person in (here.manager, here.head)]

    assert [answer.status_code for answer in answers] == [422, 403]
    assert told() == []


def test_an_empty_form_says_what_is_missing(here: World) -> None:
    answer = as_(here.manager).post(many(here), {"csrfmiddlewaretoken": "x"})

    assert answer.status_code == 422
    assert "Tick whom you see at this stage." in answer.content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_choosing_costs_the_same_for_one_and_three(here: World, rows: int, django_assert_num_queries: Any) -> None:
    for _each in range(rows - 1):
        another(here, here.manager)
    client = as_(here.manager)
    client.get(many(here))
    with django_assert_num_queries(10):
        client.get(many(here))


@pytest.mark.parametrize("rows", [1, 3])
def test_the_late_ones_cost_the_same_for_one_and_three(here: World, rows: int, django_assert_num_queries: Any) -> None:
    for _each in range(rows - 1):
        another(here, here.manager)
    client, address = as_(here.manager), reverse("stages_table", args=[here.school.slug]) + "?show=late"
    client.get(address)
    with django_assert_num_queries(12):
        client.get(address)
