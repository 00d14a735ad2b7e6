"""Looking a password up among those that were stolen elsewhere: in a downloaded list, which is never loaded whole.

The list is what haveibeenpwned.com hands out, in either of its two forms: one file of lines `SHA-1:COUNT` sorted by
hash, or a folder with a file a prefix (`00000.txt`, …, `FFFFF.txt`) of lines `REST-OF-SHA-1:COUNT`.
"""

import hashlib
import os
import re
from pathlib import Path
from typing import BinaryIO

LINE = re.compile(rb"^[0-9A-Fa-f]{40}(?::\d+)?\s*$")
REST = re.compile(rb"^[0-9A-Fa-f]{35}(?::\d+)?\s*$")
PROBES = 256


class BadList(ValueError):
    """The list is not what it should be; says in words what is wrong."""


def is_listed(password: str, path: Path) -> bool:
    digest = hashlib.sha1(password.encode(), usedforsecurity=False).hexdigest().upper().encode()
    if path.is_dir():
        return _in_folder(digest, path)
    with path.open("rb") as opened:
        return _in_file(digest, opened)


def _in_folder(digest: bytes, folder: Path) -> bool:
    prefix = digest[:5].decode()
    found = next((file for name in (f"{prefix}.txt", prefix) if (file := folder / name).is_file()), None)
    if found is None:
        raise BadList(f"{folder} has no file {prefix}.txt: the download is not complete")
    with found.open("rb") as opened:
        return any(line[:35].upper() == digest[5:] for line in opened)


def _in_file(digest: bytes, opened: BinaryIO) -> bool:
    """Halves the file by bytes: thirty-odd reads for a file of forty gigabytes."""
    low, high = 0, opened.seek(0, os.SEEK_END)
    while low < high:
        middle = (low + high) // 2
        line = _line_from(opened, middle)
        if line[:40].upper() == digest:
            return True
        if line and line[:40].upper() < digest:
            low = middle + 1
        else:
            high = middle
    return _line_from(opened, low)[:40].upper() == digest


def _line_from(opened: BinaryIO, at: int) -> bytes:
    """The first whole line that begins at the place or after it; empty at the end."""
    opened.seek(max(at - 1, 0))
    if at > 0:
        opened.readline()
    return opened.readline()


def look_over(path: Path) -> None:
    """Refuses, in words, what cannot be such a list: looks at a few hundred places, not at every line."""
    if not path.exists():
        raise BadList(f"there is nothing at {path}")
    try:
        _look_over_folder(path) if path.is_dir() else _look_over_file(path)
    except OSError as error:
        raise BadList(f"{path} cannot be read: {error.strerror}") from error


def _look_over_folder(folder: Path) -> None:
    for prefix in ("00000", "7FFFF", "FFFFF"):
        file = next((file for name in (f"{prefix}.txt", prefix) if (file := folder / name).is_file()), None)
        if file is None:
            raise BadList(f"{folder} has no file {prefix}.txt: it is no folder of ranges, or not a complete one")
        with file.open("rb") as opened:
            if not REST.match(opened.readline().removeprefix(b"\xef\xbb\xbf")):
                raise BadList(f"{file} does not hold lines of 35 hexadecimal figures, a colon and a number")


def _look_over_file(file: Path) -> None:
    size, before = file.stat().st_size, b""
    with file.open("rb") as opened:
        for probe in range(PROBES):
            line = _line_from(opened, size * probe // PROBES)
            if not line and before:
                break
            if not LINE.match(line):
                raise BadList(f"{file} does not hold lines of 40 hexadecimal figures (SHA-1), a colon and a number")
            if line[:40].upper() < before:
                raise BadList(f"{file} is not sorted by hash: download the list that is ordered by hash")
            before = line[:40].upper()
