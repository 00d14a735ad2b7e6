"""The demo is loaded once, made anew when asked, and never over somebody's own data."""

from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings
from rich.console import Console

from growthring.demo import loading, mark
from growthring.demo.world import World
from growthring.people.models import Trust
from tests.factories import TrustFactory

pytestmark = pytest.mark.django_db
made: list[date] = []


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Making up the world is tested elsewhere; here one trust stands for all of it."""

    def make(world: World, *, told: object) -> None:
        mark.set_mark()
        Trust.objects.create(name="Sorrelbeck Trust", slug="sorrelbeck")
        made.append(world.today)

    monkeypatch.setattr(loading, "make", make)
    monkeypatch.setattr(loading, "clear", lambda: Trust.objects.all().delete())
    made.clear()


def load(*, fresh: bool = False) -> bool:
    return loading.load(fresh=fresh, console=Console(file=StringIO()))


def test_it_is_loaded_once() -> None:
    assert [load(), load()] == [True, False]
    assert len(made) == 1


def test_it_is_made_anew_when_asked() -> None:
    assert [load(), load(fresh=True)] == [True, True]
    assert len(made) == 2


@pytest.mark.parametrize("fresh", [False, True])
def test_it_is_refused_over_somebodys_own_data(fresh: bool) -> None:
    TrustFactory()

    with pytest.raises(loading.Refused, match="not made by the demo"):
        load(fresh=fresh)
    assert made == []
    assert Trust.objects.count() == 1


def test_the_command_is_for_demo_mode_only(settings: Settings) -> None:
    settings.DEMO = False
    with pytest.raises(CommandError, match="growthring demo"):
        call_command("load_demo")

    settings.DEMO = True
    call_command("load_demo")
    assert len(made) == 1


def test_a_file_is_cleared_with_all_its_parts(tmp_path: Path) -> None:
    parts = [tmp_path / f"growthring.sqlite3{end}" for end in ("", "-wal", "-shm")]
    for part in parts:
        part.touch()

    loading.remove(parts[0])

    assert [part.exists() for part in parts] == [False, False, False]
