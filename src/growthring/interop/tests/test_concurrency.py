"""Two servers at one database file: what one applies, the other does not apply again."""

import os
import subprocess
import sys
from pathlib import Path

SETUP = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0, skip_checks=True)
from growthring.interop import services
from growthring.interop.tests.builders import roster, staff
from growthring.people.models import Trust
trust = Trust.objects.create(name="Larch", slug="larch")
rows = [staff(f"s{n}", line=n, line_manager="s0") for n in range(400)]
print(services.preview(actor=None, trust=trust, roster=roster(*rows), file_name="staff.csv")[0].key)
"""
APPLY = """
import sys, django; django.setup()
from growthring.interop import services
from growthring.interop.models import ImportBatch
batch = ImportBatch.objects.unscoped(reason="a test").get(key=sys.argv[1])
sys.stdin.readline()
plan = services.apply(actor=None, batch=batch)
print("applied" if plan else "nothing left")
"""
COUNT = """
import django; django.setup()
from growthring.people.models import Person
print(Person.objects.unscoped(reason="a test").count())
"""


def start(code: str, home: Path, *argv: str) -> subprocess.Popen[str]:
    env = {**os.environ, "GROWTHRING_HOME": str(home), "DJANGO_SETTINGS_MODULE": "growthring.config.settings"}
    env.pop("GROWTHRING_DATABASE_URL", None)
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen([sys.executable, "-c", code, *argv], env=env, text=True, **pipes)  # type: ignore[call-overload,no-any-return]


def said(process: subprocess.Popen[str], word: str = "") -> str:
    out, err = process.communicate(word, timeout=120)
    assert process.returncode == 0, err
    return out.strip()


def test_two_apply_one_batch_at_once(tmp_path: Path) -> None:
    key = said(start(SETUP, tmp_path))
    both = [start(APPLY, tmp_path, key) for _ in range(2)]
    for process in both:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    assert sorted(said(process) for process in both) == ["applied", "nothing left"]
    assert said(start(COUNT, tmp_path)) == "400"
