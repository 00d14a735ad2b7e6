"""`docs/reference/performance.md` from what was measured."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from benchmarks import machine
from benchmarks.measuring import Missing, Result
from benchmarks.pages import PAGES, Page
from benchmarks.reasons import REASONS
from benchmarks.worlds import Made, World

GROWS = 1.2
HEAD = """# Performance

Written by `{command}` on {day}, in {minutes} minutes. Every page is asked for over HTTP, from the processes that
`growthring serve` starts, by the person who uses it, in turn with a **floor page** of the same processes: the same
middleware, session, login and person, one query of 25 names, a template of one list. Times are medians in milliseconds
with the middle half of them in brackets; *× floor* is how many times as long as the floor page. The bar is {bar} times
the floor for a page, 3 times for a trust's profile over the years, and {grows} times itself from the smaller world to
the larger one. The people who ask work in a school of about a hundred in both worlds; the trust of the smaller world
has {few} schools, that of the larger one {many}. No answer is kept: every request asks the database anew.

| | |
|---|---|
"""


@dataclass
class Measured:
    """One world in one database."""

    engine: str
    world: World
    made: Made
    rates: dict[str, float]
    memory: list[int]
    results: list[Result | Missing] = field(default_factory=list)
    imports: list[dict[str, Any]] = field(default_factory=list)  # fields of `benchmarks.imports.Measured`

    def of(self, page: Page, clients: int) -> Result | None:
        found = (each for each in self.results if isinstance(each, Result) and each.page is page)
        return next((each for each in found if each.clients == clients), None)


def write(found: list[Measured], *, command: str, day: str, minutes: float, schools: tuple[int, int]) -> str:
    head = HEAD.format(
        command=command, day=day, minutes=f"{minutes:.0f}", bar=2.5, grows=GROWS, few=schools[0], many=schools[1]
    )
    return head + "\n".join(_lines(found)) + "\n"


def _lines(found: list[Measured]) -> Iterator[str]:
    yield from (f"| {name} | {value} |" for name, value in machine.facts())
    for engine in dict.fromkeys(each.engine for each in found):
        here = [each for each in found if each.engine == engine]
        asked = {result.clients for each in here for result in each.results if isinstance(result, Result)}
        for clients in sorted(asked):
            yield from _table(here, engine, clients)
    yield from _misses(found)
    yield from _rates(found)
    yield from _imports(found)


def _table(here: list[Measured], engine: str, clients: int) -> Iterator[str]:
    worlds = [each.world.words for each in here]
    yield from (
        "",
        f"## {NAMES[engine]}, {_at_a_time(clients)}",
        "",
    )
    heads = "".join(f" {words} | × floor |" for words in worlds)
    grows = " larger ÷ smaller |" if len(here) > 1 else ""
    yield f"| Page |{heads}{grows} queries | kB |"
    yield "|---|" + "--:|--:|" * len(here) + ("--:|" if grows else "") + "--:|--:|"
    floor = [_floor(each, clients) for each in here]
    yield (
        "| *Floor page* |" + "".join(f" {ms} | 1 |" for ms in floor) + (" |" if grows else "") + f" {_asked(here)} | |"
    )
    for page in PAGES:
        yield _row(here, page, clients)


def _row(here: list[Measured], page: Page, clients: int) -> str:
    results = [each.of(page, clients) for each in here]
    cells = "".join(_cell(result, page) for result in results)
    grows = f" {_grows(results)} |" if len(here) > 1 else ""
    last = next((result for result in reversed(results) if result), None)
    return f"| {page.name} |{cells}{grows} {last.queries if last else ''} | {_kilobytes(last)} |"


def _cell(result: Result | None, page: Page) -> str:
    if result is None:
        return " not measured | |"
    times = f"{result.times.median:.0f} ({result.times.low:.0f}–{result.times.high:.0f})"
    ratio = f"{result.ratio:.1f}"
    return f" {times} | {ratio if result.ratio <= page.bar else f'**{ratio}**'} |"


def _grows(results: list[Result | None]) -> str:
    first, last = results[0], results[-1]
    if first is None or last is None:
        return ""
    times = last.times.median / first.times.median
    return f"{times:.2f}" if times <= GROWS else f"**{times:.2f}**"


def _floor(each: Measured, clients: int) -> str:
    found = sorted(
        result.floor.median for result in each.results if isinstance(result, Result) and result.clients == clients
    )
    return f"{found[len(found) // 2]:.1f}" if found else ""


def _asked(here: list[Measured]) -> str:
    return next(
        (str(result.floor_queries) for each in here for result in each.results if isinstance(result, Result)), ""
    )


def _kilobytes(result: Result | None) -> str:
    return f"{result.size / 1024:.0f}" if result else ""


def _misses(found: list[Measured]) -> Iterator[str]:
    """Every page that is over a bar anywhere, with one at a time or with many, and why."""
    asked = sorted({result.clients for each in found for result in each.results if isinstance(result, Result)})
    yield from ("", "## Pages over a bar", "")
    yield "The most that was measured in any world and database. What the reason does not say was not found out."
    yield "PostgreSQL keeps the plans of what is worded once, and plans the rest anew each time. A few requests of a"
    yield "short page differ by a third from run to run."
    heads = "".join(f" {_at_a_time(clients)}: × floor | larger ÷ smaller |" for clients in asked)
    yield from ("", f"| Page |{heads} Why |", "|---|" + "--:|--:|" * len(asked) + "---|")
    for page in PAGES:
        cells = "".join(_most(found, page, clients) for clients in asked)
        if "**" in cells:
            yield f"| {page.name} |{cells} {REASONS.get(page.name, '')} |"
    for each in found:
        yield from (
            f"| {missing.page.name} |{' |' * 2 * len(asked)} not measured: {missing.why} |"
            for missing in each.results
            if isinstance(missing, Missing)
        )


def _at_a_time(clients: int) -> str:
    return f"{clients} at a time" if clients > 1 else "one at a time"


def _most(found: list[Measured], page: Page, clients: int) -> str:
    """Two cells; what is over its bar stands out."""
    ratios = [result.ratio for each in found if (result := each.of(page, clients))]
    grows = list(_growths(found, page, clients))
    return _marked(ratios, page.bar, 1) + _marked(grows, GROWS, 2)


def _marked(figures: list[float], bar: float, digits: int) -> str:
    if not figures:
        return " |"
    most = f"{max(figures):.{digits}f}"
    return f" **{most}** |" if max(figures) > bar else f" {most} |"


def _growths(found: list[Measured], page: Page, clients: int) -> Iterator[float]:
    for engine in dict.fromkeys(each.engine for each in found):
        here = [each.of(page, clients) for each in found if each.engine == engine]
        if len(here) > 1 and here[0] and here[-1]:
            yield here[-1].times.median / here[0].times.median


def _rates(found: list[Measured]) -> Iterator[str]:
    yield from ("", "## Making, reading, memory", "")
    yield "Rows a second. *Bare insert* puts rows of the same tables in the barest way the database has (COPY, or one"
    yield "prepared statement); *bare select* reads the rows an export is made of and does nothing with them. Memory is"
    yield "of each process that answers pages, after the measuring, with its part of what they share."
    yield from (
        "",
        "| | rows made | synth | bare insert | export | bare select | MB a process |",
        "|---|--:|--:|--:|--:|--:|--:|",
    )
    for each in found:
        rates = each.rates
        yield (
            f"| {NAMES[each.engine]}, {each.world.words} | {each.made.rows:,}"
            f" | {each.made.rows / max(each.made.seconds, 0.01):,.0f}"
            f" | {_rate(rates, 'insert_rows', 'insert_seconds')} | {_rate(rates, 'export_rows', 'export_seconds')}"
            f" | {_rate(rates, 'export_rows', 'select_seconds')} | {', '.join(map(str, each.memory)) or 'not known'} |"
        )


def _imports(found: list[Measured]) -> Iterator[str]:
    if not any(each.imports for each in found):
        return
    yield from ("", "### Imports", "")
    yield "A staff list brought into an empty trust of the same world, from the CSV file to the last row: read,"
    yield "compared, previewed, compared once more and written. *÷ bare* is its rows a second against the same rows put"
    yield "in by `bulk_create`, *÷ barest* by COPY or one prepared statement, in the same run. *Others wait* is the"
    yield "longest transaction: on SQLite whoever writes waits so long, on PostgreSQL who changes the same trust."
    yield from (
        "",
        "| | rows | rows a second | ÷ bare | ÷ barest | reading s | comparing s | writing s | others wait s | undo s |",
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|",
    )
    for each in found:
        for one in each.imports:
            yield _import(NAMES[each.engine], each.world.words, one)


def _import(engine: str, world: str, one: dict[str, Any]) -> str:
    what = f"{one['staff']:,} {'newcomers' if one['newcomers'] else 'staff'}"
    seconds = one["reading"] + one["planning"] + one["writing"]
    parts = (one["reading"], one["planning"], one["writing"], one["locked"], one["undo"])
    return (
        f"| {engine}, {what} into {world} | {one['rows']:,} | {one['rows'] / seconds:,.0f}"
        f" | {one['bare'] / seconds:.2f} | {one['barest'] / seconds:.2f} | "
        + " | ".join(f"{part:.1f}" for part in parts)
        + " |"
    )


def _rate(rates: dict[str, float], rows: str, seconds: str) -> str:
    return f"{rates[rows] / rates[seconds]:,.0f}" if rates.get(seconds) else ""


NAMES = {"sqlite": "SQLite", "postgres": "PostgreSQL"}
