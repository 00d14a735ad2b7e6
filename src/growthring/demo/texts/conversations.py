"""How the conversations beside this file are written down, and how they are read.

A *theme* is one person's school year about one matter, for kinds of post; a *thread* is one person's years, told to the
end. Line by line, where ``>`` is the learner, ``<`` the line manager and ``+`` the other partner::

    # ta special | Name of a theme            ## key of a thread
    @ five                                    @ five y1 spring 4 with=other     (week of the term; or +9d, -6d)
    B> words    B< words    B+ words          words to a question: A, B, L (learnt), N (learn next), G (give)
    B= agreed line
    * note      *< note                       what somebody brought
    ! learn 4w | what | what came of it       an action; `open` is not done yet; ``!<`` is the partner's
    $ time 3w shared | what | why | fate      a promise: kept, late, open, asked or `declined: reason`
    W> words    W< words                      wellbeing
    O offer                                   what the learner offers to colleagues
    D> words    D< words                      signed with a disagreement, by one of them
    M word      M< word      R reason         moved, with a word; opened again, and why
    ~ coach 12                                how much direction, and the weeks to the next one
"""

import re
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module

MODULES = ("primary", "secondary", "assistants", "service", "leading", "caring", "short")
THREADS = ("threads_english", "threads_stonequay", "threads_schools")
CODES = {"B": "b", "A": "a", "L": "learnt", "N": "learn", "G": "give"}
OF_A_QUESTION = re.compile(r"([BALNG])([><+=]) (.+)")
OTHERS = re.compile(r"([*!$WDMOR~])([><+]?) (.+)")
LEARNER, MANAGER, OTHER = ">", "<", "+"


@dataclass(slots=True)
class Action:
    by: str
    kind: str
    weeks: int
    text: str
    note: str  # what came of it; "open": not done yet


@dataclass(slots=True)
class Promise:
    by: str
    kind: str
    weeks: int
    is_shared: bool
    what: str
    why: str
    fate: str


@dataclass(slots=True)
class Talk:
    """One conversation as people wrote it. Words go by code and part, agreed lines by code."""

    purpose: str
    when: str = ""
    flags: dict[str, str] = field(default_factory=dict)
    words: dict[tuple[str, str], str] = field(default_factory=dict)
    lines: dict[str, str] = field(default_factory=dict)
    evidence: list[tuple[str, str]] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    promises: list[Promise] = field(default_factory=list)
    wellbeing: dict[str, str] = field(default_factory=dict)
    offers: list[str] = field(default_factory=list)
    differs: tuple[str, str] | None = None
    moved: tuple[str, str] | None = None
    reopened: str = ""
    degree: str = ""
    next_weeks: int = 0

    def texts(self) -> list[str]:
        return [*self.words.values(), *self.lines.values()]


@dataclass(slots=True)
class Theme:
    number: int
    tags: frozenset[str]
    name: str
    talks: list[Talk] = field(default_factory=list)


@cache
def themes() -> tuple[Theme, ...]:
    found: list[Theme] = []
    for name in MODULES:
        for line in _lines(import_module(f"{__package__}.conversations_{name}").THEMES):
            if line.startswith("# "):
                tags, _bar, title = line[2:].partition("|")
                found.append(Theme(len(found), frozenset(tags.split()), title.strip()))
            else:
                _read(line, found[-1].talks)
    return tuple(found)


@cache
def threads() -> dict[str, list[Talk]]:
    found: dict[str, list[Talk]] = {}
    key = ""
    for name in THREADS:
        for line in _lines(import_module(f"{__package__}.conversations_{name}").THREADS):
            if line.startswith("## "):
                key = line[3:]
                found[key] = []
            else:
                _read(line, found[key])
    return found


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


def _read(line: str, talks: list[Talk]) -> None:
    if line.startswith("@ "):
        purpose, *rest = line[2:].split()
        when = [part for part in rest if re.fullmatch(r"y\d|autumn|spring|summer|\d+|[+-]\d+d", part)]
        flags = dict((part.split("=", 1) if "=" in part else (part, "")) for part in rest if part not in when)
        talks.append(Talk(purpose, " ".join(when), flags))
        return
    if found := OF_A_QUESTION.fullmatch(line):
        code, part, words = found.groups()
        _once(
            talks[-1].lines if part == "=" else talks[-1].words,
            CODES[code] if part == "=" else (CODES[code], part),
            words,
        )
        return
    found = OTHERS.fullmatch(line)
    if found is None:
        raise ValueError(f"not a line of a conversation: {line!r}")
    mark, part, words = found.groups()
    _beside(talks[-1], mark, part or LEARNER, words)


def _once(kept: dict, key: object, words: str) -> None:  # type: ignore[type-arg]
    if key in kept:
        raise ValueError(f"said twice: {words!r}")
    kept[key] = words


def _beside(talk: Talk, mark: str, part: str, words: str) -> None:
    cells = [cell.strip() for cell in words.split("|")]
    match mark:
        case "*":
            talk.evidence.append((part, words))
        case "!":
            kind, weeks = cells[0].split()
            talk.actions.append(Action(part, kind, int(weeks[:-1]), cells[1], cells[2] if len(cells) > 2 else ""))
        case "$":
            kind, weeks, *shared = cells[0].split()
            owes = OTHER if part == OTHER else MANAGER
            talk.promises.append(Promise(owes, kind, int(weeks[:-1]), bool(shared), cells[1], cells[2], cells[3]))
        case "W":
            talk.wellbeing[part] = words
        case "O":
            talk.offers.append(words)
        case "D":
            talk.differs = (part, words)
        case "M":
            talk.moved = (part, words)
        case "R":
            talk.reopened = words
        case "~":
            talk.degree, weeks = words.split()
            talk.next_weeks = int(weeks)
