"""Tells from the names of its files what a folder or an archive is, without opening those that are not for us."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from growthring.interop.reading.sources import Bundle, Member

READ = {"users", "orgs", "roles", "manifest"}
# Opened only in the oldest layouts of School Data Sync, where staff have a file of their own.
READ_V1 = {"teacher", "school"}
NEVER = {
    "academicsessions", "categories", "classes", "classresources", "courses", "courseresources", "demographics",
    "enrollments", "enrolments", "lineitems", "lineitemlearningobjectiveids", "lineitemscorescales", "relationships",
    "resources", "results", "resultlearningobjectiveids", "resultscorescales", "scorescales", "userflags",
    "userprofiles", "userresources", "student", "students", "pupil", "pupils", "parent", "parents", "guardian",
    "guardians", "contacts", "section", "sections", "studentenrollment", "studentenrolment", "teacherroster",
    "guardianrelationship", "terms", "term", "session", "sessions", "enrollment", "enrolment", "attendance",
    "demographic", "relationship", "class", "course", "grades", "user",
}  # fmt: skip
STAFF_LIST = re.compile(r"staff|employee|people|workforce|teacher|personnel|roster")


@dataclass(slots=True)
class Layout:
    """`files` by what they hold; `lists` are tables that may be a staff list of our own kind."""

    files: dict[str, Member] = field(default_factory=dict)
    lists: list[Member] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)
    spare: list[tuple[str, Member]] = field(default_factory=list)
    others: int = 0


def stem(name: str) -> str:
    return re.sub(r"\.(?:csv|txt|tsv|xlsx|xlsm)$", "", name.casefold())


def holds(name: str) -> str | None:
    """ "users" for Users.CSV, 2026-11-01_users.csv and oak-users-20261101.csv."""
    words = [word for word in re.split(r"[^a-z]+", stem(name)) if word]
    known = [word for word in words if word in READ | READ_V1 | NEVER]
    if not known:
        joined = "".join(words)
        return joined if joined in READ | NEVER else None
    # A name that speaks of pupils as well is left closed: student-users.csv.
    return next((word for word in known if word in NEVER), known[-1])


def is_table(name: str) -> bool:
    return name.casefold().endswith((".csv", ".txt", ".tsv"))


def is_book(name: str) -> bool:
    return name.casefold().endswith((".xlsx", ".xlsm"))


def lay_out(bundle: Bundle) -> Layout:
    """A roster lies in one folder: that of its users.csv. What lies elsewhere is another one."""
    layout = Layout(others=bundle.odd)
    members = _by_likeness(bundle.members)
    home = next((m.path.parent for m in members if is_table(m.name) and holds(m.name) == "users"), None)
    for member in members:
        if not is_table(member.name) and not is_book(member.name):
            layout.others += 1
            continue
        what = holds(member.name)
        if what is not None and what in READ | READ_V1 and is_table(member.name):
            if what in layout.files or (home is not None and member.path.parent != home):
                layout.spare.append((what, member))
            else:
                layout.files[what] = member
        elif what is not None and what in NEVER:
            layout.ignored.append(what)
        else:
            layout.lists.append(member)
    _settle_v1(layout)
    layout.ignored = sorted(set(layout.ignored))
    return layout


def rival(layout: Layout) -> Member | None:
    """Another users.csv in another folder: nobody can tell which roster is meant."""
    users = layout.files.get("users")
    others = (m for what, m in layout.spare if what == "users" and users and m.path.parent != users.path.parent)
    return next(others, None)


def _by_likeness(members: Iterable[Member]) -> list[Member]:
    """The plainest name in the uppermost folder first: it is the one that is read."""
    return sorted(members, key=lambda m: (len(m.path.parts), stem(m.name) not in READ | READ_V1, len(m.name), m.name))


def _settle_v1(layout: Layout) -> None:
    """teacher.csv beside users.csv is a staff list or nothing; without school.csv it is one of our kind."""
    if "users" in layout.files or not set(layout.files) >= READ_V1:
        for what in READ_V1 & set(layout.files):
            layout.lists.append(layout.files.pop(what))
    likely = [m for m in layout.lists if STAFF_LIST.search(stem(m.name))]
    if len(likely) == 1 and len(layout.lists) > 1:
        layout.others += len(layout.lists) - 1
        layout.lists = likely
