"""Times of pages beside the floor page's, taken in turn so that a busy moment of the machine meets both."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import quantiles

from benchmarks.client import Unexpected, Visitor
from benchmarks.pages import FLOOR, PAGES, Page, address_of
from benchmarks.server import Running

WARM = 3
BLOCK = 3  # with many clients: requests each of them makes of one page before all turn to the other


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds: the middle one, and the middle half from and to."""

    median: float
    low: float
    high: float

    @classmethod
    def of(cls, found: list[float]) -> "Times":
        low, middle, high = quantiles(found, n=4) if len(found) > 1 else [found[0]] * 3
        return cls(middle, low, high)


@dataclass(frozen=True, slots=True)
class Result:
    page: Page
    clients: int
    times: Times
    floor: Times
    queries: int
    floor_queries: int
    size: int

    @property
    def ratio(self) -> float:
        return self.times.median / self.floor.median


@dataclass(frozen=True, slots=True)
class Missing:
    page: Page
    why: str


def measure(
    running: Running, requests: int, clients: tuple[int, ...], told: Callable[[str], None]
) -> list[Result | Missing]:
    found: list[Result | Missing] = []
    for page in PAGES:
        try:
            for count in clients:
                found.append(_page(running, page, requests, count))
                told(f"{page.name}, {count} at a time: {_in_short(found[-1])}")
        except Unexpected as why:
            found.append(Missing(page, str(why)))
            told(f"{page.name}: {why}")
    return found


def _in_short(result: "Result | Missing") -> str:
    if isinstance(result, Missing):
        return result.why
    return f"{result.times.median:.1f} ms, {result.ratio:.1f} x the floor, {result.queries} queries"


def _page(running: Running, page: Page, requests: int, clients: int) -> Result:
    with _visitors(running.port, page.persona, clients) as visitors:
        address = address_of(page, visitors[0])
        for _each in range(WARM):
            together(visitors, [address, FLOOR])
        counted, bare = visitors[0].get(address, counted=True), visitors[0].get(FLOOR, counted=True)
        times: dict[str, list[float]] = {address: [], FLOOR: []}
        block = 1 if clients == 1 else BLOCK
        for _turn in range(max(1, requests // block)):
            for path in (address, FLOOR):
                times[path] += together(visitors, [path] * block)
    both = Times.of(times[address]), Times.of(times[FLOOR])
    return Result(page, clients, *both, counted.queries, bare.queries, counted.size)


@contextmanager
def _visitors(port: int, persona: str, clients: int) -> Iterator[list[Visitor]]:
    visitors = [Visitor(port, persona) for _each in range(clients)]
    try:
        yield visitors
    finally:
        for visitor in visitors:
            visitor.close()


def together(visitors: list[Visitor], paths: list[str]) -> list[float]:
    """Every visitor asks for the paths in order, all at the same time; milliseconds of each request."""
    if len(visitors) == 1:
        return [visitors[0].get(path).ms for path in paths]
    found: list[float] = []
    failed: list[Exception] = []

    def walk(visitor: Visitor) -> None:
        try:
            found.extend([visitor.get(path).ms for path in paths])
        except (Unexpected, OSError) as why:
            failed.append(why)

    threads = [threading.Thread(target=walk, args=[visitor]) for visitor in visitors]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failed:
        raise Unexpected(str(failed[0]))
    return found
