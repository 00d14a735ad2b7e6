"""Who is asking, and how: as the stated number of proxies say it, and nobody else."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from growthring.config.forwarded import Environ, Forwarded

FORGED = {
    "HTTP_X_FORWARDED_FOR": "198.51.100.1",
    "HTTP_X_FORWARDED_PROTO": "https",
    "HTTP_X_FORWARDED_HOST": "evil.example",
    "HTTP_FORWARDED": "for=198.51.100.1;proto=https;host=evil.example",
    "HTTP_X_REAL_IP": "198.51.100.1",
    "HTTP_X_REQUEST_ID": "a-number-of-mine",
}


def seen(proxies: int, **sent: str) -> Environ:
    """What the site is shown of a request that came from 10.0.0.1 by http."""
    found: Environ = {}

    def site(environ: Environ, _start: Callable[..., Any]) -> Iterable[bytes]:
        found.update(environ)
        return []

    environ = {"REMOTE_ADDR": "10.0.0.1", "wsgi.url_scheme": "http", "PATH_INFO": "/", "HTTP_HOST": "asked", **sent}
    Forwarded(site, proxies=proxies, host="growth.school.example")(environ, lambda *_told: None)
    return found


def test_without_a_proxy_nothing_is_believed() -> None:
    assert seen(0, **FORGED) == seen(0)


@pytest.mark.parametrize(
    ("proxies", "told", "who"),
    [
        (1, "203.0.113.7", "203.0.113.7"),
        (1, "198.51.100.1, 203.0.113.7", "203.0.113.7"),  # the first was made up by the visitor
        (2, "198.51.100.1, 203.0.113.7, 10.0.0.9", "203.0.113.7"),
        (2, "203.0.113.7", "10.0.0.1"),  # came past one of them
        (1, "", "10.0.0.1"),
    ],
)
def test_who_is_asking(proxies: int, told: str, who: str) -> None:
    assert seen(proxies, HTTP_X_FORWARDED_FOR=told)["REMOTE_ADDR"] == who


@pytest.mark.parametrize(
    ("proxies", "told", "scheme"),
    [
        (1, "https", "https"),
        (1, "HTTPS", "https"),
        (1, "https, http", "http"),
        (2, "https", "https"),
        (2, "http, https, http", "https"),
        (1, "gopher", "http"),
        (1, "", "http"),
    ],
)
def test_by_https_or_not(proxies: int, told: str, scheme: str) -> None:
    hops = ", ".join(["203.0.113.7"] * proxies)

    assert seen(proxies, HTTP_X_FORWARDED_FOR=hops, HTTP_X_FORWARDED_PROTO=told)["wsgi.url_scheme"] == scheme


def test_nobody_outside_says_which_site_this_is() -> None:
    found = seen(1, **FORGED)

    assert {name for name in found if name.startswith("HTTP_")} == {
        "HTTP_HOST",
        "HTTP_X_FORWARDED_FOR",
        "HTTP_X_REQUEST_ID",
    }
    assert found["HTTP_HOST"] == "asked"


@pytest.mark.parametrize("number", ["short", "two words here", "line\nbreak-in-it", "x" * 65, "<script>"])
def test_a_number_that_is_none_is_not_taken_over(number: str) -> None:
    assert "HTTP_X_REQUEST_ID" not in seen(1, HTTP_X_FORWARDED_FOR="203.0.113.7", HTTP_X_REQUEST_ID=number)


def test_watchers_may_ask_by_any_name() -> None:
    assert seen(1, PATH_INFO="/readyz")["HTTP_HOST"] == "growth.school.example"
    assert seen(1, PATH_INFO="/readyz/more")["HTTP_HOST"] == "asked"
