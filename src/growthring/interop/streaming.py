"""A page that is written while its work is done: plain HTML, so that it needs no script and no background worker."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from threading import Event
from typing import Any

import structlog
from django.http import HttpRequest, StreamingHttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from growthring.interop.reading import Progress, Roster

log = structlog.get_logger("growthring.interop")
FIRST_BEAT, LAST_BEAT = 0.5, 5.0  # seconds between two lines of progress: the longer it takes, the fewer
Done = Callable[[], None]
Piece = tuple[str, str]  # ("step", html) for the list of steps, ("end", html) for what stands below it


def nothing() -> None:
    pass


class Pieces:
    """What is sent, piece by piece; `close` is called when all is sent and when the reader has gone."""

    def __init__(self, pieces: Iterator[str], after: Done) -> None:
        self._pieces, self._after = pieces, after

    def __iter__(self) -> "Pieces":
        return self

    def __next__(self) -> str:
        return next(self._pieces)

    def close(self) -> None:
        try:
            self._pieces.close()  # type: ignore[attr-defined]
        finally:
            self._after()


def written_along(
    request: HttpRequest, context: dict[str, Any], work: Iterator[Piece], *, after: Done = nothing
) -> StreamingHttpResponse:
    """The page `interop/working.html`, with the pieces of `work` put in as they come."""
    request.META.pop("HTTP_ACCEPT_ENCODING", None)  # compressed, the pieces would be held back
    cut = get_random_string(20)  # where the pieces go
    page = render_to_string("interop/working.html", {**context, "cut": cut}, request)
    response = StreamingHttpResponse(Pieces(_woven(page.split(cut), work), after))
    response["X-Accel-Buffering"] = "no"  # said to a web server in front
    return response


def _woven(page: list[str], work: Iterator[Piece]) -> Iterator[str]:
    head, middle, foot = page
    yield head
    ending = ""
    try:
        for where, html in work:
            if where == "step":
                yield html
            else:
                ending += html
    except Exception:
        # Half of the page is sent, so there can be no error page: it ends in words, and the log has the error.
        log.exception("an import broke off")
        ending = problem(_("Something went wrong on our side."), _("Nothing has been changed. Please try again."))
    yield f"{middle}{ending}{foot}"


def step(text: str) -> Piece:
    return "step", render_to_string("interop/parts/step.html", {"text": text})


def problem(message: str, remedy: str, where: str = "") -> str:
    told = {"message": message, "remedy": remedy, "where": where}
    return render_to_string("interop/parts/problem.html", told)


class GoneAway(Exception):
    """Nobody waits for the file any more."""


class Reading:
    """Reads a roster beside the page, which tells how far it is. It touches no database."""

    def __init__(self, read: Callable[[Callable[[Progress], None]], Roster]) -> None:
        self._read, self._language, self._gone = read, translation.get_language(), Event()
        self.at: Progress | None = None
        self._worker = ThreadPoolExecutor(max_workers=1)
        self._roster = self._worker.submit(self._run)

    def _run(self) -> Roster:
        with translation.override(self._language):
            return self._read(self._listen)

    def _listen(self, at: Progress) -> None:
        if self._gone.is_set():
            raise GoneAway
        self.at = at

    def beats(self) -> Iterator[Progress]:
        """How far it is, every now and then, until it has ended."""
        beat = FIRST_BEAT
        while wait([self._roster], timeout=beat).not_done:
            if self.at is not None:
                yield self.at
                beat = min(LAST_BEAT, beat * 1.3)

    def result(self) -> Roster:
        return self._roster.result()

    def leave(self) -> None:
        """Let go of the file: it is about to be deleted."""
        self._gone.set()
        self._worker.shutdown()
