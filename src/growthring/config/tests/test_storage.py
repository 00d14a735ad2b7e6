from pathlib import Path

import pytest

from growthring.config import storage


def test_home_is_the_folder_told(tmp_path: Path) -> None:
    assert storage.home(str(tmp_path)) == tmp_path


def test_home_is_var_in_the_checkout() -> None:
    assert storage.home("") == Path(storage.__file__).parents[3] / "var"


def test_home_is_var_in_the_folder_of_an_installed_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storage, "PACKAGE", tmp_path / "site-packages" / "growthring")
    monkeypatch.chdir(tmp_path)

    assert storage.home("") == tmp_path / "var"


def test_the_embedded_database_is_one_file(tmp_path: Path) -> None:
    assert storage.database("", tmp_path)["NAME"] == str(tmp_path / "growthring.sqlite3")


def test_postgresql_by_one_url(tmp_path: Path) -> None:
    found = storage.database("postgres://ada:s%40crets@db.example:5433/growth", tmp_path)

    assert {key: found[key] for key in ("ENGINE", "HOST", "PORT", "NAME", "USER", "PASSWORD")} == {
        "ENGINE": "django.db.backends.postgresql",
        "HOST": "db.example",
        "PORT": 5433,
        "NAME": "growth",
        "USER": "ada",
        "PASSWORD": "s@crets",
    }


def test_a_sqlite_url_keeps_the_same_promises(tmp_path: Path) -> None:
    assert storage.database(f"sqlite:///{tmp_path}/x", tmp_path)["OPTIONS"] == storage.SQLITE_OPTIONS


@pytest.mark.parametrize(
    ("url", "port", "tls", "ssl"),
    [
        ("smtp://ada:s%40crets@mail.example", 587, True, False),
        ("smtps://ada:s%40crets@mail.example", 465, False, True),
        ("smtp+plain://ada:s%40crets@mail.example:25", 25, False, False),
    ],
)
def test_mail_by_one_url(url: str, port: int, tls: bool, ssl: bool) -> None:
    assert storage.mail(url, debug=False) == {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": "mail.example",
        "EMAIL_PORT": port,
        "EMAIL_HOST_USER": "ada",
        "EMAIL_HOST_PASSWORD": "s@crets",
        "EMAIL_USE_TLS": tls,
        "EMAIL_USE_SSL": ssl,
        "EMAIL_TIMEOUT": 20,
    }


def test_without_a_mail_server_nothing_is_sent() -> None:
    assert storage.mail("", debug=False) == {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
