"""A line for each request, in which nobody and nothing can be recognised."""

from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client

pytestmark = pytest.mark.django_db


def lines(caplog: pytest.LogCaptureFixture) -> list[dict[str, Any]]:
    told: list[Any] = [vars(record)["msg"] for record in caplog.records if record.name == "growthring.requests"]
    return [{name: line[name] for name in ("method", "route", "status", "request")} for line in told]


@pytest.mark.parametrize(
    ("path", "route", "status"),
    [
        ("/sign-in/?next=/people/canary/", "account_login", 200),
        ("/people/canary/", "people_person", 302),
        ("/canary/", "none", 404),
        ("/static/canary.css", "static", 404),
    ],
)
def test_the_page_by_its_name(
    client: Client, caplog: pytest.LogCaptureFixture, path: str, route: str, status: int
) -> None:
    answer = client.get(path)

    number = answer["X-Request-ID"]
    assert lines(caplog) == [{"method": "GET", "route": route, "status": status, "request": number}]
    assert len(number) == 16


def test_a_method_is_one_of_a_list(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    client.generic("CANARY", "/sign-in/")

    assert [line["method"] for line in lines(caplog)] == ["other"]


def test_a_site_can_do_without(client: Client, caplog: pytest.LogCaptureFixture, settings: LazySettings) -> None:
    settings.LOG_REQUESTS = False
    client.get("/sign-in/")

    assert lines(caplog) == []
