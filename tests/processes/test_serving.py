"""What `growthring serve` answers on the wire: headers, cookies, static files, proxies; what it does not start with."""

import gzip
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.processes.cluster import children
from tests.processes.conftest import Shape, World
from tests.processes.installation import Installation, free_port, stop, wait_for
from tests.processes.visitor import Answer, Visitor
from tests.processes.world import PASSWORD

NAME = "growth.school.example"
PUBLIC = {"GROWTHRING_HOSTS": NAME, "GROWTHRING_PROXIES": "1"}
# What a service manager does between fork and exec: the open port is number three.
HANDED_OVER = """
import os, sys
os.dup2(int(sys.argv[1]), 3)
os.environ.update(LISTEN_FDS="1", LISTEN_PID=str(os.getpid()))
os.execv(sys.executable, [sys.executable, "-m", "growthring", "serve", "--workers", "2", "--no-worker", *sys.argv[2:]])
"""
BY_PROXY = {"Host": NAME, "X-Forwarded-For": "203.0.113.7", "X-Forwarded-Proto": "https"}


@pytest.fixture(scope="module")
def public(prepared: tuple[Path, World], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """A site behind one web server that speaks https."""
    home = tmp_path_factory.mktemp("public")
    shutil.copytree(prepared[0], home, dirs_exist_ok=True)
    installation = Installation(home, dict(PUBLIC))
    installation.serve("--workers", "2", "--no-worker")
    yield installation
    installation.end()


def told(answer: Answer, *names: str) -> dict[str, str]:
    return {name: answer.headers[name] for name in names}


def test_pages_behind_a_proxy_with_https(public: Installation) -> None:
    page = Visitor(public.base, BY_PROXY).get("/sign-in/")

    assert page.status == 200
    names = (
        "Strict-Transport-Security",
        "X-Content-Type-Options",
        "Referrer-Policy",
        "Cross-Origin-Opener-Policy",
        "X-Frame-Options",
    )
    assert told(page, *names) == {
        "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "X-Frame-Options": "DENY",
    }
    policy = dict(part.strip().split(" ", 1) for part in page.headers["Content-Security-Policy"].split(";"))
    assert (policy["default-src"], policy["object-src"], policy["base-uri"], policy["frame-ancestors"]) == (
        ("'self'", "'none'", "'none'", "'none'")
    )
    assert "no-store" in page.headers["Cache-Control"]
    (cookie,) = [value for name, value in page.headers.items() if name == "Set-Cookie" and "csrf" in value]
    assert re.fullmatch(
        r"__Host-csrftoken=\w+; expires=[^;]+; HttpOnly; Max-Age=\d+; Path=/; SameSite=Lax; Secure", cookie
    )


def signed_in(site: Installation, email: str) -> Answer:
    """Cookies that want https are handed back by hand: what is in front of the server speaks it, this test does not."""
    visitor = Visitor(site.base, {**BY_PROXY, "Referer": f"https://{NAME}/sign-in/"})
    page = visitor.get("/sign-in/")
    visitor.headers["Cookie"] = page.headers["Set-Cookie"].split(";")[0]
    return visitor.post("/sign-in/", login=email, password=PASSWORD)


def test_a_session_travels_by_https_alone(public: Installation, world: World) -> None:
    answer = signed_in(public, world.emails[0])
    cookies = [value for name, value in answer.headers.items() if name == "Set-Cookie" and "session" in value]

    assert answer.status == 302
    assert [cookie.split("=")[0] for cookie in cookies] == ["__Host-session"]
    assert {"HttpOnly", "Path=/", "SameSite=Lax", "Secure"} <= {part.strip() for part in cookies[0].split(";")}
    assert "Domain" not in cookies[0]


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": NAME},
        {"Host": NAME, "X-Forwarded-Proto": "https"},  # somebody came past the proxy
        {**BY_PROXY, "X-Forwarded-Proto": "http"},
        {**BY_PROXY, "X-Forwarded-Proto": "https, http"},  # made up, and then the proxy's own
    ],
)
def test_what_is_not_https_is_sent_there(public: Installation, headers: dict[str, str]) -> None:
    answer = Visitor(public.base, headers).get("/sign-in/")

    assert (answer.status, answer.headers["Location"]) == (301, f"https://{NAME}/sign-in/")


def test_another_name_is_not_answered(public: Installation) -> None:
    forged = {**BY_PROXY, "Host": "evil.example", "X-Forwarded-Host": NAME}

    assert Visitor(public.base, forged).get("/sign-in/").status == 400


def test_watchers_reach_it_by_number_and_without_https(public: Installation) -> None:
    assert [Visitor(public.base).get(path).status for path in ("/healthz", "/readyz")] == [200, 200]


