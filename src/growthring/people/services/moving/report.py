"""What a move does, for the preview and after it: in words, with names of people only for whoever runs the server."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from growthring.people.moving import counted
from growthring.people.rules.words import day

MOST = 20  # names listed under one heading


@dataclass(frozen=True, slots=True)
class Ended:
    learner: str
    partner: str
    kind: str
    on: date


@dataclass
class Report:
    school: str
    slug: str
    old: str
    new: str
    on: date
    people: list[str] = field(default_factory=list)  # whose entry goes along
    split: list[str] = field(default_factory=list)  # in both trusts from the day on
    named: int = 0  # entries made only because what stays, or goes, names them
    ended: list[Ended] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)  # held in the school by people who stay in the old trust
    notes: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)  # model label -> rows carried

    def lines(self, *, everybody: bool = False) -> Iterator[str]:
        most = None if everybody else MOST
        yield _("%(school)s goes from %(old)s to %(new)s on %(day)s.") % {
            "school": self.school,
            "old": self.old,
            "new": self.new,
            "day": day(self.on),
        }
        yield ""
        yield _("Goes along, with all its history:")
        for name, count in counted(self.counts):
            yield f"  {count:>7,}  {name}"
        yield from _listed(_("People who go along"), self.people, most)
        yield from _listed(_("Work in both trusts: one entry in each, one login"), self.split, most)
        yield from _listed(_("Partnerships that end on the day: the two are in different trusts"), _told(self), most)
        yield from _listed(_("Roles in the school of people who stay: the role goes along"), self.roles, most)
        if self.named:
            yield ""
            yield _("Entries without a login, for people whom the history names: %(n)s.") % {"n": self.named}
        yield from _listed(_("Take note"), self.notes, None)


def _told(report: Report) -> list[str]:
    return [
        _("%(partner)s, %(kind)s of %(learner)s, on %(day)s")
        % {"partner": each.partner, "kind": each.kind.lower(), "learner": each.learner, "day": day(each.on)}
        for each in report.ended
    ]


def _listed(title: str, lines: list[str], most: int | None) -> Iterator[str]:
    if not lines:
        return
    yield ""
    yield f"{title} ({len(lines):,}):"
    yield from (f"  {line}" for line in lines[:most])
    if most is not None and len(lines) > most:
        yield "  " + _("... and %(count)s more; --everybody lists them.") % {"count": len(lines) - most}
