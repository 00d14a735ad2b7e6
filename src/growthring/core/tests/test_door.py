from datetime import timedelta

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.http import HttpRequest, HttpResponse
from django.test import Client

from growthring.core import clock
from growthring.core.periods import Period
from growthring.core.routing import path
from growthring.people.models import Post
from tests.factories import PostFactory


def nothing_stated(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


def test_a_view_that_states_no_access_cannot_be_routed() -> None:
    with pytest.raises(ImproperlyConfigured):
        path("x/", nothing_stated, name="x")


def test_every_model_declares_its_record() -> None:
    call_command("check", fail_level="ERROR")


@pytest.mark.django_db
def test_access_ends_on_the_next_request(client: Client) -> None:
    post = PostFactory()
    assert post.person.user is not None
    client.force_login(post.person.user)
    before = client.get("/journey/").status_code
    Post.objects.unscoped(reason="test").update(ends_on=clock.today())
    assert (before, client.get("/journey/").status_code) == (200, 403)


@pytest.mark.django_db
def test_nobody_signed_in_is_asked_to_sign_in_and_comes_back(client: Client) -> None:
    response = client.get("/journey/")
    assert (response.status_code, response["Location"].endswith("?next=/journey/")) == (302, True)


def test_a_period_ends_before_its_last_date() -> None:
    start = clock.today()
    period = Period(start, start + timedelta(days=2))
    assert [start + timedelta(days=n) in period for n in (-1, 0, 1, 2)] == [False, True, True, False]
