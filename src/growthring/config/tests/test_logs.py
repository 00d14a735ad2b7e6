import json
import os
import subprocess
import sys
from pathlib import Path

SCRIPT = """
import logging, structlog
from growthring.config import settings
structlog.get_logger("growthring.people").info("person_left", person="k3y")
try:
    raise ValueError("Key (email)=(ada@school.example) already exists")
except ValueError:
    logging.getLogger("django.request").exception("Not Found: %s", "/invitation/secret-token/")
"""


def logged(home: Path, **told: str) -> str:
    environment = {"GROWTHRING_HOME": str(home), "PATH": os.environ["PATH"], **told}
    return subprocess.run([sys.executable, "-c", SCRIPT], env=environment, capture_output=True, text=True).stderr


def test_logs_hold_no_words_and_no_addresses(tmp_path: Path) -> None:
    ours, theirs = (json.loads(line) for line in logged(tmp_path).splitlines())

    assert (ours["event"], ours["person"]) == ("person_left", "k3y")
    assert (theirs["event"], theirs["error"]) == ("Not Found: %s", "ValueError")
    assert theirs["at"][-1].endswith("<module>")
    assert set(theirs) == {"event", "error", "at", "level", "logger", "timestamp"}


def test_development_sees_everything(tmp_path: Path) -> None:
    assert "ada@school.example" in logged(tmp_path, GROWTHRING_DEBUG="1")
