"""Somebody in front of a browser without JavaScript, over one connection at a time."""

import http.client
import http.cookiejar
import re
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from html import unescape
from typing import Any

from tests.processes.world import PASSWORD

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
BROKEN = (urllib.error.URLError, OSError, http.client.HTTPException)


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: Any
    text: str


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_told: Any, **_words: Any) -> None:
        return None


class Visitor:
    def __init__(self, base: str, headers: dict[str, str] | None = None) -> None:
        self.base = base
        self.headers = headers or {}
        self.cookies = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies), _Stay)
        self.token = ""

    def get(self, path: str) -> Answer:
        answer = self._answer(urllib.request.Request(self.base + path, headers=self.headers))
        found = TOKEN.search(answer.text)
        self.token = unescape(found[1]) if found else self.token
        return answer

    def post(self, path: str, **fields: str) -> Answer:
        """With the token of the page read last."""
        data = urllib.parse.urlencode({"csrfmiddlewaretoken": self.token, **fields}).encode()
        return self._answer(urllib.request.Request(self.base + path, data, {"Referer": self.base, **self.headers}))

    def sign_in(self, email: str) -> Answer:
        self.get("/sign-in/")
        return self.post("/sign-in/", login=email, password=PASSWORD)

    def another(self) -> "Visitor":
        """The same person at another screen."""
        found = Visitor(self.base, self.headers)
        for cookie in self.cookies:
            found.cookies.set_cookie(cookie)
        found.token = self.token
        return found

    def _answer(self, request: urllib.request.Request) -> Answer:
        try:
            with self.opener.open(request, timeout=60) as got:
                return Answer(got.status, got.headers, got.read().decode("utf-8", "replace"))
        except urllib.error.HTTPError as error:
            return Answer(error.code, error.headers, error.read().decode("utf-8", "replace"))
