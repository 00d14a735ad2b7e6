"""One browser that measures: one connection that stays open, one person signed in."""

import re
import time
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse, RemoteDisconnected
from http.cookies import SimpleCookie

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
HREF = re.compile(r'href="([^"#?]+)[^"]*"')
SECONDS = 60
CLOSED = (RemoteDisconnected, ConnectionResetError, BrokenPipeError)
QUERIES = "X-Queries"


class Unexpected(Exception):
    """A page answered otherwise than a person would see it."""


@dataclass(frozen=True, slots=True)
class Answer:
    ms: float  # until the last byte was read
    size: int  # bytes as sent, compressed
    queries: int  # 0 unless they were to be counted


class Visitor:
    def __init__(self, port: int, persona: str) -> None:
        self._connection = HTTPConnection("127.0.0.1", port, timeout=SECONDS)
        self._cookies: SimpleCookie = SimpleCookie()
        token = TOKEN.search(self._ask("GET", "/demo/")[1].decode())
        if token is None:
            raise Unexpected("the demo's page has no form")
        answer, _body, _ms = self._ask("POST", f"/demo/{persona}/", f"csrfmiddlewaretoken={token[1]}")
        if answer.status != 302:
            raise Unexpected(f"{persona} is not let in: {answer.status}")

    def get(self, path: str, *, counted: bool = False) -> Answer:
        """Raises `Unexpected` for anything but a page: what redirects or refuses is quick, and no measure."""
        answer, body, ms = self._ask("GET", path, counted=counted)
        if answer.status != 200:
            raise Unexpected(f"{path}: {answer.status}")
        return Answer(ms, len(body), int(answer.headers.get(QUERIES, 0)))

    def follow(self, path: str) -> tuple[str, str]:
        """The address it ends at, and the page there."""
        for _step in range(5):
            answer, body, _ms = self._ask("GET", path)
            if answer.status != 302:
                break
            path = answer.headers["Location"]
        if answer.status != 200:
            raise Unexpected(f"{path}: {answer.status}")
        return path, body.decode(errors="replace")

    def close(self) -> None:
        self._connection.close()

    def _ask(
        self, method: str, path: str, body: str | None = None, *, counted: bool = False
    ) -> tuple[HTTPResponse, bytes, float]:
        headers = {"Cookie": "; ".join(f"{name}={morsel.value}" for name, morsel in self._cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        if counted:
            headers["X-Count-Queries"] = "1"
        try:
            answer, content, took = self._once(method, path, body, headers)
        except CLOSED:  # the server closes connections that were quiet for two seconds
            self._connection.close()
            answer, content, took = self._once(method, path, body, headers)
        for cookie in answer.headers.get_all("Set-Cookie", []):
            self._cookies.load(cookie)
        return answer, content, took

    def _once(
        self, method: str, path: str, body: str | None, headers: dict[str, str]
    ) -> tuple[HTTPResponse, bytes, float]:
        begun = time.perf_counter()
        self._connection.request(method, path, body, headers)
        answer = self._connection.getresponse()
        content = answer.read()
        return answer, content, (time.perf_counter() - begun) * 1000


def links(text: str, pattern: str) -> list[str]:
    """The addresses on a page that match, in order."""
    return [href for href in HREF.findall(text) if re.fullmatch(pattern, href)]
