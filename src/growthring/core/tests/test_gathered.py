from datetime import UTC, date, datetime

import pytest
from django.db.models import F, IntegerField, Value

from growthring.core.gathered import day, gathered, line, lines, moment
from growthring.people.models import Invitation, Post, RoleGrant
from tests.factories import PersonFactory, PostFactory, RoleGrantFactory

AT = datetime(2026, 3, 10, 9, 30, 15, 250000, tzinfo=UTC)


@pytest.mark.django_db
def test_lines_of_three_tables_come_in_one_query(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    post = PostFactory.create(title="Teacher of “maths”", starts_on=date(2026, 1, 1), ends_on=None)
    RoleGrantFactory.create(person=post.person, role="PDL", school=post.school, starts_on=date(2026, 2, 1))
    link = {"token_digest": "x", "made_at": AT, "expires_at": AT}
    Invitation.objects.create(trust=post.trust, person=PersonFactory.create(trust=post.trust), **link)
    posts, grants = Post.objects.unscoped(reason="test"), RoleGrant.objects.unscoped(reason="test")
    invitations = Invitation.objects.unscoped(reason="test")
    rows = gathered(
        line("post", posts, title="title", begins="starts_on", ends="ends_on", number=F("person_id")),
        line("grant", grants, role="role", begins="starts_on", three=Value(3, output_field=IntegerField())),
        line("invitation", invitations, at="made_at"),
    )

    with django_assert_num_queries(1):
        found = dict(lines(list(rows)))
    assert found["post"]["title"] == "Teacher of “maths”"
    assert (day(found["post"]["begins"]), day(found["post"]["ends"])) == (date(2026, 1, 1), None)
    assert found["post"]["number"] == post.person_id
    assert (found["grant"]["role"], found["grant"]["three"]) == ("PDL", 3)
    assert moment(found["invitation"]["at"]) == AT


def test_nothing_is_no_day() -> None:
    assert (day(None), moment(None)) == (None, None)
