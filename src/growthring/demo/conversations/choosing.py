"""Which theme a person's year is told by, so that nobody reads the same words twice in a year."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import replace
from random import Random

from growthring.demo.seats import Holding
from growthring.demo.texts.conversations import Talk, Theme, themes
from growthring.people.models import PostKind, School

SINGLES = ("short", "first_weeks")  # modules whose talks stand each for themselves
# What stands for one's own school where a text tells of another one.
SHORT_NAMES = {
    "Merrowby": "Stonequay",
    "Lanternfield": "Tollgarth",
    "Tollgarth": "Lanternfield",
    "Kiln Yard": "Merrowby",
    "Puddlewren": "Tollgarth",
    "Heronry": "Heronry",  # in no theme, but in a promise
}
AT_FIRST = {"Coming back", "New to leading the phase"}  # themes that would not follow from a year told before
EARLY = ("Early years", "Nursery", "Reception")
MAIN = {School.Phase.SECONDARY: "secondary", School.Phase.ALTERNATIVE: "secondary", School.Phase.SPECIAL: "special"}
BY_KIND: dict[str, tuple[str, ...]] = {
    PostKind.PASTORAL: ("pastoral",),
    PostKind.OFFICE: ("office",),
    PostKind.SITE: ("site",),
    PostKind.CATERING: ("catering",),
    PostKind.PARTNER_AGENCY: ("agency",),
    PostKind.TECHNICIAN: ("tech",),
    PostKind.OTHER: ("other",),
}
BY_TITLE = {
    "Data manager": "data",
    "Exams": "data",
    "Librarian": "library",
    "Cover supervisor": "cover",
    "idday": "midday",
    "club": "midday",
    "IT ": "it",
    "cience technician": "tech-science",
}


def phase_of(holding: Holding) -> str:
    """The word themes have for it: an all-through school is primary in some of its teams."""
    school, team = holding.seat.house.school, holding.seat.team.name if holding.seat.team else ""
    phase = school.phase if school else ""
    if phase == School.Phase.ALL_THROUGH:
        return "primary" if "Key Stage" in team or "Early" in team else "secondary"
    return MAIN.get(School.Phase(phase), "primary") if phase else "trust"


def tags_of(holding: Holding) -> tuple[str, ...]:
    """What themes may call the post, the most fitting first."""
    post, phase = holding.post, phase_of(holding)
    place = f"{post.title} {holding.seat.team.name if holding.seat.team else ''}"
    early = any(word in place for word in EARLY)
    if post.kind == PostKind.TEACHER:
        lead = ("primary-lead", "lead") if holding.seat.plan.rank and phase == "primary" else ("lead",)
        return (*(lead if holding.seat.plan.rank else ()), *(("early",) if early else ()), phase)
    if post.kind == PostKind.TEACHING_ASSISTANT:
        nearer = "ta-early" if early else f"ta-{phase}"
        return (nearer, "ta", "ta-primary") if phase == "special" else (nearer, "ta")
    if post.kind == PostKind.LEADER:
        return _of_a_leader(holding, phase)
    named = tuple(tag for word, tag in BY_TITLE.items() if word in post.title)
    trust = ("trust",) if phase == "trust" else ()
    ap = ("ap",) if post.title == "Key worker" else ()
    return (*ap, *named, *trust, *BY_KIND[post.kind])


def _of_a_leader(holding: Holding, phase: str) -> tuple[str, ...]:
    house = holding.seat.house
    if phase == "trust":
        return ("trust", "lead")
    if holding.seat is not house.head:
        return ("lead",)
    small = house.plan is not None and house.plan.small
    return ("small-head", "head") if small else ("head",)


class Deck:
    """Draws themes and short talks. A reader is anybody who sits in one of the talks, by person and school year."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self._years = [theme for theme in themes() if theme.module not in SINGLES]
        self._singles = [(theme.tags, talk) for theme in themes() if theme.module in SINGLES for talk in theme.talks]
        self._read: dict[tuple[object, int], set[int]] = defaultdict(set)
        self._lived: dict[object, set[int]] = defaultdict(set)
        self._used: Counter[tuple[object, int, int]] = Counter()

    def theme(self, tags: Collection[str], learner: object, readers: Collection[object], year: int) -> Theme | None:
        """One that is new to all readers this year and to the learner in all years, rarely heard in the house."""
        known = set().union(self._lived[learner], *(self._read[reader, year] for reader in readers))
        for tag in tags:
            fitting = [theme for theme in self._years if tag in theme.tags and id(theme) not in known]
            found = [theme for theme in fitting if year == 0 or theme.name not in AT_FIRST]
            if found:
                return self._take(found, learner, readers, year)
        return None

    def _take(self, found: list[Theme], learner: object, readers: Collection[object], year: int) -> Theme:
        rank = {id(theme): (self._used[theme.name, year, 0], self.chance.random()) for theme in found}
        theme = min(found, key=lambda each: rank[id(each)])
        self._used[theme.name, year, 0] += 1
        self._lived[learner].add(id(theme))
        self.mark(theme, readers, year)
        return theme

    def mark(self, told: Theme | Talk, readers: Collection[object], year: int) -> None:
        for reader in readers:
            self._read[reader, year].add(id(told))

    def knows(self, told: Theme | Talk, reader: object, year: int) -> bool:
        return id(told) in self._read[reader, year]

    def single(self, tags: Collection[str], purpose: str, readers: Collection[object], year: int) -> Talk | None:
        known = set().union(*(self._read[reader, year] for reader in readers))
        found = [
            talk
            for wanted, talk in self._singles
            if talk.purpose == purpose and id(talk) not in known and not wanted.isdisjoint(tags)
        ]
        if not found:
            return None
        talk = self.chance.choice(found)
        self.mark(talk, readers, year)
        return talk


def worded(talk: Talk, topic: str, here: str) -> Talk:
    """With something the team teaches in the gap, and without a visit to one's own school."""
    elsewhere = {name: other for name, other in SHORT_NAMES.items() if name in here and name != other}
    if not elsewhere and not any("{topic}" in text for text in talk.texts()):
        return talk

    def said(text: str) -> str:
        for name, other in elsewhere.items():
            text = text.replace(name, other)
        return text.replace("{topic}", topic)

    return replace(
        talk,
        words={key: said(text) for key, text in talk.words.items()},
        lines={key: said(text) for key, text in talk.lines.items()},
        actions=[replace(each, text=said(each.text), note=said(each.note)) for each in talk.actions],
        promises=[replace(each, what=said(each.what), why=said(each.why)) for each in talk.promises],
        offers=[(part, said(text)) for part, text in talk.offers],
    )


def tells_of(text: str, here: str) -> bool:
    return any(name in here and name in text for name in SHORT_NAMES)


def part_ways(talks: Collection[Talk]) -> Iterator[tuple[Talk, int]]:
    """Each talk with how many of its purpose were before it."""
    seen: Counter[str] = Counter()
    for talk in talks:
        yield talk, seen[talk.purpose]
        seen[talk.purpose] += 1
