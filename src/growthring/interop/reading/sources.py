"""Opens what was given: one file, a folder or a zip. Nothing is ever unpacked onto the disk."""

import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath
from typing import BinaryIO, cast

from django.utils.translation import gettext as _

from growthring.interop.reading.ledger import refuse
from growthring.interop.reading.shapes import Limits, RosterError
from growthring.interop.reading.strangers import OLD_OFFICE, other_document, wrong_kind

__all__ = [
    "OLD_OFFICE",
    "Bundle",
    "Member",
    "check_size",
    "is_workbook",
    "is_zip",
    "open_bundle",
    "open_zip",
    "wrong_kind",
]

ZIP = b"PK\x03\x04"
EMPTY_ZIP = b"PK\x05\x06"
END_OF_ZIP = struct.Struct("<4s4H2LH")
RATIO_FROM = 8 * 1024 * 1024  # a small file may be as empty as it likes
ENTRY = 4_096  # bytes of the list of contents allowed per member
BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError, EOFError)
METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}  # others may ask for any amount of memory


@dataclass(frozen=True, slots=True)
class Member:
    """One file of what was given. `path` is where it is inside, `opener` may be called again and again."""

    name: str
    path: PurePosixPath
    size: int
    opener: Callable[[], BinaryIO]

    def start(self, length: int = 512) -> bytes:
        with self.opener() as stream:
            return stream.read(length)


@dataclass(slots=True)
class Bundle:
    """`odd` counts what was passed over unopened: links, paths that lead outside, archives within the archive."""

    name: str
    members: list[Member] = field(default_factory=list)
    is_single: bool = False
    odd: int = 0


@contextmanager
def open_bundle(path: Path, limits: Limits) -> Iterator[Bundle]:
    try:
        if path.is_dir():
            yield _folder(path, limits)
        elif is_zip(path) and not is_workbook(path, limits):
            with open_zip(path, limits) as archive:
                yield _zip(path, archive, limits)
        else:
            check_size(path.name, path.stat().st_size, limits)
            yield Bundle(path.name, [_file(path)], is_single=True)
    except OSError as error:
        raise refuse(
            path.name, _("The file could not be opened."), _("Check that it is there and try again.")
        ) from error


def _file(path: Path, base: Path | None = None) -> Member:
    inside = PurePosixPath(path.relative_to(base).as_posix()) if base else PurePosixPath(path.name)
    return Member(path.name, inside, path.stat().st_size, cast("Callable[[], BinaryIO]", partial(path.open, "rb")))


def check_size(name: str, size: int, limits: Limits) -> None:
    if size == 0:
        raise refuse(name, _("The file is empty."), _("Export the staff list again and choose the new file."))
    if size > limits.max_bytes:
        raise refuse(
            name,
            _("The file is {size} MB; Growthring reads up to {limit} MB.").format(
                size=size // 1024**2, limit=limits.max_bytes // 1024**2
            ),
            _("Export staff only, without pupils and classes, or one school at a time."),
        )


def is_hidden(path: PurePosixPath) -> bool:
    return any(part.startswith((".", "__MACOSX", "~$")) for part in path.parts)


def _folder(folder: Path, limits: Limits) -> Bundle:
    bundle = Bundle(folder.name)
    found = 0
    for path in sorted(p for pattern in ("*", "*/*") for p in folder.glob(pattern)):
        found += 1
        if found > limits.max_members:
            raise _too_many(folder.name, limits)
        inside = PurePosixPath(path.relative_to(folder).as_posix())
        if is_hidden(inside):
            continue
        if path.is_symlink() or (path.parent != folder and path.parent.is_symlink()):
            bundle.odd += 1
        elif path.is_file():
            bundle.members.append(_file(path, folder))
    return bundle


def _too_many(name: str, limits: Limits) -> RosterError:
    return refuse(
        name,
        _("There are more than {limit} files in it.").format(limit=limits.max_members),
        _("Give only the files of the roster."),
    )


def is_zip(path: Path) -> bool:
    with path.open("rb") as stream:
        return stream.read(4) in {ZIP, EMPTY_ZIP}


def is_workbook(path: Path, limits: Limits) -> bool:
    check_size(path.name, path.stat().st_size, limits)
    _check_contents_list(path, limits)
    try:
        with _archive(path) as archive:
            return "[Content_Types].xml" in archive.namelist()
    except BROKEN_ZIP:
        return False


def _archive(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except (ValueError, OverflowError) as error:
        raise zipfile.BadZipFile from error


@contextmanager
def open_zip(path: Path, limits: Limits) -> Iterator[zipfile.ZipFile]:
    """
    For an archive whose list of contents was found to be of a sensible length (`is_workbook`). That a member is broken
    shows while it is read, so this holds for as long as the archive is open.
    """
    try:
        with _archive(path) as archive:
            _check_members(path.name, archive, limits)
            yield archive
    except BROKEN_ZIP as error:
        raise refuse(
            path.name,
            _("The archive is damaged or of a kind Growthring cannot open."),
            _("Make it again, or give the files themselves."),
        ) from error


def _check_contents_list(path: Path, limits: Limits) -> None:
    """A list of contents can itself be the bomb: its length stands at the end of the file."""
    with path.open("rb") as stream:
        stream.seek(max(0, path.stat().st_size - 65_557))
        tail = stream.read()
    at = tail.rfind(EMPTY_ZIP)
    if at < 0 or len(tail) < at + END_OF_ZIP.size:
        return
    *_rest, length, _offset, _comment = END_OF_ZIP.unpack_from(tail, at)
    if length > limits.max_members * ENTRY and length != 0xFFFFFFFF:
        raise _too_many(path.name, limits)
    if length == 0xFFFFFFFF:
        raise refuse(path.name, _("The archive is larger than a roster can be."), _("Give the files themselves."))


def _check_members(name: str, archive: zipfile.ZipFile, limits: Limits) -> None:
    members = archive.infolist()
    if not members:
        raise refuse(name, _("The archive is empty."), _("Export the roster again and choose the new file."))
    if len(members) > limits.max_members:
        raise _too_many(name, limits)
    unpacked = sum(m.file_size for m in members)
    stretched = any(
        m.file_size > RATIO_FROM and m.file_size > limits.max_ratio * max(1, m.compress_size) for m in members
    )
    if unpacked > limits.max_unpacked or stretched:
        raise refuse(
            name,
            _("Unpacked, the archive would be far larger than a roster is. It was not opened."),
            _("Export staff only, or give the files themselves rather than the archive."),
        )


def _zip(path: Path, archive: zipfile.ZipFile, limits: Limits) -> Bundle:
    if wrong := other_document(archive):
        raise refuse(path.name, *wrong)
    bundle = Bundle(path.name)
    for info in archive.infolist():
        inside = PurePosixPath(info.filename.replace("\\", "/"))
        if info.is_dir() or (is_hidden(inside) and ".." not in inside.parts):
            continue
        if (
            inside.is_absolute()
            or ".." in inside.parts
            or stat.S_ISLNK(info.external_attr >> 16)
            or len(inside.parts) > 3
        ):
            bundle.odd += 1
        else:
            bundle.members.append(Member(inside.name, inside, info.file_size, partial(_open_member, archive, info)))
    return bundle


def _open_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> BinaryIO:
    if info.flag_bits & 1:
        raise refuse(
            PurePosixPath(info.filename).name,
            _("The archive is locked with a password."),
            _("Give it without a password: Growthring deletes it once it has been read."),
        )
    if info.compress_type not in METHODS:
        raise NotImplementedError
    return cast("BinaryIO", archive.open(info))
