"""What a server may be told, by one environment variable: the settings reference is printed from here."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

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
        return self.parse(raw) if raw else self.default


def _switch(raw: str) -> bool:
    return raw.lower() in {"1", "true", "yes", "on"}


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
        int,
        0,
        "How many web servers stand in front of this one and name the visitor in X-Forwarded-For. "
        "Without it, tries to sign in are counted for everybody together.",
        "0: people reach this server directly",
    )
    mail_url: Variable[str] = Variable(
        "GROWTHRING_MAIL_URL",
        str,
        "",
        "The mail server: `smtp://user:password@host:587`; `smtps://` for TLS from the start.",
        "none: no mail is sent, and links are shown for copying",
    )
    breached_passwords: Variable[str] = Variable(
        "GROWTHRING_BREACHED_PASSWORDS",
        str,
        "",
        "A downloaded list of breached passwords (SHA-1, sorted by hash), or the folder of its ranges: "
        "none of them can be set.",
        "none: the twenty thousand most used are refused, and what is like them",
    )
    mail_from: Variable[str] = Variable(
        "GROWTHRING_MAIL_FROM",
        str,
        "growthring@localhost",
        "The address mail comes from.",
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
        "none; needed with Google",
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
