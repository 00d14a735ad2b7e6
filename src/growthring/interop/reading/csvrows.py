"""Rows of a CSV file in the order of its physical lines, in constant memory, whatever its quotes do."""

import csv
import io
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TextIO


class LineTooLong(ValueError):
    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


@dataclass(frozen=True, slots=True)
class Row:
    """`cells` is None where the quotes of the line do not pair up; `folded` where it runs over several lines."""

    line: int
    cells: list[str] | None
    folded: bool = False


class Feed:
    """Gives the reader its lines and remembers those of the row it is in, so that they can be given back."""

    def __init__(self, stream: TextIO, max_line: int, max_record_lines: int, skip: int = 0) -> None:
        self._stream, self._max_line, self._max_lines = stream, max_line, max_record_lines
        self._again: deque[str] = deque()
        self.taken: list[str] = []
        self.line = 0
        for _ in range(skip):
            self.start()
            next(self)
        self.start()

    def start(self) -> int:
        """The line on which the next row begins."""
        self.taken = []
        return self.line + 1

    def give_back(self) -> str:
        """The first line of a broken row; those after it will be read again."""
        first = self.taken[0]
        self._again.extendleft(reversed(self.taken[1:]))
        self.line -= len(self.taken) - 1
        self.taken = []
        return first

    def __iter__(self) -> "Feed":
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else self._stream.readline(self._max_line)
        if not line:
            raise StopIteration
        if len(line) >= self._max_line:
            raise LineTooLong(self.line + 1)
        self.line += 1
        self.taken.append(line)
        if len(self.taken) > self._max_lines:
            raise csv.Error
        return line.replace("\x00", "") if "\x00" in line else line


def read_rows(feed: Feed, delimiter: str) -> Iterator[Row]:
    """
    Strict about quotes, so that one left open loses its own line and not the rest of the file. A line whose quotes
    pair up in a looser reading ("O"Brien") is taken that way.
    """
    line = feed.start()
    reader = csv.reader(feed, delimiter=delimiter, strict=True)
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            first = feed.give_back()
            yield Row(line, _loosely(first, delimiter))
            reader = csv.reader(feed, delimiter=delimiter, strict=True)
        else:
            yield Row(line, cells, len(feed.taken) > 1)
        line = feed.start()


def _loosely(line: str, delimiter: str) -> list[str] | None:
    if line.count('"') % 2:
        return None
    try:
        return next(csv.reader([line.rstrip("\r\n")], delimiter=delimiter), [])
    except csv.Error:
        return None


def sample(text: str, delimiter: str, rows: int, max_line: int) -> list[Row]:
    """The first rows of a file, for finding its headings."""
    feed = Feed(io.StringIO(text, newline=""), max_line, 10)
    found: list[Row] = []
    for row in read_rows(feed, delimiter):
        found.append(row)
        if len(found) == rows:
            break
    return found
