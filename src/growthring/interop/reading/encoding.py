"""Decides once for a whole file which letters its bytes stand for."""

import codecs
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

CHUNK = 1 << 20
FALLBACK = "growthring-windows-1252"
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(FALLBACK, _as_windows)


@dataclass(frozen=True, slots=True)
class Encoding:
    """`mixed`: most of the file is UTF-8, single letters in it are Windows-1252."""

    name: str
    errors: str = "replace"
    mixed: bool = False


def find_encoding(opener: Callable[[], BinaryIO]) -> Encoding | None:
    """None for bytes that are no text. Reads the whole file once, in pieces: a first accent may be on the last line."""
    with opener() as stream:
        start = stream.read(4096)
        for mark, name in MARKS:
            if start.startswith(mark):
                return None if name == "utf-32" else _checked(stream, start, name)
        if b"\x00" in start:
            return _without_mark(start)
        return _checked(stream, start, "utf-8")


def _without_mark(start: bytes) -> Encoding | None:
    even, odd = start[0::2].count(0), start[1::2].count(0)
    most = len(start) // 2 * 0.7
    if odd > most and even < most / 4:
        return Encoding("utf-16-le")
    if even > most and odd < most / 4:
        return Encoding("utf-16-be")
    return None


def _checked(stream: BinaryIO, start: bytes, name: str) -> Encoding:
    if name == "utf-16":
        return Encoding(name)
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    strange = accents = 0
    chunk = start
    while chunk:
        text = decoder.decode(chunk)
        if not text.isascii():
            here = sum(1 for c in text if "\udc80" <= c <= "\udcff") if _has_strange(text) else 0
            strange += here
            accents += sum(1 for c in text if c > "\x7f") - here if not accents or strange else 0
        chunk = stream.read(CHUNK)
    strange += len(decoder.decode(b"", True))
    if not strange:
        return Encoding(name)
    if accents == 0 or strange > accents * 20:
        return Encoding("cp1252")
    return Encoding(name, FALLBACK, mixed=True)


def _has_strange(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False
