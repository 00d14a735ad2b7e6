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
    (¶ in words begins a new paragraph)
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
from typing import TypeVar

MODULES = ("primary", "secondary", "assistants", "service", "kitchens", "leading", "caring", "short", "first_weeks")
THREADS = ("threads_english", "threads_team", "threads_stonequay", "threads_leading", "threads_schools")
CODES = {"B": "b", "A": "a", "L": "learnt", "N": "learn", "G": "give"}
OF_A_QUESTION = re.compile(r"([BALNG])([><+=]) (.+)")
OTHERS = re.compile(r"([*!$WDMOR~])([><+]?) (.+)")
LEARNER, MANAGER, OTHER = ">", "<", "+"
Key = TypeVar("Key")


@dataclass(slots=True)
class Action:
    by: str
    kind: str
    weeks: int
    text: str
    note: str  # what came of it; "open": not done yet


@dataclass(slots=True)
class Promise:
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
    offers: list[tuple[str, str]] = field(default_factory=list)
    differs: list[tuple[str, str]] = field(default_factory=list)
    moved: list[tuple[str, str]] = field(default_factory=list)
    reopened: list[tuple[str, str]] = field(default_factory=list)
    degree: str = ""
    next_weeks: int = 0

    def texts(self) -> list[str]:
        return [*self.words.values(), *self.lines.values()]


@dataclass(slots=True)
class Theme:
    module: str
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
                found.append(Theme(name, frozenset(tags.split()), title.strip()))
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
        flags = {name: value for part in rest if part not in when for name, _is, value in [part.partition("=")]}
        talks.append(Talk(purpose, " ".join(when), flags))
        return
    if found := OF_A_QUESTION.fullmatch(line):
        code, part, words = found.groups()
        words = words.replace(" ¶ ", "\n\n")
        if part == "=":
            _once(talks[-1].lines, CODES[code], words)
        else:
            _once(talks[-1].words, (CODES[code], part), words)
        return
    found = OTHERS.fullmatch(line)
    if found is None:
        raise ValueError(f"not a line of a conversation: {line!r}")
    mark, part, words = found.groups()
    _beside(talks[-1], mark, part or LEARNER, words)


def _once(kept: dict[Key, str], key: Key, words: str) -> None:
    if key in kept:
        raise ValueError(f"said twice: {words!r}")
    kept[key] = words


def _beside(talk: Talk, mark: str, part: str, words: str) -> None:
    cells = [cell.strip() for cell in words.split("|")]
    if mark == "!":
        kind, weeks = cells[0].split()
        talk.actions.append(Action(part, kind, int(weeks[:-1]), cells[1], cells[2] if len(cells) > 2 else ""))
    elif mark == "$":
        kind, weeks, *shared = cells[0].split()
        talk.promises.append(Promise(kind, int(weeks[:-1]), bool(shared), cells[1], cells[2], cells[3]))
    elif mark == "~":
        talk.degree, weeks = words.split()
        talk.next_weeks = int(weeks)
    else:
        _said(talk, mark, part, words)


def _said(talk: Talk, mark: str, part: str, words: str) -> None:
    many = {"*": talk.evidence, "D": talk.differs, "M": talk.moved, "R": talk.reopened, "O": talk.offers}
    if mark == "W":
        talk.wellbeing[part] = words
    else:
        many[mark].append((part, words))
