"""What is in the files, and what bringing them in would change, in words."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from growthring.interop.establishments.columns import Kind
from growthring.interop.establishments.gathering import Gathered
from growthring.interop.establishments.plan import Match, Merging, Moving, NewSchool, Plan
from growthring.interop.establishments.tables import Problem
from growthring.people.models import School, Trust
from growthring.people.rules.words import day

FEW = 20

NAMES = {
    Kind.ESTABLISHMENTS: gettext_lazy("schools"),
    Kind.GROUPS: gettext_lazy("groups"),
    Kind.MEMBERSHIPS: gettext_lazy("schools in groups"),
    Kind.LINKS: gettext_lazy("schools that followed on others"),
}


def contents(found: Gathered) -> Iterator[str]:
    """For somebody who has not chosen yet."""
    for kind, files in found.kinds.items():
        yield f"{', '.join(files)}: {NAMES[kind]}"
    counts = found.counts
    if counts["schools"]:
        told = {"all": f"{counts['schools']:,}", "open": f"{counts['schools open']:,}"}
        yield _("Schools: %(all)s, of which %(open)s are open.") % told
    if counts["groups"]:
        yield _("Open groups: %(trusts)s academy trusts, %(federations)s federations.") % {
            "trusts": f"{counts['trust open']:,}",
            "federations": f"{counts['federation open']:,}",
        }
    if found.sizes:
        yield _("The groups with the most open schools:")
        for uid, size in found.sizes.most_common(10):
            yield f"  {uid:>6}  {found.names.get(uid, '')} ({size})"


def how_to_choose() -> Iterator[str]:
    yield _("Say what to bring in:")
    yield _('  --group UID or --group "Name"     the schools of a trust or federation')
    yield _("  --urn URN                         single schools; --authority CODE all of a local authority")
    yield _("  --all                             every open school in a trust or federation")


def told_of(plan: Plan, *, full: bool = False) -> Iterator[str]:
    most = None if full else FEW
    yield from _new_trusts(plan, most)
    yield from _listed(_("Schools that join"), _joining(plan), most)
    yield from _listed(_("The same school under a new URN"), _renumbered(plan), most)
    yield from _listed(_("Changes"), [f"{c.row}: {'; '.join(c.said)}" for c in plan.changes if c.said], most)
    details = sum(1 for change in plan.changes if not change.said)
    if details:
        yield ""
        yield ngettext(
            "%(n)s more differs in details that are kept for the next comparison only.",
            "%(n)s more differ in details that are kept for the next comparison only.",
            details,
        ) % {"n": f"{details:,}"}
    yield from _to_decide(plan, most)
    yield from _listed(_("Take note"), plan.notes, most)
    yield from _counts(plan)


def problems(found: Gathered, *, full: bool = False) -> Iterator[str]:
    """Rows that were not taken, each with what to do."""
    lines = [_problem(each) for each in found.problems]
    yield from _listed(_("Rows that could not be read"), lines, None if full else FEW)
    if found.more_problems:
        yield "  " + _("... and %(n)s more of this kind.") % {"n": f"{found.more_problems:,}"}


def _problem(each: Problem) -> str:
    value = f" {each.value!r}:" if each.value else ""
    return (
        _("%(file)s, line %(line)s:") % {"file": each.file, "line": each.line} + f"{value} {each.message} {each.remedy}"
    )


def _new_trusts(plan: Plan, most: int | None) -> Iterator[str]:
    lines = []
    for new in plan.new_trusts:
        number = ngettext("%(n)s school", "%(n)s schools", len(new.schools)) % {"n": len(new.schools)}
        uid = f", UID {new.uid}" if new.uid else ""
        lines.append(f"{new.name} ({Trust.Kind(new.kind).label.lower()}{uid}): {number}")
    yield from _listed(_("Trusts and federations that are added, with a way of working to begin from"), lines, most)
    schools = [_school(new) for trust in plan.new_trusts for new in trust.schools]
    yield from _listed(_("Schools that are added with them"), schools, most)


def _joining(plan: Plan) -> list[str]:
    return [
        f"{_school(new)}: {plan.trusts[pk]}{_since(new.joined_on)}"
        for pk, rows in plan.new_schools.items()
        for new in rows
    ]


def _school(new: NewSchool) -> str:
    phase = School.Phase(new.facts.phase or School.Phase.OTHER).label
    place = new.facts.details.get("town") or new.facts.details.get("authority", "")
    return f"{new.facts.name} (URN {new.facts.urn}; {', '.join(filter(None, (str(phase).lower(), place)))})"


def _renumbered(plan: Plan) -> list[str]:
    said = _("%(school)s: URN %(old)s becomes %(new)s (%(name)s)%(since)s")
    return [
        said
        % {
            "school": each.school,
            "old": each.school.urn,
            "new": each.facts.urn,
            "name": each.facts.name,
            "since": _since(each.on),
        }
        for each in plan.renumbered
    ]


def _to_decide(plan: Plan, most: int | None) -> Iterator[str]:
    title = _("May be the same: say --take-matches if they are; until then nothing is added for them")
    yield from _listed(title, [_match(each) for each in plan.matches], most)
    title = _("In another trust according to the register: to carry a school over with its history")
    yield from _listed(title, [line for each in plan.moving for line in _moving(each)], most)
    title = _("Merged or split: people and posts stay where they are until somebody says where they work now")
    yield from _listed(title, [_merging(each) for each in plan.merging], most)
    running = [
        ngettext(
            "%(school)s, closed on %(day)s: %(n)s post runs on",
            "%(school)s, closed on %(day)s: %(n)s posts run on",
            each.posts,
        )
        % {"school": each.school, "day": day(each.closed_on), "n": each.posts}
        for each in plan.running
    ]
    yield from _listed(
        _("Closed, and people still have posts there: end them, or give them one elsewhere"), running, most
    )


def _match(each: Match) -> str:
    where = f", {each.place}" if each.place else ""
    what = "URN" if isinstance(each.row, School) else "UID"
    return _("%(ours)s, here without a number, and %(theirs)s") % {
        "ours": each.row,
        "theirs": f"{each.name} ({what} {each.number}{where})",
    }


def _moving(each: Moving) -> Iterator[str]:
    name = each.there.name if each.there else each.body.name or each.body.uid
    yield _("%(school)s, here in %(trust)s: %(there)s%(since)s") % {
        "school": each.school,
        "trust": each.school.trust,
        "there": name,
        "since": _since(each.on),
    }
    if each.there is None:
        yield "  " + _("first bring that trust in: --group %(uid)s") % {"uid": each.body.uid}
    to = each.there.slug if each.there else "TRUST"
    on = each.on.isoformat() if each.on else "DATE"
    yield f"  growthring move-school {each.school.trust.slug}/{each.school.slug} --to {to} --on {on}"


def _merging(each: Merging) -> str:
    said = _("%(school)s (URN %(urn)s) became %(into)s") % {
        "school": each.school,
        "urn": each.school.urn,
        "into": ", ".join(each.into),
    }
    beside = _("; so did %(others)s") % {"others": ", ".join(each.others)} if each.others else ""
    return said + beside


def _counts(plan: Plan) -> Iterator[str]:
    yield ""
    if plan.unchanged:
        yield ngettext(
            "%(n)s school of ours is as the register has it.", "%(n)s schools of ours are as the register has them.",
            plan.unchanged,
        ) % {"n": f"{plan.unchanged:,}"}  # fmt: skip
    if plan.not_in_file:
        names = ", ".join(str(school) for school in plan.not_in_file[:5])
        yield _("Not in these files, and left as they are: %(n)s (%(names)s%(more)s).") % {
            "n": len(plan.not_in_file),
            "names": names,
            "more": " ..." if len(plan.not_in_file) > 5 else "",
        }
    for why, count in plan.left_out.items():
        yield _("Left out: %(n)s (%(why)s).") % {"n": f"{count:,}", "why": why}


def _since(on: date | None) -> str:
    return _(", from %(day)s") % {"day": day(on)} if on else ""


def _listed(title: str, lines: Iterable[str], most: int | None) -> Iterator[str]:
    found = list(lines)
    if not found:
        return
    yield ""
    yield f"{title} ({len(found):,}):"
    yield from (f"  {line}" for line in found[:most])
    if most is not None and len(found) > most:
        yield "  " + _("... and %(n)s more; --full lists them.") % {"n": f"{len(found) - most:,}"}
