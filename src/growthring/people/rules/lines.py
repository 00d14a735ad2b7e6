"""Lines of management over persons, each edge for a time, and the search for a ring in them."""

from collections import defaultdict

from growthring.core.periods import Period
from growthring.people.rules.facts import Id


def common(one: Period, other: Period) -> Period | None:
    """The days two periods share."""
    if not one.overlaps(other):
        return None
    ends = [end for end in (one.ends_on, other.ends_on) if end is not None]
    return Period(max(one.starts_on, other.starts_on), min(ends, default=None))


def covers(whole: Period, part: Period) -> bool:
    return whole.starts_on <= part.starts_on and (
        whole.ends_on is None or (part.ends_on is not None and part.ends_on <= whole.ends_on)
    )


class LineGraph:
    def __init__(self) -> None:
        self._up: defaultdict[Id, list[tuple[Id, Period]]] = defaultdict(list)

    def add(self, learner: Id, manager: Id, period: Period) -> None:
        self._up[learner].append((manager, period))

    def remove(self, learner: Id, manager: Id, period: Period) -> None:
        self._up[learner].remove((manager, period))

    def copy(self) -> "LineGraph":
        twin = LineGraph()
        for learner, edges in self._up.items():
            twin._up[learner] = list(edges)
        return twin

    def ring(self, learner: Id, manager: Id, period: Period) -> tuple[Id, ...] | None:
        """The people between manager and learner (the manager first) if this line closed a ring on some common day."""
        ways: list[tuple[Id, Period, tuple[Id, ...]]] = [(manager, period, (manager,))]
        walked: defaultdict[Id, list[Period]] = defaultdict(list)
        while ways:
            person, days, way = ways.pop()
            if person == learner:
                return way[:-1]
            if any(covers(done, days) for done in walked[person]):
                continue
            walked[person].append(days)
            for boss, runs in self._up.get(person, ()):
                shared = common(days, runs)
                if shared is not None:
                    ways.append((boss, shared, (*way, boss)))
        return None
