"""One installation: its folder, its environment, and the processes that run in it."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.processes.cluster import children

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 60.0


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@dataclass
class Installation:
    home: Path
    told: dict[str, str] = field(default_factory=dict)  # of the environment
    port: int = field(default_factory=free_port)
    running: "list[subprocess.Popen[bytes]]" = field(default_factory=list)

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR", "LANG") if name in os.environ}
        path = f"{ROOT / 'src'}{os.pathsep}{ROOT}"
        return {**kept, "PYTHONPATH": path, "GROWTHRING_HOME": str(self.home), **self.told}

    def growthring(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        return self.python("-m", "growthring", *arguments)

    def python(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        environment = {"DJANGO_SETTINGS_MODULE": "growthring.config.settings", **self.environment}
        return subprocess.run([sys.executable, *arguments], env=environment, cwd=ROOT, capture_output=True, text=True)

    def shell(self, code: str) -> str:
        """What the code prints, with Django ready."""
        done = self.python("-c", f"import django; django.setup()\n{code}")
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def start(self, *arguments: str) -> "subprocess.Popen[bytes]":
        """`growthring` with these arguments, in a group of its own."""
        with (self.home / f"{arguments[0]}.log").open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "growthring", *arguments],
                env=self.environment,
                cwd=ROOT,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.running.append(process)
        return process

    def serve(self, *arguments: str) -> "subprocess.Popen[bytes]":
        process = self.start("serve", "--port", str(self.port), *arguments)
        wait_for(lambda: self.answers() or self._fail_if_gone(process), "the server answers")
        return process

    def answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.base}/readyz", timeout=5) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            return False

    def log(self, name: str) -> str:
        return (self.home / f"{name}.log").read_text()

    def _fail_if_gone(self, process: "subprocess.Popen[bytes]") -> bool:
        assert process.poll() is None, self.log("serve")[-3000:]
        return False

    def end(self) -> None:
        """Whatever still runs."""
        for process in self.running:
            kill_group(process)


def kill_group(process: "subprocess.Popen[bytes]") -> None:
    """At once and without warning: a process and all it has started."""
    for pid in {process.pid, *(grandchild for child in children(process.pid) for grandchild in children(child))}:
        _kill(pid)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _kill(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


def stop(process: "subprocess.Popen[bytes]", seconds: float = 40) -> int:
    """As a service manager does it; the exit code."""
    process.send_signal(signal.SIGTERM)
    return process.wait(timeout=seconds)


def wait_for(true: Any, what: str, seconds: float = PATIENCE_S) -> None:
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until, f"not within {seconds} s: {what}"
        time.sleep(0.05)
