"""The web server: gunicorn with threads, which puts back a process that dies and leaves no orphans."""

import os
import socket
import sqlite3
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections
from django.urls import get_resolver
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter
from gunicorn.glogging import Logger

from growthring.config import safety
from growthring.config.background import Background

GRACE_S = 30  # for requests in hand, and for the background task, when the server is told to stop
MEMORY = Path("/dev/shm")  # noqa: S108 - where gunicorn's processes say that they live; no file is left there


@dataclass(frozen=True)
class Plan:
    host: str
    port: int
    processes: int
    threads: int
    has_worker: bool

    @property
    def bind(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


def usual_processes() -> int:
    """As many as cores, but two at least, so that one that dies is not missed, and no more than eight."""
    return max(2, min(8, os.cpu_count() or 1))


class OurLogs(Logger):
    """Hands gunicorn's own events to the site's log, which leaves people's words out."""

    def setup(self, cfg: Any) -> None:
        self.error_log.setLevel("WARNING")
        self.error_log.propagate = True
        self.access_log.propagate = False


class WithWorker(Arbiter):
    """Gunicorn's own supervisor, which looks after one more process."""

    def __init__(self, app: "Server") -> None:
        self.background = Background() if app.plan.has_worker else None
        super().__init__(app)

    def manage_workers(self) -> None:
        super().manage_workers()
        if self.background:
            self.background.keep()

    def stop(self, graceful: bool = True) -> None:
        until = time.monotonic() + GRACE_S
        if self.background:
            self.background.stop()
        super().stop(graceful)
        if self.background:
            self.background.wait(until)


class Server(BaseApplication):
    def __init__(self, plan: Plan, greeting: str) -> None:
        self.plan = plan
        self.greeting = greeting
        super().__init__()

    def load_config(self) -> None:
        options = {
            "bind": self.plan.bind,
            "workers": self.plan.processes,
            "worker_class": "gthread",
            "threads": self.plan.threads,
            "graceful_timeout": GRACE_S,
            "logger_class": OurLogs,
            "forwarded_allow_ips": "",  # who is believed is decided in config/forwarded.py
            "control_socket_disable": True,
            "when_ready": self._greet,
            "post_worker_init": hold_the_database,
        }
        if MEMORY.is_dir():
            options["worker_tmp_dir"] = str(MEMORY)
        for name, value in options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        from growthring.config.wsgi import application

        return application

    def run(self) -> None:
        WithWorker(self).run()

    def _greet(self, _arbiter: object) -> None:
        print(self.greeting, flush=True)  # noqa: T201 - this is what the command is for


def hold_the_database(worker: Any) -> None:
    """One connection that stays: where there is none, SQLite writes files at opening, and a full disk lets it not."""
    if connection.vendor == "sqlite":
        worker.held = sqlite3.connect(connection.settings_dict["NAME"])
        worker.held.execute("SELECT count(*) FROM sqlite_master").fetchall()


def is_free(host: str, port: int) -> bool:
    if "LISTEN_FDS" in os.environ or "GUNICORN_FD" in os.environ:
        return True  # systemd, or the server this one takes over from, hands the open port on
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind((host, port))
        except OSError:
            return False
    return True


def serve(plan: Plan, *, greeting: str) -> None:
    """Serve until told to stop, and say `greeting` once pages are answered."""
    gather_static_files()
    load_pages()
    connections.close_all()  # a connection must not be shared with the processes
    Server(plan, greeting).run()


def load_pages() -> None:
    """Once, before the processes part: they share the memory, and the first visitor does not wait."""
    from growthring.config.wsgi import application  # noqa: F401

    get_resolver().url_patterns  # noqa: B018 - reading it imports every view


def refuse_what_is_unsafe() -> None:
    refused = safety.refusals()
    if refused:
        sys.exit(safety.in_words(refused, "Growthring does not start like this:"))


def warn() -> None:
    found = safety.warnings()
    if found:
        print(safety.in_words(found, "Worth knowing:"), file=sys.stderr, flush=True)  # noqa: T201


def gather_static_files() -> None:
    """Hashed and compressed into STATIC_ROOT; those of the version before stay, for pages that are still open."""
    try:
        call_command("collectstatic", interactive=False, verbosity=0)
    except OSError as error:
        sys.exit(f"The files of the design cannot be put into {settings.STATIC_ROOT}: {error.strerror}.")
