from datetime import timedelta

import pytest

from growthring.core import clock
from growthring.notices.digest import lines_for
from growthring.people.models import Post
from growthring.writing.models import Draft
from tests.factories import PersonFactory, PostFactory, acting

pytestmark = pytest.mark.django_db
DRAFT = {"place": "conversations_prepare:abc", "fields": {"text": "Half a secret"}}


@pytest.fixture
def post() -> Post:
    return PostFactory(starts_on=clock.today() - timedelta(days=800))


def told(post: Post) -> list[tuple[str, str]]:
    return [
        (line.text, line.key.partition(":")[2][-1:])
        for _label, lines in lines_for(acting(post.person))
        for line in lines
    ]


def saved(post: Post, days_ago: int, **facts: object) -> Draft:
    when = clock.now() - timedelta(days=days_ago)
    return Draft.objects.create(trust=post.trust, writer=post.person, saved_at=when, **DRAFT, **facts)


def test_a_draft_that_will_go_is_told_of_twice_and_not_a_word_of_it(post: Post) -> None:
    draft = saved(post, 340)
    first = told(post)
    Draft.objects.unscoped(reason="test").filter(pk=draft.pk).update(saved_at=clock.now() - timedelta(days=363))
    second = told(post)

    assert [key for _text, key in first] == ["1"]
    assert [key for _text, key in second] == ["2"]
    assert "secret" not in str(first) + str(second)


def test_one_about_somebody_else_goes_sooner_and_a_fresh_one_is_not_spoken_of(post: Post) -> None:
    saved(post, 3)

    assert told(post) == []

    Draft.objects.unscoped(reason="test").update(
        saved_at=clock.now() - timedelta(days=25), about=PersonFactory(trust=post.trust)
    )

    assert [key for _text, key in told(post)] == ["2"]