def test_static_files_are_kept_for_ever_and_travel_small(public: Installation) -> None:
    page = Visitor(public.base, BY_PROXY).get("/sign-in/")
    (address,) = re.findall(r'href="(/static/core/css/base\.[0-9a-f]{12}\.css)"', page.text)
    request = urllib.request.Request(public.base + address, headers={**BY_PROXY, "Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request) as answer:
        packed = answer.read()

    assert answer.headers["Cache-Control"] == "max-age=315360000, public, immutable"
    assert answer.headers["Content-Encoding"] == "gzip"
    assert len(packed) < len(gzip.decompress(packed))


def test_the_log_has_routes_and_no_addresses_keys_or_names(public: Installation, world: World) -> None:
    visitor = Visitor(public.base, {**BY_PROXY, "X-Request-ID": "from-the-proxy-1"})
    visitor.get(f"{world.teams}?q=canary-query")
    visitor.get("/canary-path/")
    signed_in(public, world.emails[0])
    log = public.log("serve")

    assert '"route": "people_teams", "status": 302' in log
    assert '"request": "from-the-proxy-1"' in log
    assert [word for word in ("canary", world.school, world.emails[0], "203.0.113.7") if word in log] == []


def test_a_request_in_hand_is_answered_before_the_end(installation: Installation) -> None:
    server = installation.serve("--workers", "2", "--no-worker")
    with socket.create_connection(("127.0.0.1", installation.port)) as half:
        half.sendall(b"POST /sign-in/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nlogin")
        Visitor(installation.base).get("/healthz")
        server.terminate()
        half.sendall(b"=ada1")
        answer = half.recv(100)

    assert answer.startswith(b"HTTP/1.1 403 ")  # without the form's token: answered all the same
    assert server.wait(timeout=40) == 0


def test_a_port_that_is_handed_over_is_served(installation: Installation) -> None:
    """As systemd does it: the port stays open while the server is started anew."""
    with socket.create_server(("127.0.0.1", installation.port)) as port:
        process = subprocess.Popen(
            [sys.executable, "-c", HANDED_OVER, str(port.fileno()), "--port", str(installation.port)],
            env=installation.environment,
            pass_fds=[port.fileno()],
            start_new_session=True,
        )
        installation.running.append(process)
        wait_for(installation.answers, "it answers")
        code = stop(process)
        wait = socket.create_connection(("127.0.0.1", installation.port))  # nobody is turned away meanwhile
        wait.close()

    assert code == 0


def test_everything_unsafe_is_said_at_once(new: Shape, tmp_path: Path) -> None:
    installation = new(GROWTHRING_HOSTS="*", GROWTHRING_DEBUG="yes", GROWTHRING_HTTPS="yes", GROWTHRING_DEMO="yes")
    (installation.home / "secret-key").write_text("short")
    (installation.home / "secret-key").chmod(0o644)
    done = installation.growthring("serve", "--port", str(free_port()))

    assert done.returncode == 1
    found = [line.split(":")[0] for line in done.stderr.splitlines() if line.startswith("- ")]
    assert found == [
        "- GROWTHRING_HOSTS",
        "- GROWTHRING_DEBUG",
        "- GROWTHRING_PROXIES",
        "- GROWTHRING_SECRET_KEY",
        f"- {installation.home}/secret-key",
        "- GROWTHRING_DEMO",
    ]


def test_a_word_that_is_no_setting_is_refused(tmp_path: Path) -> None:
    done = Installation(tmp_path, {"GROWTHRING_HTTPS": "ja"}).growthring("serve")

    assert (done.returncode, done.stderr) == (1, "GROWTHRING_HTTPS is 'ja': write yes or no.\n")


def test_djangos_own_check_for_deployment_is_clean(new: Shape) -> None:
    done = new(**PUBLIC).growthring("django", "check", "--deploy", "--fail-level", "WARNING")

    assert (done.returncode, done.stdout) == (0, "System check identified no issues (1 silenced).\n"), done.stderr


def test_an_empty_machine_is_told_what_to_do_next(tmp_path: Path) -> None:
    empty = Installation(tmp_path)
    server = empty.serve("--workers", "2", "--no-worker")
    said = empty.log("serve")
    made = empty.growthring("add-trust", "Larkmoor", "--slug", "larkmoor")

    assert 'growthring add-trust "Your Trust" --slug your-trust' in said
    assert (made.returncode, made.stdout.splitlines()[0].startswith("Larkmoor is there")) == (0, True)
    assert stop(server) == 0


def test_a_reload_replaces_the_processes_and_turns_nobody_away(installation: Installation) -> None:
    server = installation.serve("--workers", "2", "--no-worker")
    before = set(children(server.pid))
    server.send_signal(signal.SIGHUP)
    statuses = set()
    until = time.monotonic() + 30
    while set(children(server.pid)) & before and time.monotonic() < until:
        statuses.add(Visitor(installation.base).get("/healthz").status)

    assert statuses == {200}
    assert not set(children(server.pid)) & before
