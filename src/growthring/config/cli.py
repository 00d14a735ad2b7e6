"""The `growthring` command: a plain list of what it can do, over Django's management commands."""

import difflib
import os
import sys
from argparse import ArgumentParser
from collections.abc import Callable
from dataclasses import dataclass

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
    command = built_in().get(name) or managed().get(name)
    if command is None:
        near = difflib.get_close_matches(name, [*built_in(), *managed()], n=1)
        hint = f" Did you mean `growthring {near[0]}`?" if near else ""
        sys.exit(f"There is no command {name!r}.{hint} `growthring --help` lists them all.")
    command.run(rest)


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


def _where(name: str, description: str, argv: list[str]) -> tuple[str, int]:
    told = _address(name, description).parse_args(argv)
    _require_free(name, told.host, told.port)
    return told.host, told.port


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
    os.environ.setdefault("GROWTHRING_PSEUDO", "1")
    prepare()
    managed(hidden=True)["load-demo"].run(["--fresh"] if told.fresh else [])
    if not told.load_only:
        _listen(told.host, told.port, f"\nThe demo is ready: http://{told.host}:{told.port}/demo/  (Ctrl+C stops it)")


def _serve(argv: list[str]) -> None:
    host, port = _where("serve", built_in()["serve"].help, argv)
    prepare()
    _listen(host, port, f"Growthring is ready: http://{host}:{port}/")


def _listen(host: str, port: int, greeting: str) -> None:
    from growthring.config import server

    server.serve(host, port, greeting=greeting)


def _dev(argv: list[str]) -> None:
    os.environ["GROWTHRING_DEBUG"] = "1"
    if os.environ.get("RUN_MAIN") == "true":  # the restarted child: the port is already ours
        _django(["runserver", os.environ["GROWTHRING_DEV_ADDRESS"]])
        return
    host, port = _where("dev", built_in()["dev"].help, argv)
    os.environ["GROWTHRING_DEV_ADDRESS"] = f"{host}:{port}"
    prepare()
    _django(["runserver", f"{host}:{port}"])


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

        if not {"-h", "--help"} & set(argv):
            prepare()
        command = load_command_class(app, name)
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
