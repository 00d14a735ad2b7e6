"""Where a server keeps its own things: the folder, the secret key, the database."""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

PACKAGE = Path(__file__).resolve().parents[1]
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
}


def home(told: str) -> Path:
    """The folder told, else `var` in the checkout, else `var` where the command was run."""
    if told:
        return Path(told).expanduser().resolve()
    checkout = PACKAGE.parents[1]
    base = checkout if (checkout / "pyproject.toml").is_file() else Path.cwd()
    return base / "var"


def secret_key(folder: Path) -> str:
    path = folder / "secret-key"
    try:
        if not path.exists():
            _write_once(path, secrets.token_urlsafe(64))
        return path.read_text()
    except OSError as error:
        raise ImproperlyConfigured(
            f"The secret key cannot be kept in {path}: set GROWTHRING_SECRET_KEY or GROWTHRING_HOME."
        ) from error


def _write_once(path: Path, text: str) -> None:
    """Two servers starting at once end up with one file, and never read half of it."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f".{path.name}-{os.getpid()}-{secrets.token_hex(4)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as handle:
        handle.write(text)
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def database(url: str, folder: Path) -> dict[str, Any]:
    """Django's settings for the URL, or for the embedded file."""
    if not url:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        found: dict[str, Any] = {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(folder / "growthring.sqlite3"),
        }
    else:
        found = dict(dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True))
    if found["ENGINE"].endswith("sqlite3"):
        found["OPTIONS"] = dict(SQLITE_OPTIONS)
    return found


def backups(told: str, folder: Path) -> Path:
    return Path(told).expanduser().resolve() if told else folder / "backups"


def mail(url: str, *, debug: bool) -> dict[str, Any]:
    """Django's EMAIL_* settings."""
    if not url:
        kind = "console" if debug else "dummy"
        return {"EMAIL_BACKEND": f"django.core.mail.backends.{kind}.EmailBackend"}
    parts = urlsplit(url)
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname or "localhost",
        "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": 20,
    }
