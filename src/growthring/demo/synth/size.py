"""How many schools a trust has, of which phase, and how many people work in each.

Sizes follow public counts of England's trusts and schools of 2022 to 2024: of 1,380 trusts with more than one school
allowed, the median has four, a few have more than forty; primary schools have some 25 to 45 staff, secondary schools 80
to 140. Where the numbers asked for do not fit, there are more secondary schools first, and then larger schools.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

# Share of trusts by their number of schools, from and to.
TRUSTS = ((0.13, 1, 1), (0.5, 2, 5), (0.21, 6, 10), (0.12, 11, 20), (0.03, 21, 40), (0.01, 41, 75))
LARGEST = 0.24  # what the largest of ten trusts or more has of all schools
# By the values of `School.Phase`, which would want Django here.
USUAL = {"primary": (25, 46), "secondary": (80, 141), "special": (40, 91)}
MEAN_PRIMARY, MEAN_SECONDARY = 35.0, 110.0
LEAST_STAFF = 8


@dataclass(frozen=True, slots=True)
class Size:
    trusts: int
    schools: int
    staff: int
    years: int
    seed: int
    talks: int = 3  # conversations of a person in a year

    def problems(self) -> Iterator[str]:
        if min(self.trusts, self.schools, self.staff, self.years) < 1:
            yield "All numbers are one or more."
        elif self.schools < self.trusts:
            yield "There are at least as many schools as trusts."
        elif self.staff < self.schools * LEAST_STAFF:
            yield f"There are at least {LEAST_STAFF} staff a school."
        elif self.years > 40:
            yield "There are at most 40 years of history."
        elif not 0 <= self.talks <= 3:
            yield "There are none to three conversations a year."


@dataclass(frozen=True, slots=True)
class SchoolSize:
    phase: str
    staff: int


def schools_by_trust(size: Size) -> list[list[SchoolSize]]:
    """For each trust its schools; the largest trust comes first."""
    chance = Random(f"{size.seed}/sizes")  # noqa: S311 - made-up schools need no secrets
    schools = _schools(size, chance)
    found = []
    for count in _counts(size, chance):
        found.append(schools[:count])
        del schools[:count]
    return found


def _counts(size: Size, chance: Random) -> list[int]:
    if size.trusts == 1:
        return [size.schools]
    drawn = [_drawn(chance) for _each in range(size.trusts)]
    if size.trusts >= 10:
        drawn[0] = 0
        rest = _shared(size.schools - round(size.schools * LARGEST), drawn[1:], least=1)
        return [size.schools - sum(rest), *sorted(rest, reverse=True)]
    return sorted(_shared(size.schools, drawn, least=1), reverse=True)


def _drawn(chance: Random) -> int:
    _share, least, most = chance.choices(TRUSTS, [share for share, *_ in TRUSTS])[0]
    return chance.randint(least, most)


def _schools(size: Size, chance: Random) -> list[SchoolSize]:
    mean = size.staff / size.schools
    secondary = min(0.6, max(0.12, (mean - MEAN_PRIMARY) / (MEAN_SECONDARY - MEAN_PRIMARY)))
    weights = [1 - secondary - 0.05, secondary, 0.05]
    phases = chance.choices(list(USUAL), weights, k=size.schools)
    usual = [chance.randrange(*USUAL[phase]) for phase in phases]
    staff = _shared(size.staff, usual, least=LEAST_STAFF)
    return [SchoolSize(phase, count) for phase, count in zip(phases, staff, strict=True)]


def _shared(whole: int, parts: list[int], *, least: int) -> list[int]:
    """The whole in the same proportions, at least so many to each, without losing one."""
    spare, total = whole - least * len(parts), sum(parts) or 1
    shares = [spare * part / total for part in parts]
    found = [least + int(share) for share in shares]
    by_rest = sorted(range(len(parts)), key=lambda i: (int(shares[i]) - shares[i], i))
    for i in by_rest[: whole - sum(found)]:
        found[i] += 1
    return found
