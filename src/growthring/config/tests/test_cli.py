import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest


def growthring(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {"GROWTHRING_HOME": str(home), "PATH": os.environ["PATH"]}
    command = [sys.executable, "-m", "growthring", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True)


def test_help_lists_commands_in_groups_and_none_of_djangos(tmp_path: Path) -> None:
    done = growthring(tmp_path, "--help")

    assert done.returncode == 0
    assert "  demo " in done.stdout
    assert "\nRun it:\n" in done.stdout
    assert "makemigrations" not in done.stdout


def test_alone_it_shows_the_same_help(tmp_path: Path) -> None:
    assert growthring(tmp_path).stdout == growthring(tmp_path, "--help").stdout


def test_a_misspelt_command_is_guessed(tmp_path: Path) -> None:
    done = growthring(tmp_path, "sreve")

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "There is no command 'sreve'. Did you mean `growthring serve`? `growthring --help` lists them all.\n"
    )


def test_djangos_own_commands_stay_within_reach(tmp_path: Path) -> None:
    assert growthring(tmp_path, "django", "check").returncode == 0


def test_a_port_in_use_is_said_before_anything_is_done(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = growthring(tmp_path, "serve", "--port", str(port))

    assert done.returncode == 1
    assert done.stderr == f"Port {port} is in use. Choose another: growthring serve --port {port + 1}\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["demo", "serve", "dev"])
def test_each_command_explains_itself(tmp_path: Path, command: str) -> None:
    done = growthring(tmp_path, command, "--help")

    assert done.returncode == 0
    assert done.stdout.startswith(f"usage: growthring {command} ")
