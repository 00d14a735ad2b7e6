"""A disk that fills up: a small file system where this user may mount one, else a limit on how large files may grow."""

import os
import resource
import subprocess
from contextlib import suppress
from pathlib import Path

from tests.processes.cluster import children

SIZE = "64m"
CHUNK = 64 * 1024


class Disk:
    """`fill` and `free` act on what runs as `server`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        self.is_mounted = os.geteuid() == 0 and self._mount()

    def fill(self, server: int) -> None:
        if not self.is_mounted:
            self._limit(server, CHUNK)
            return
        with (self.folder / "filler").open("wb") as filler, suppress(OSError):
            while True:
                filler.write(b"\0" * CHUNK)
                filler.flush()

    def free(self, server: int) -> None:
        if self.is_mounted:
            (self.folder / "filler").unlink()
        else:
            self._limit(server, resource.RLIM_INFINITY)

    def remove(self) -> None:
        if self.is_mounted:
            subprocess.run(["umount", "--lazy", str(self.folder)], check=True)

    def _mount(self) -> bool:
        command = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(self.folder)]
        return subprocess.run(command, capture_output=True).returncode == 0

    def _limit(self, server: int, size: int) -> None:
        """The log of the server is above it soon, and says no more: so is a full disk's."""
        for pid in [server, *children(server)]:
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
