"""What a server may be told, by one environment variable: the settings reference is printed from here."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.core.exceptions import ImproperlyConfigured

Value = TypeVar("Value")
THIS_MACHINE = ["localhost", "127.0.0.1", "[::1]"]


@dataclass(frozen=True)
class Variable(Generic[Value]):
    name: str
    parse: Callable[[str], Value]
    default: Value
    meaning: str
    default_words: str = ""

    def read(self) -> Value:
        raw = os.environ.get(self.name, "").strip()
        try:
            return self.parse(raw) if raw else self.default
        except ValueError as error:
            raise ImproperlyConfigured(f"{self.name} is {raw!r}: {error}.") from error


ON, OFF = {"1", "true", "yes", "on"}, {"0", "false", "no", "off"}


def _switch(raw: str) -> bool:
    if raw.lower() not in ON | OFF:
        raise ValueError("write yes or no")
    return raw.lower() in ON


def _number(raw: str) -> int:
    if not raw.isascii() or not raw.isdigit():
        raise ValueError("write a number")
    return int(raw)


def _names(raw: str) -> list[str]:
    return [name.strip() for name in raw.split(",") if name.strip()]


@dataclass(frozen=True)
class Environment:
    """Read with `ENV.debug.read()`."""

    home: Variable[str] = Variable(
        "GROWTHRING_HOME",
        str,
        "",
        "The folder for the embedded database and the secret key.",
        "`var` in the checkout, or in the folder the command is run from",
    )
    database_url: Variable[str] = Variable(
        "GROWTHRING_DATABASE_URL",
        str,
        "",
        "Where the data is kept: `postgres://user:password@host/name` or `sqlite:///path`.",
        "`growthring.sqlite3` in GROWTHRING_HOME",
    )
    backups: Variable[str] = Variable(
        "GROWTHRING_BACKUPS",
        str,
        "",
        "The folder for backups. Better on another disk than the database.",
        "`backups` in GROWTHRING_HOME",
    )
    secret_key: Variable[str] = Variable(
        "GROWTHRING_SECRET_KEY",
        str,
        "",
        "Signs sessions and links. Whoever changes it signs everybody out.",
        "made once, and kept in `secret-key` in GROWTHRING_HOME",
    )
    hosts: Variable[list[str]] = Variable(
        "GROWTHRING_HOSTS",
        _names,
        THIS_MACHINE,
        "The names this site answers to, with commas between them.",
        "this machine only",
    )
    https: Variable[bool | None] = Variable(
        "GROWTHRING_HTTPS",
        _switch,
        None,
        "Whether people reach the site by https: cookies then travel by https only.",
        "on when GROWTHRING_HOSTS names more than this machine, except in development",
    )
    proxies: Variable[int] = Variable(
        "GROWTHRING_PROXIES",
        _number,
        0,
        "How many web servers stand in front of this one and name the visitor in X-Forwarded-For, and http or https in "
        "X-Forwarded-Proto. What comes from further out is not believed.",
        "0: people reach this server directly, and no such header is believed",
    )
    hsts_subdomains: Variable[bool] = Variable(
        "GROWTHRING_HSTS_SUBDOMAINS",
        _switch,
        True,
        "With https: browsers are to use it for names below this site's as well. Say no where the site has the "
        "organisation's bare name, as in `school.example`, and others below it do not speak https yet.",
        "on",
    )
    web_processes: Variable[int] = Variable(
        "GROWTHRING_WEB_PROCESSES",
        _number,
        0,
        "How many processes `growthring serve` answers pages with; each takes about 100 MB.",
        "as many as cores, at least 2, at most 8",
    )
    web_threads: Variable[int] = Variable(
        "GROWTHRING_WEB_THREADS", _number, 4, "How many pages each of these processes answers at a time."
    )
    worker: Variable[bool] = Variable(
        "GROWTHRING_WORKER",
        _switch,
        True,
        "Whether `growthring serve` keeps a background worker beside it. Say no where workers run by themselves.",
        "on",
    )
    log_requests: Variable[bool] = Variable(
        "GROWTHRING_LOG_REQUESTS",
        _switch,
        True,
        "One line in the log for each request: the page's name, what was answered, how long it took.",
        "on; `growthring demo` turns it off",
    )
    risk_data: Variable[bool] = Variable(
        "GROWTHRING_RISK_DATA",
        _switch,
        False,
        "Start although PostgreSQL is set to lose answered saves in a power cut. For tests only.",
        "off",
    )
    idle_minutes: Variable[int] = Variable(
        "GROWTHRING_IDLE_MINUTES",
        int,
        60,
        "After how many minutes without a click people are signed out who did not ask to be kept signed in; 0: never.",
    )
    breached_passwords: Variable[str] = Variable(
        "GROWTHRING_BREACHED_PASSWORDS",
        str,
        "",
        "A downloaded list of breached passwords (SHA-1, sorted by hash), or the folder of its ranges: "
        "none of them can be set.",
        "none: the twenty thousand most used are refused, and what is like them",
    )
    benchmark: Variable[bool] = Variable(
        "GROWTHRING_BENCHMARK",
        _switch,
        False,
        "Answer the floor page that `make bench` measures all others against, and say how many queries a page asked. "
        "For measuring only.",
        "off",
    )
    mail_url: Variable[str] = Variable(
        "GROWTHRING_MAIL_URL",
        str,
        "",
        "The mail server: `smtp://user:password@host:587`; `smtps://` for TLS from the start.",
        "none: no mail is sent, and links are shown for copying",
    )
    mail_from: Variable[str] = Variable(
        "GROWTHRING_MAIL_FROM",
        str,
        "growthring@localhost",
        "The address mail comes from.",
    )
    site: Variable[str] = Variable(
        "GROWTHRING_SITE",
        str,
        "",
        "The address people reach this site by, as in `https://growth.school.example`: links in mail begin with it.",
        "the first name in GROWTHRING_HOSTS",
    )
    oidc_issuer: Variable[str] = Variable(
        "GROWTHRING_OIDC_ISSUER",
        str,
        "",
        "Single sign-on for the whole installation: the issuer's address, as in `https://accounts.google.com`. "
        "A trust can set up its own under Set-up.",
        "none",
    )
    oidc_client_id: Variable[str] = Variable(
        "GROWTHRING_OIDC_CLIENT_ID", str, "", "What the provider calls this site.", "none"
    )
    oidc_client_secret: Variable[str] = Variable(
        "GROWTHRING_OIDC_CLIENT_SECRET", str, "", "The secret the provider gave out for this site.", "none"
    )
    oidc_name: Variable[str] = Variable(
        "GROWTHRING_OIDC_NAME", str, "single sign-on", "What stands on the button: Continue with …"
    )
    oidc_domain: Variable[str] = Variable(
        "GROWTHRING_OIDC_DOMAIN",
        str,
        "",
        "With Google: the organisation's own domain. Accounts of any other are turned away.",
        "none: any Google account can be linked",
    )
    oidc_second_factor: Variable[str] = Variable(
        "GROWTHRING_OIDC_SECOND_FACTOR",
        str,
        "no",
        "Whether the provider's second factor counts here: `no`, `said` (when its answer says that one was used) or "
        "`always`.",
    )
    oidc_hosts: Variable[list[str]] = Variable(
        "GROWTHRING_OIDC_HOSTS",
        _names,
        [],
        "Hosts inside your own network that single sign-on may ask, with commas between them. All others have to have "
        "an address of the open internet.",
        "none, but for the host in GROWTHRING_OIDC_ISSUER",
    )
    demo: Variable[bool] = Variable(
        "GROWTHRING_DEMO",
        _switch,
        False,
        "Sign in as a fictional person, without a password. Only over a database the demo made.",
        "off; `growthring demo` turns it on",
    )
    pseudo: Variable[bool] = Variable(
        "GROWTHRING_PSEUDO",
        _switch,
        False,
        "Offer two made-up languages, to try the pages with longer words and from right to left. Not for a real site.",
        "off; `growthring demo` turns it on",
    )
    debug: Variable[bool] = Variable(
        "GROWTHRING_DEBUG",
        _switch,
        False,
        "Errors with their details in the browser. For development only.",
        "off; `growthring dev` turns it on",
    )

    def __iter__(self) -> Iterator[Variable[object]]:
        return iter(vars(self).values())


ENV = Environment()
