"""One pass over the files: what is chosen, what the installation uses, and a count of the rest."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from functools import cached_property

from django.utils.translation import gettext as _

from growthring.interop.establishments.columns import Kind
from growthring.interop.establishments.facts import Body, Establishment, Group, Link, Reader
from growthring.interop.establishments.known import Known
from growthring.interop.establishments.tables import Problem, Table, Told
from growthring.interop.establishments.values import tidy

MOST_PROBLEMS = 200


@dataclass(frozen=True)
class Choice:
    """Empty: only what the installation uses."""

    groups: frozenset[str] = frozenset()  # Group UIDs, or names
    urns: frozenset[str] = frozenset()
    authorities: frozenset[str] = frozenset()  # codes, or names
    everything: bool = False

    def __bool__(self) -> bool:
        return self.everything or bool(self.groups or self.urns or self.authorities)

    @cached_property
    def _groups(self) -> frozenset[str]:
        return self.groups | {tidy(each) for each in self.groups if not each.isdigit()}

    @cached_property
    def _authorities(self) -> frozenset[str]:
        return self.authorities | {tidy(each) for each in self.authorities}

    def takes(self, school: Establishment, bodies: Iterable[Body]) -> bool:
        if self.everything or school.urn in self.urns or (self.groups and any(self.names(body) for body in bodies)):
            return True
        authority = school.details.get("authority", "")
        return bool(self.authorities) and bool({school.authority_code, tidy(authority)} & self._authorities - {""})

    def names(self, body: Body) -> bool:
        """By a name only what runs schools is meant: sponsors are often called as the trust they founded."""
        return body.uid in self.groups or (bool(body.kind and body.name) and tidy(body.name) in self._groups)


@dataclass
class Gathered:
    """`schools` are those chosen or used, by URN; `counts` of all rows."""

    schools: dict[str, Establishment] = field(default_factory=dict)
    chosen: set[str] = field(default_factory=set)  # URNs
    groups: dict[str, Group] = field(default_factory=dict)
    memberships: dict[str, list[tuple[Body, date | None]]] = field(default_factory=lambda: defaultdict(list))
    forward: dict[str, dict[str, Link]] = field(default_factory=lambda: defaultdict(dict))  # URN -> its successors
    back: dict[str, dict[str, Link]] = field(default_factory=lambda: defaultdict(dict))
    same_name: dict[str, list[Establishment]] = field(default_factory=lambda: defaultdict(list))  # for those unnumbered
    seen: dict[str, str] = field(default_factory=dict)  # URN -> the file whose row counts
    kinds: dict[Kind, list[str]] = field(default_factory=lambda: defaultdict(list))  # the files read
    counts: Counter[str] = field(default_factory=Counter)
    sizes: Counter[str] = field(default_factory=Counter)  # open schools by body's uid
    names: dict[str, str] = field(default_factory=dict)  # of bodies, by uid
    problems: list[Problem] = field(default_factory=list)
    more_problems: int = 0

    def bodies_of(self, school: Establishment) -> list[tuple[Body, date | None]]:
        """What the links say, or else the school's own row."""
        linked = self.memberships.get(school.urn)
        if linked:
            return linked
        return [(body, school.joined_on) for body in school.bodies]

    def knows_bodies(self, school: Establishment) -> bool:
        return Kind.MEMBERSHIPS in self.kinds or "trust_uid" in school.said

    def body_of(self, school: Establishment, choice: Choice) -> tuple[Body | None, date | None]:
        """Who runs it: a group that was asked for, a trust before a federation, or nobody but itself."""
        bodies = self.bodies_of(school)
        for wanted in (
            [each for each in bodies if choice.names(each[0])],
            [each for each in bodies if each[0].kind == "trust"],
            [each for each in bodies if each[0].kind == "federation"],
        ):
            if wanted:
                return max(wanted, key=lambda each: each[1] or date.min)
        return None, None


def gather(tables: list[Table], known: Known, choice: Choice, on: date, told: Told | None = None) -> Gathered:
    found = Gathered()
    order = [Kind.GROUPS, Kind.MEMBERSHIPS, Kind.LINKS, Kind.ESTABLISHMENTS]
    fullest_first = sorted(tables, key=lambda table: (order.index(table.kind), -len(table.headings.places)))
    for table in fullest_first:
        found.kinds[table.kind].append(table.name)
        reader = Reader(table)
        if table.kind == Kind.GROUPS:
            _groups(found, reader, told)
        elif table.kind == Kind.MEMBERSHIPS:
            _memberships(found, reader, told)
        elif table.kind == Kind.LINKS:
            _links(found, reader, told)
        else:
            _Schools(found, known, choice, on).take(reader, told)
        _keep_problems(found, [*reader.problems, *table.problems])
    return found


