"""The `growthring` command: a plain list of what it can do, over Django's management commands."""

import difflib
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import ImproperlyConfigured

if TYPE_CHECKING:
    from growthring.config.server import Plan

GROUPS = ("Try it", "Run it", "Bring people in", "Read what is there", "Look after it")
DJANGO_OPTIONS = {
    "--version",
    "--verbosity",
    "--settings",
    "--pythonpath",
    "--traceback",
    "--no-color",
    "--force-color",
    "--skip-checks",
}


@dataclass(frozen=True, slots=True)
class Command:
    """A line of `growthring --help`, and what it runs with the arguments after its name."""

    name: str
    group: str
    help: str
    run: Callable[[list[str]], None]


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "growthring.config.settings")
    name, *rest = sys.argv[1:] or ["--help"]
    if name in {"-h", "--help", "help"}:
        print(overview())
        return
    try:
        _find(name).run(rest)
    except ImproperlyConfigured as error:
        sys.exit(str(error))


def _find(name: str) -> Command:
    command = built_in().get(name) or managed().get(name)
    if command is None:
        near = difflib.get_close_matches(name, [*built_in(), *managed()], n=1)
        hint = f" Did you mean `growthring {near[0]}`?" if near else ""
        sys.exit(f"There is no command {name!r}.{hint} `growthring --help` lists them all.")
    return command


def overview() -> str:
    commands = [*built_in().values(), *managed().values()]
    width = max(len(command.name) for command in commands)
    lines = ["Usage: growthring COMMAND [OPTIONS]", "       growthring COMMAND --help"]
    for group in GROUPS:
        listed = sorted((c for c in commands if c.group == group), key=lambda command: command.name)
        if listed:
            lines += ["", f"{group}:", *(f"  {c.name:{width}}  {c.help}" for c in listed)]
    return "\n".join(lines)


# ---- Commands that come before Django is ready


def built_in() -> dict[str, Command]:
    commands = [
        Command("demo", "Try it", "Load the fictional trust and serve it on this machine.", _demo),
        Command("serve", "Run it", "Serve the site.", _serve),
        Command("dev", "Run it", "Serve the site for development: it restarts when the code changes.", _dev),
        Command("migrate", "Look after it", "Bring the database up to date with this version.", _migrate),
        Command("django", "Look after it", "Run one of Django's own commands.", _django),
    ]
    return {command.name: command for command in commands}


def _address(name: str, description: str) -> ArgumentParser:
    parser = ArgumentParser(prog=f"growthring {name}", description=description)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine only)")
    port = int(os.environ.get("PORT") or 8000)
    parser.add_argument("--port", type=int, default=port, help="default: %(default)s, or the variable PORT")
    return parser


def _require_free(name: str, host: str, port: int) -> None:
    from growthring.config import server

    if not server.is_free(host, port):
        sys.exit(f"Port {port} is in use. Choose another: growthring {name} --port {port + 1}")


def _demo(argv: list[str]) -> None:
    parser = _address("demo", built_in()["demo"].help)
    parser.add_argument("--fresh", action="store_true", help="make it anew: what was changed in the demo is gone")
    parser.add_argument("--load-only", action="store_true", help="load the fictional trust and do not serve it")
    told = parser.parse_args(argv)
    if not told.load_only:
        _require_free("demo", told.host, told.port)
    os.environ["GROWTHRING_DEMO"] = "1"
    os.environ.setdefault("GROWTHRING_LOG_REQUESTS", "no")
    os.environ.setdefault("GROWTHRING_PSEUDO", "1")
    prepare()
    managed(hidden=True)["load-demo"].run(["--fresh"] if told.fresh else [])
    if not told.load_only:
        _listen(told, f"\nThe demo is ready: http://{told.host}:{told.port}/demo/  (Ctrl+C stops it)")


def _serve(argv: list[str]) -> None:
    parser = _address("serve", built_in()["serve"].help)
    parser.add_argument("--workers", type=int, metavar="N", help="processes that answer pages")
    parser.add_argument("--threads", type=int, metavar="N", help="pages each of them answers at a time")
    parser.add_argument("--no-worker", action="store_true", help="without the background worker beside it")
    told = parser.parse_args(argv)
    _require_free("serve", told.host, told.port)
    _listen(told, f"Growthring is ready: http://{told.host}:{told.port}/")


def _listen(told: Namespace, greeting: str) -> None:
    import django

    django.setup()
    from growthring.config import server
    from growthring.config.beginning import next_steps

    server.refuse_what_is_unsafe()
    prepare()
    server.warn()
    server.serve(_plan(told), greeting="\n".join([greeting, *next_steps()]))


def _plan(told: Namespace) -> "Plan":
    from growthring.config import server
    from growthring.config.environment import ENV

    return server.Plan(
        host=told.host,
        port=told.port,
        processes=getattr(told, "workers", None) or ENV.web_processes.read() or server.usual_processes(),
        threads=getattr(told, "threads", None) or ENV.web_threads.read(),
        has_worker=ENV.worker.read() and not getattr(told, "no_worker", False),
    )


def _dev(argv: list[str]) -> None:
    os.environ["GROWTHRING_DEBUG"] = "1"
    if os.environ.get("RUN_MAIN") == "true":  # the restarted child: the port is already ours
        _django(["runserver", os.environ["GROWTHRING_DEV_ADDRESS"]])
        return
    told = _address("dev", built_in()["dev"].help).parse_args(argv)
    _require_free("dev", told.host, told.port)
    os.environ["GROWTHRING_DEV_ADDRESS"] = f"{told.host}:{told.port}"
    prepare()
    _django(["runserver", os.environ["GROWTHRING_DEV_ADDRESS"]])


def _migrate(argv: list[str]) -> None:
    _django(["migrate", *argv])


def _django(argv: list[str]) -> None:
    from django.core.management import execute_from_command_line

    execute_from_command_line(["growthring django", *argv])


# ---- Management commands of our own packages


def managed(*, hidden: bool = False) -> dict[str, Command]:
    """Commands of Growthring's packages by the names people type; a class without a `group` is hidden."""
    import django
    from django.core.management import get_commands, load_command_class

    django.setup()
    found = {}
    for name, app in get_commands().items():
        if str(app).startswith("growthring."):
            loaded = load_command_class(str(app), name)
            group = getattr(loaded, "group", "")
            if group or hidden:
                typed = name.replace("_", "-")
                found[typed] = Command(typed, group, str(loaded.help), _runner(str(app), name, typed))
    return found


def _runner(app: str, name: str, typed: str) -> Callable[[list[str]], None]:
    def run(argv: list[str]) -> None:
        from django.core.management import load_command_class

        command = load_command_class(app, name)
        if getattr(command, "prepares", True) and not {"-h", "--help"} & set(argv):
            prepare()
        command.suppressed_base_arguments = DJANGO_OPTIONS
        command.run_from_argv(["growthring", typed, *argv])

    return run


def prepare() -> None:
    """Bring the embedded database up to date; a database on a server waits for whoever looks after it."""
    import django
    from django.core.management import call_command
    from django.db import connection

    from growthring.config.health import unapplied

    django.setup()
    waiting = unapplied()
    if not waiting:
        return
    if connection.vendor != "sqlite":
        sys.exit(f"The database needs {waiting} migrations first. Run: growthring migrate")
    print(f"Preparing the database: {waiting} steps ...", file=sys.stderr, flush=True)
    call_command("migrate", verbosity=0, interactive=False)
