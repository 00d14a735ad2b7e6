"""The web server: gunicorn with threads, which puts back a worker that dies and leaves no orphans."""

import socket
import sys
from io import StringIO
from typing import Any

from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.core.wsgi import get_wsgi_application
from django.db import connections
from gunicorn.app.base import BaseApplication
from gunicorn.glogging import Logger

WORKERS, THREADS = 2, 4


class OurLogs(Logger):
    """Hands gunicorn's own events to the site's log, which leaves people's words out."""

    def setup(self, cfg: Any) -> None:
        self.error_log.setLevel("WARNING")
        self.error_log.propagate = True
        self.access_log.propagate = False


class Server(BaseApplication):
    def __init__(self, options: dict[str, Any]) -> None:
        self.options = options
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        return get_wsgi_application()


def is_free(host: str, port: int) -> bool:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind((host, port))
        except OSError:
            return False
    return True


def serve(host: str, port: int, *, greeting: str) -> None:
    """Serve until told to stop, and say `greeting` once pages are answered."""

    def ready(_arbiter: object) -> None:
        print(greeting, flush=True)  # noqa: T201 - this is what the command is for

    refuse_what_is_unsafe()
    call_command("collectstatic", interactive=False, verbosity=0)
    connections.close_all()  # a connection must not be shared with the workers
    Server(
        {
            "bind": f"[{host}]:{port}" if ":" in host else f"{host}:{port}",
            "workers": WORKERS,
            "worker_class": "gthread",
            "threads": THREADS,
            "logger_class": OurLogs,
            "when_ready": ready,
        }
    ).run()


def refuse_what_is_unsafe() -> None:
    """Among them: demo mode, which lets anybody in, over a database that the demo did not make."""
    try:
        call_command("check", tags=["security"], stdout=StringIO())
    except SystemCheckError as refused:
        sys.exit(str(refused))
