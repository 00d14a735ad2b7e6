"""D5: five posts in one moment make one row and get one answer, on both databases; two writers lose nothing."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from growthring.writing.tests import together

ROOT = Path(together.__file__).parents[4]


def check(found: dict[str, Any]) -> None:
    posts, page = found["posts"], found["posts"]["page"]
    assert posts["refused"] == [[422, ""]] * 5
    assert posts["taken"] == [[302, page]] * 5
    assert posts["others"] == [[409, ""]] * 5
    assert posts["notes"] == ["Once"]
    first = next(number for number, answer in enumerate(found["writers"]) if answer == 1)
    assert found["writers"][1 - first] == [f"By {first}.", f"By {1 - first}.", 1]


def test_five_at_once_on_a_file_of_sqlite(tmp_path: Path) -> None:
    env = {**os.environ, "GROWTHRING_HOME": str(tmp_path), "DJANGO_SETTINGS_MODULE": "tests.settings"}
    env.pop("GROWTHRING_DATABASE_URL", None)
    env["PYTHONPATH"] = os.pathsep.join([str(ROOT), str(ROOT / "src")])
    ran = subprocess.run(
        [sys.executable, "-m", together.__name__], env=env, cwd=tmp_path, capture_output=True, text=True, timeout=240
    )
    assert ran.returncode == 0, ran.stderr
    check(json.loads(ran.stdout.splitlines()[-1]))


@pytest.mark.skipif(connection.vendor == "sqlite", reason="a database in memory has one writer")
@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_pages")
def test_five_at_once_on_postgresql() -> None:
    check({"posts": together.five_posts(), "writers": together.two_writers()})