def _groups(found: Gathered, reader: Reader, told: Told | None) -> None:
    for group in reader.groups(told):
        found.groups.setdefault(group.uid, group)
        found.names.setdefault(group.uid, group.name)
        found.counts["groups"] += 1
        if group.kind:
            found.counts[f"{group.kind} {'closed' if group.is_closed else 'open'}"] += 1


def _memberships(found: Gathered, reader: Reader, told: Told | None) -> None:
    for each in reader.memberships(told):
        group = found.groups.get(each.body.uid)
        body = each.body
        if group is not None:
            body = Body(body.uid, body.name or group.name, body.kind or group.kind)
        found.memberships[each.urn].append((body, each.joined_on))
        found.names.setdefault(body.uid, body.name)
        found.counts["memberships"] += 1


def _links(found: Gathered, reader: Reader, told: Told | None) -> None:
    """GIAS writes each link from both ends; one is enough."""
    for link in reader.links(told):
        old, new = (link.urn, link.other) if link.forward else (link.other, link.urn)
        for ends, start, end in ((found.forward, old, new), (found.back, new, old)):
            before = ends[start].get(end)
            if before is None or (before.plain and not link.plain):
                ends[start][end] = link
        found.counts["links"] += 1


class _Schools:
    def __init__(self, found: Gathered, known: Known, choice: Choice, on: date) -> None:
        self.found, self.known, self.choice, self.on = found, known, choice, on
        self._linked = _reached(found, known)
        self._here: set[str] = set()

    def take(self, reader: Reader, told: Told | None) -> None:
        for school in reader.establishments(told):
            before = self.found.seen.setdefault(school.urn, school.file)
            if before != school.file:
                continue
            if school.urn in self._here:
                self._twice(reader, school)
                continue
            self._here.add(school.urn)
            self._count(school)
            self._sort(school)

    def _sort(self, school: Establishment) -> None:
        bodies = [body for body, _joined in self.found.bodies_of(school)]
        chosen = self.choice.takes(school, bodies)
        if chosen:
            self.found.chosen.add(school.urn)
        runs = {body.uid for body in bodies if body.kind}
        if chosen or self.known.is_used(school.urn) or school.urn in self._linked or runs & self.known.by_uid.keys():
            self.found.schools[school.urn] = school
        if tidy(school.name) in self.known.unnumbered:
            self.found.same_name[tidy(school.name)].append(school)

    def _count(self, school: Establishment) -> None:
        is_open = school.is_open(self.on)
        self.found.counts["schools"] += 1
        self.found.counts["schools open" if is_open else "schools not open"] += 1
        for body, _joined in self.found.bodies_of(school):
            self.found.names.setdefault(body.uid, body.name)
            if is_open and body.kind:
                self.found.sizes[body.uid] += 1

    def _twice(self, reader: Reader, school: Establishment) -> None:

        message, remedy = _("This URN stands in the file twice."), _("The first row counts.")
        reader.problems.append(Problem(school.file, school.line, school.urn, message, remedy))


def _reached(found: Gathered, known: Known) -> set[str]:
    """URNs that follow, one after the other, on one that is used; and what else ended in them."""
    reached: set[str] = set()
    waiting = [*known.by_urn, *known.former]
    while waiting:
        more = set(found.forward.get(waiting.pop(), ())) - reached
        reached |= more
        waiting += more
    return reached | {old for urn in reached for old in found.back.get(urn, ())}


def unmatched(found: Gathered, choice: Choice) -> list[str]:
    """What was asked for and is in none of the files, with what comes near to it."""
    if choice and Kind.ESTABLISHMENTS not in found.kinds:
        return [
            _("None of these files says what the schools are: bring the establishment fields (edubasealldata), too.")
        ]
    told = []
    names = {tidy(name): name for name in found.names.values()}
    for each in sorted(choice.groups):
        if each not in found.names and tidy(each) not in names:
            near = get_close_matches(tidy(each), names, n=3, cutoff=0.7)
            hint = _(" Near to it: %(names)s.") % {"names": ", ".join(names[n] for n in near)} if near else ""
            told.append(_("No group %(group)s is in these files.") % {"group": each} + hint)
    missing = sorted(choice.urns - found.chosen)
    if missing:
        told.append(_("These URNs are in none of the files: %(urns)s.") % {"urns": ", ".join(missing)})
    if choice.authorities and not found.chosen:
        told.append(_("No school of this local authority is in the files: write its code or its full name."))
    return told


def _keep_problems(found: Gathered, problems: list[Problem]) -> None:
    room = max(MOST_PROBLEMS - len(found.problems), 0)
    found.problems += problems[:room]
    found.more_problems += len(problems[room:])
