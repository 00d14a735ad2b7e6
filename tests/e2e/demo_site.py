"""The demo as a visitor meets it: `growthring demo` in a process of its own, on a database of its own."""

import http.cookiejar
import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PATIENCE_S = 180
NO_MAIL = "smtp://127.0.0.1:9"  # pages as with mail; nothing is sent
KEY = re.compile(r"/[23456789abcdefghjkmnpqrstuvwxyz]{12}(?=/)")
LINK = re.compile(r'<a\b[^>]*\bhref="([^"#]+)')


@contextmanager
def serving(home: Path, *command: str) -> Iterator[str]:
    """The address of a demo that is ready, or with `serve` of an empty site; it is stopped afterwards."""
    command = command or ("demo",)
    port = _free_port()
    environment = {**os.environ, "GROWTHRING_HOME": str(home), "PORT": str(port), "GROWTHRING_PSEUDO": "1"}
    environment |= {"GROWTHRING_MAIL_URL": NO_MAIL} if "serve" in command else {}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    log = home / "demo.log"
    with log.open("w") as written:
        process = subprocess.Popen(
            [sys.executable, "-m", "growthring", *command], env=environment, stdout=written, stderr=subprocess.STDOUT
        )
    try:
        _wait(process, log)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait(process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + PATIENCE_S
    while " is ready: http" not in log.read_text():
        assert process.poll() is None, f"the site stopped: {log.read_text()[-2000:]}"
        assert time.monotonic() < until, f"the site is not ready after {PATIENCE_S} s: {log.read_text()[-2000:]}"
        time.sleep(0.3)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    url: str  # after redirects
    body: str
    kind: str  # the content type


class Visitor:
    """Somebody with a plain HTTP client: cookies, links and forms, no scripts."""

    def __init__(self, base: str, persona: str | None = None) -> None:
        self.base = base
        self.cookies = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies))
        self.start = self._sign_in(persona) if persona else self.get("/")

    def get(self, path: str) -> Answer:
        return self._answer(urllib.request.Request(urllib.parse.urljoin(self.base, path)))

    def post(self, path: str, **fields: str) -> Answer:
        token = next(cookie.value for cookie in self.cookies if cookie.name.endswith("csrftoken"))
        data = urllib.parse.urlencode({"csrfmiddlewaretoken": token or "", **fields}).encode()
        return self._answer(urllib.request.Request(urllib.parse.urljoin(self.base, path), data))

    def crawl(self, *, a_shape: int = 1, most: int = 400) -> dict[str, Answer]:
        """Follow links from the first page: `a_shape` pages of each shape of address, keys put aside."""
        seen: dict[str, Answer] = {}
        shapes: dict[str, int] = {}
        waiting = deque([urllib.parse.urlparse(self.start.url).path])
        while waiting and len(seen) < most:
            path = waiting.popleft()
            shape = shape_of(path)
            if path in seen or shapes.get(shape, 0) >= a_shape:
                continue
            shapes[shape] = shapes.get(shape, 0) + 1
            seen[path] = self.get(path)
            waiting.extend(self._links(seen[path]))
        return seen

    def _links(self, answer: Answer) -> Iterator[str]:
        for href in LINK.findall(answer.body) if answer.kind.startswith("text/html") else ():
            url = urllib.parse.urljoin(answer.url, href.replace("&amp;", "&"))
            if url.startswith(self.base):
                yield url.removeprefix(self.base)

    def _sign_in(self, persona: str) -> Answer:
        self.get("/demo/")
        return self.post(f"/demo/{persona}/")

    def _answer(self, request: urllib.request.Request) -> Answer:
        try:
            with self.opener.open(request, timeout=30) as got:
                return Answer(got.status, got.url, got.read().decode("utf-8", "replace"), got.headers["Content-Type"])
        except urllib.error.HTTPError as error:
            return Answer(error.code, error.url, error.read().decode("utf-8", "replace"), error.headers["Content-Type"])


def shape_of(path: str) -> str:
    """The address without its keys, slugs of schools and query: pages of one shape are one page with other data."""
    bare = KEY.sub("/*", urllib.parse.urlparse(path).path)
    return re.sub(r"^/schools/[^/]+/", "/schools/*/", bare)
