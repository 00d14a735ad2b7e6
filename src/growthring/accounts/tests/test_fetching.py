"""Which addresses a provider may have: nothing leads into the server's own network."""

import pytest
from pytest_django import Settings

from growthring.accounts.single_sign_on import fetching
from growthring.accounts.single_sign_on.refusals import Refused

INSIDE = [
    "127.0.0.1",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "fe80::1%eth0",
    "fc00::1",
    "ff02::1",
    "::ffff:10.0.0.1",
    "::ffff:169.254.169.254",
    "64:ff9b::a00:1",
    "2002:a00:1::",
    "64:ff9b:1::808:808",
    "64:ff9b:1:ffff::1",
    "::a00:1",
    "::808:808",
    "fec0::1",
    "feff::1",
]
OUTSIDE = ["8.8.8.8", "20.190.128.1", "2a00:1450:4009::200e", "::ffff:8.8.8.8", "64:ff9b::808:808"]


@pytest.mark.parametrize("address", INSIDE)
def test_an_address_inside_is_not_open(address: str) -> None:
    assert not fetching.is_open(address)


@pytest.mark.parametrize("address", OUTSIDE)
def test_an_address_of_the_internet_is_open(address: str) -> None:
    assert fetching.is_open(address)


def code(url: str) -> str:
    with pytest.raises(Refused) as refused:
        fetching.get_json(url)
    return refused.value.code


@pytest.mark.parametrize(
    "url",
    [
        "http://login.example.net/",
        "file:///etc/passwd",
        "gopher://x",
        "https://",
        "https://u:p@x.example",
        "https://[",
        "//x",
        "https://x:99999/",
        "https://x:0/",
        "",
    ],
)
def test_only_https_addresses_are_asked(url: str) -> None:
    assert code(url) == "not_https"


@pytest.mark.parametrize("host", ["127.0.0.1:1", "localhost:1", "127.1:1", "2130706433:1", "0x7f000001:1", "[::1]:1"])
def test_this_machine_is_asked_only_when_the_administrator_has_named_it(host: str, settings: Settings) -> None:
    settings.OIDC_HOSTS = []
    assert code(f"https://{host}/") in {"private_address", "unreachable"}
    assert code(f"http://{host}/") in {"private_address", "not_https", "unreachable"}
    settings.OIDC_HOSTS = ["127.0.0.1"]

    assert code("http://127.0.0.1:1/") == "unreachable"


def test_a_host_is_named_with_or_without_its_port(settings: Settings) -> None:
    settings.OIDC_HOSTS = ["127.0.0.1:2"]

    assert (code("http://127.0.0.1:2/"), code("http://127.0.0.1:1/")) == ("unreachable", "private_address")


def test_a_name_that_leads_inside_is_not_asked(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """One open address beside a private one is not enough: the connection might take either."""
    found = [(2, 1, 6, "", ("8.8.8.8", 443)), (2, 1, 6, "", ("10.0.0.1", 443))]
    monkeypatch.setattr("growthring.accounts.single_sign_on.fetching.socket.getaddrinfo", lambda *args, **kwargs: found)

    assert code("https://login.example.net/") == "private_address"


def test_the_connection_goes_to_the_address_that_was_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that is looked up twice can be answered twice."""
    asked: list[object] = []

    def connect(address: object, timeout: float) -> object:
        asked.append(address)
        raise OSError

    found = [(2, 1, 6, "", ("8.8.8.8", 443))]
    monkeypatch.setattr("growthring.accounts.single_sign_on.fetching.socket.getaddrinfo", lambda *args, **kwargs: found)
    monkeypatch.setattr("growthring.accounts.single_sign_on.fetching.socket.create_connection", connect)

    assert code("https://login.example.net/") == "unreachable"
    assert asked == [("8.8.8.8", 443)]
