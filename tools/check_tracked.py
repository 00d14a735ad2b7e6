"""Nothing in git that belongs to one machine, to a package registry, or to somebody else's project."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

FILES = re.compile(
    r"(^|/)(uv\.lock|pylock\.toml|package-lock\.json|yarn\.lock|pnpm-lock\.yaml)$|\.min\.(js|css)$|(^|/)node_modules/"
)
# Written in pieces, so that this file does not find itself.
WORDS = re.compile(
    "|".join(
        [
            "/ro" + "ot/",
            "/wo" + "rk/",
            "/Us" + "ers/",
            r"(?<!\w)/ho" + r"me/\w+/",
            r"file:" + "///(?!etc/)",  # what an attacker would ask for is on no machine in particular
            r"--(extra-)?ind" + "ex-url",
        ]
    )
)
ADDRESS = re.compile("://")


def main() -> int:
    if not Path(".git").exists() or not shutil.which("git"):
        print("check_tracked: no git here, so nothing is tracked")
        return 0
    listed = subprocess.run(["git", "ls-files", "-z"], capture_output=True, text=True, check=True).stdout
    names = [name for name in listed.split("\0") if name]
    found = [f"{name}: a file like this is not kept here" for name in names if FILES.search(name)]
    for name in names:
        found += _lines(Path(name))
    print("\n".join(found) or "check_tracked: nothing foreign is tracked")
    return 1 if found else 0


def _lines(path: Path) -> list[str]:
    try:
        text = path.read_text(encoding="utf-8")
    except (UnicodeDecodeError, FileNotFoundError, IsADirectoryError):
        return []
    locked = path.parts[0] == "requirements"
    return [
        f"{path}:{number}: a path or an address of one machine"
        for number, line in enumerate(text.splitlines(), 1)
        if (WORDS.search(line) and "no-emit" not in line) or (locked and ADDRESS.search(line))
    ]


if __name__ == "__main__":
    sys.exit(main())
