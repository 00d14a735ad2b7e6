"""Where an upload lies while it is read: under its own name, in a folder of its own that nobody else can open."""

import re
import shutil
import time
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory, gettempdir
from typing import IO, Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile, StopUpload
from django.http import HttpRequest

MOST_BYTES = 128 * 1024 * 1024  # the command takes more: nobody waits for it in a browser
PREFIX = "growthring-import-"
LEFT_OVER = 6 * 60 * 60  # seconds after which a folder was left by a server that was killed
UNSAFE = re.compile(r"[^\w.() -]+")


class Folder(TemporaryDirectory[str]):
    """Gone with `cleanup`, or with the object itself."""

    def __init__(self) -> None:
        super().__init__(prefix=PREFIX, ignore_cleanup_errors=True)

    @property
    def path(self) -> Path:
        return Path(self.name)

    @property
    def file(self) -> Path:
        """The one file in it."""
        return next(self.path.iterdir())


class IntoFolder(FileUploadHandler):
    """Writes the one file of the form into the folder; what comes beside it is passed over."""

    def __init__(self, request: HttpRequest, folder: Folder) -> None:
        super().__init__(request)
        self._folder = folder
        self._out: IO[bytes] | None = None
        self._path: Path | None = None

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        if self._path is not None:
            raise SkipFile
        self._path = self._folder.path / safe_name(self.file_name or "")
        self._out = self._path.open("xb")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        assert self._out is not None
        if start + len(raw_data) > MOST_BYTES:
            raise StopUpload(connection_reset=True)
        self._out.write(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile | None:
        assert self._out is not None
        assert self._path is not None
        self._out.close()
        file = self._path.open("rb")
        file.close()  # the form needs its name and size only
        return UploadedFile(file, self._path.name, self.content_type, file_size)

    def close(self) -> None:
        if self._out is not None:
            self._out.close()


def safe_name(name: str) -> str:
    """A name for the disk and for reports: without folders and strange signs, not too long."""
    plain = PurePath(UNSAFE.sub("_", name.replace("\\", "/").rpartition("/")[2]).strip(". _"))
    return f"{plain.stem[:60]}{plain.suffix[:8]}" or "upload"


def sweep() -> int:
    """Remove what a server that was killed has left."""
    removed = 0
    for path in Path(gettempdir()).glob(f"{PREFIX}*"):
        try:
            if path.is_dir() and not path.is_symlink() and time.time() - path.stat().st_mtime > LEFT_OVER:
                shutil.rmtree(path)
                removed += 1
        except OSError:
            continue  # somebody else's, or gone already
    return removed
