"""From what the files say and what the installation has to what would change."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import count

from django.db.models import Count, Q
from django.utils.text import slugify
from django.utils.translation import gettext as _

from growthring.interop.establishments import comparing
from growthring.interop.establishments.columns import Kind
from growthring.interop.establishments.facts import CLOSED, Body, Establishment
from growthring.interop.establishments.gathering import Choice, Gathered
from growthring.interop.establishments.known import WHY, Known
from growthring.interop.establishments.plan import (
    Change,
    Match,
    Merging,
    Moving,
    NewSchool,
    NewTrust,
    Plan,
    Renumbered,
    StillRunning,
)
from growthring.interop.establishments.values import tidy
from growthring.people.models import Post, School, Trust


@dataclass(frozen=True, slots=True)
class Wishes:
    """Besides the choice: the trust schools go into, and which of ours are which of the register's."""

    trust: Trust | None = None
    take_matches: bool = False
    same: dict[int, str] = field(default_factory=dict)  # pk of a school of ours -> its URN


def make_plan(found: Gathered, known: Known, choice: Choice, on: date, wishes: Wishes) -> Plan:
    return _Planner(found, known, choice, on, wishes).plan_all()


class _Planner:
    def __init__(self, found: Gathered, known: Known, choice: Choice, on: date, wishes: Wishes) -> None:
        self.found, self.known, self.choice, self.on, self.wishes = found, known, choice, on, wishes
        self.plan = Plan(trusts=known.trusts)
        self._taken = {trust.slug for trust in known.trusts.values()}
        self._slugs: dict[object, set[str]] = {}
        for school in known.schools:
            self._slugs.setdefault(school.trust_id, set()).add(school.slug)
        self._placed = set(known.by_urn) | set(known.former)  # URNs that are ours already
        self._new: dict[str, NewTrust] = {}
        self._changes: dict[tuple[type, int], Change] = {}
        self._undecided: set[str] = set()  # Group UIDs of trusts that may be one of ours

    def plan_all(self) -> Plan:
        self._number_trusts()
        self._number_schools()
        for school in self.known.schools:
            if school.urn and self._is_concerned(school):
                self._ours(school)
        for urn, facts in self.found.schools.items():
            if urn not in self._placed:
                self._new_one(facts)
        for trust in self.known.by_uid.values():
            group = self.found.groups.get(trust.group_uid)
            if group is not None and (self._wants_all or self._is_chosen(group.uid)):
                self._merge(comparing.compare_trust(trust, group, self.plan.notes))
        self.plan.new_trusts = list(self._new.values())
        self.plan.changes = [change for change in self._changes.values() if change.to]
        self._running()
        self._twice()
        if self.choice and not self.found.chosen:
            self.plan.notes.append(_("No school in these files is in what was chosen."))
        return self.plan

    # ---- Ours without a number

    def _number_trusts(self) -> None:
        """A trust of ours that bears the name of exactly one group: proposed, or told to be it."""
        by_name: dict[str, list[str]] = {}
        for uid, name in self.found.names.items():
            by_name.setdefault(tidy(name), []).append(uid)
        self._tie_given_trust()
        for name, trusts in self.known.unnumbered_trusts.items():
            uids = [uid for uid in by_name.get(name, ()) if uid not in self.known.by_uid and self._runs(uid)]
            if len(uids) == len(trusts) == 1 and not trusts[0].group_uid:
                self._tie(trusts[0], uids[0])

    def _tie_given_trust(self) -> None:
        trust = self.wishes.trust
        uids = [uid for uid in self.found.names if self._is_chosen(uid)]
        if trust is not None and not trust.group_uid and len(uids) == 1 and uids[0] not in self.known.by_uid:
            self._tie(trust, uids[0], told=True)

    def _tie(self, trust: Trust, uid: str, *, told: bool = False) -> None:
        if told or self.wishes.take_matches:
            self._merge(comparing.number_trust(trust, uid))
            trust.group_uid = uid
            self.known.by_uid[uid] = trust
        else:
            self.plan.matches.append(Match(trust, uid, self.found.names[uid], ""))
            self._undecided.add(uid)

    def _is_chosen(self, uid: str) -> bool:
        return self.choice.names(Body(uid, self.found.names.get(uid, ""), "trust" if self._runs(uid) else ""))

    def _runs(self, uid: str) -> bool:
        group = self.found.groups.get(uid)
        return uid in self.found.sizes or bool(group and group.kind and not group.is_closed)

    def _number_schools(self) -> None:
        for name, schools in self.known.unnumbered.items():
            candidates = [facts for facts in self.found.same_name.get(name, ()) if facts.urn not in self._placed]
            for school in schools:
                fitting = [facts for facts in candidates if self._may_be(school, facts)]
                if school.pk in self.wishes.same:
                    continue
                if len(fitting) == 1 and len(schools) == 1:
                    self._number(school, fitting[0], told=self.wishes.take_matches)
                elif len(fitting) > 1 and self.choice:
                    self._ambiguous(school, fitting)
        by_pk = {school.pk: school for school in self.known.schools}
        for pk, urn in self.wishes.same.items():
            if urn in self.found.schools:
                self._number(by_pk[pk], self.found.schools[urn], told=True)

    def _may_be(self, school: School, facts: Establishment) -> bool:
        """Not when the register has it in another trust than ours."""
        body, _joined = self.found.body_of(facts, self.choice)
        if not facts.is_open(self.on):
            return False
        if body is None:
            return True
        if school.trust.group_uid:
            return school.trust.group_uid == body.uid
        return school.trust == self.wishes.trust or tidy(school.trust.name) == tidy(body.name) or self._is_lone(school)

    def _is_lone(self, school: School) -> bool:
        return school.trust.kind == Trust.Kind.LONE

    def _number(self, school: School, facts: Establishment, *, told: bool) -> None:
        self._placed.add(facts.urn)
        if not told:
            place = ", ".join(filter(None, (facts.details.get("town"), facts.details.get("authority"))))
            self.plan.matches.append(Match(school, facts.urn, facts.name, place))
            return
        self._merge(comparing.number_school(school, facts.urn))
        school.urn = facts.urn
        self.found.schools.setdefault(facts.urn, facts)

    def _ambiguous(self, school: School, fitting: list[Establishment]) -> None:
        self._placed |= {facts.urn for facts in fitting}
        told = {"school": school, "slug": f"{school.trust.slug}/{school.slug}", "urns": _some(f.urn for f in fitting)}
        self.plan.notes.append(
            _("%(school)s has no URN here, and several schools bear its name: %(urns)s. Say which with "
              "--same-school %(slug)s=URN.") % told
        )  # fmt: skip

    # ---- Ours

    @property
    def _wants_all(self) -> bool:
        """Without a choice all that is ours is looked at; with one, what was chosen."""
        return self.choice.everything or not self.choice

    def _is_concerned(self, school: School) -> bool:
        if self._wants_all or school.pk in self.wishes.same or school.urn in self.found.chosen:
            return True
        return bool(self.found.chosen & successors(self.found, school.urn))

    def _ours(self, school: School) -> None:
        facts = self.found.schools.get(school.urn)
        if facts is None or not facts.is_open(self.on):
            successor = self._successor(school, facts)
            if successor is not None:
                self.plan.renumbered.append(Renumbered(school, successor, self._day_of(school.urn, successor)))
                self._placed.add(successor.urn)
                facts = successor
        if facts is None:
            if Kind.ESTABLISHMENTS in self.found.kinds:
                self.plan.not_in_file.append(school)
            return
        change = comparing.compare_school(school, facts, self.plan.notes)
        self._merge(change)
        if not change.to:
            self.plan.unchanged += 1
        if facts.status == CLOSED and facts.closed_on is None and school.closed_on is None:
            self.plan.notes.append(_("%(school)s is closed in the register, which does not say since when.")
                                   % {"school": school})  # fmt: skip
        if facts.is_open(self.on) and self.found.knows_bodies(facts):
            self._compare_body(school, facts)

    def _successor(self, school: School, facts: Establishment | None) -> Establishment | None:
        """The one school that this one became, if it alone did; else what happened is told."""
        links = self.found.forward.get(school.urn, {})
        if not links:
            return None
        if len(links) == 1:
            [(urn, link)] = links.items()
            successor = self.found.schools.get(urn)
            alone = link.plain and len(self.found.back.get(urn, {})) <= 1
            if alone and successor is not None and urn not in self._placed:
                return self._latest(successor)
        if school.closed_on is None or facts is None or self.choice or self._people_in(school):
            self._merging(school, list(links), facts)
        return None

    def _latest(self, facts: Establishment) -> Establishment | None:
        """The end of a chain of successors, each the only one of the one before."""
        seen = {facts.urn}
        while not facts.is_open(self.on):
            following = self.found.forward.get(facts.urn, {})
            after = self.found.schools.get(next(iter(following), "")) if len(following) == 1 else None
            if after is None or after.urn in seen or len(self.found.back.get(after.urn, {})) > 1:
                return None
            seen.add(after.urn)
            facts = after
        return facts if facts.urn not in self._placed else None

    def _people_in(self, school: School) -> bool:
        still = Q(ends_on__isnull=True) | Q(ends_on__gt=self.on)
        return Post.objects.unscoped(reason=WHY).filter(still, school=school).exists()

    def _merging(self, school: School, successors: list[str], facts: Establishment | None) -> None:
        others = {old for urn in successors for old in self.found.back.get(urn, {})} - {school.urn}
        into = tuple(self._called(urn) for urn in successors)
        closed_on = facts.closed_on if facts else None
        self.plan.merging.append(Merging(school, into, tuple(self._called(urn) for urn in sorted(others)), closed_on))

    def _called(self, urn: str) -> str:
        facts, ours = self.found.schools.get(urn), self.known.school(urn)
        name = facts.name if facts else ours.name if ours else ""
        return f"{name} (URN {urn})" if name else f"URN {urn}"

    def _day_of(self, urn: str, successor: Establishment) -> date | None:
        link = self.found.forward.get(urn, {}).get(successor.urn)
        return (link.on if link else None) or successor.opened_on

    def _compare_body(self, school: School, facts: Establishment) -> None:
        body, joined_on = self.found.body_of(facts, self.choice)
        ours = school.trust
        if body is None:
            if ours.group_uid and self.found.knows_bodies(facts):
                told = {"school": school, "trust": ours}
                self.plan.notes.append(
                    _("%(school)s is not in %(trust)s any more in the register, nor in another.") % told
                )
            return
        there = self.known.by_uid.get(body.uid)
        if body.uid == ours.group_uid or body.uid in self._undecided:
            return
        if not ours.group_uid and ours.kind != Trust.Kind.LONE:
            return  # a group of schools that the register does not number: theirs to say
        self.plan.moving.append(Moving(school, body, there, joined_on))

    # ---- New ones

    def _new_one(self, facts: Establishment) -> None:
        body, joined_on = self.found.body_of(facts, self.choice)
        there = self.known.by_uid.get(body.uid) if body else None
        if facts.urn not in self.found.chosen and (there is None or self.choice):
            return
        if not facts.is_open(self.on) and facts.urn not in self.choice.urns:
            self._left_out(_("closed, or not open yet"))
        elif body is not None and body.uid in self._undecided:
            self._left_out(_("in a trust that may be one of ours: decide that first"))
        elif self.wishes.trust is not None and facts.urn in self.found.chosen:
            self._into_given(self.wishes.trust, facts, body, joined_on)
        elif there is not None:
            self._into(there, facts, joined_on)
        elif body is None and self.choice.everything:
            self._left_out(_("in no trust or federation: choose them by --urn or --authority"))
        else:
            self._with_new_trust(facts, body, joined_on)

    def _into_given(self, trust: Trust, facts: Establishment, body: Body | None, joined_on: date | None) -> None:
        elsewhere = body is not None and (trust.group_uid or body.uid in self.known.by_uid)
        if body is not None and elsewhere and body.uid != trust.group_uid:
            self._left_out(_("in %(other)s, not in the trust of --trust") % {"other": body.name or body.uid})
        else:
            self._into(trust, facts, joined_on)

    def _into(self, trust: Trust, facts: Establishment, joined_on: date | None) -> None:
        slug = self._slug(trust.pk, facts.name)
        self.plan.new_schools.setdefault(trust.pk, []).append(NewSchool(facts, slug, joined_on))

    def _with_new_trust(self, facts: Establishment, body: Body | None, joined_on: date | None) -> None:
        key = body.uid if body else f"URN {facts.urn}"
        if key not in self._new:
            group = self.found.groups.get(body.uid) if body else None
            name = (group.name if group else body.name if body else "") or facts.name
            kind = (body.kind or Trust.Kind.TRUST) if body else Trust.Kind.LONE
            register = {"name": name, **(group.details if group else {})}
            slug = _free(slugify(name)[:50] or key.lower().replace(" ", "-"), self._taken)
            self._new[key] = NewTrust(name[:200], kind, body.uid if body else "", slug, register)
        new = self._new[key]
        new.schools.append(NewSchool(facts, self._slug(key, facts.name), joined_on))

    def _slug(self, where: object, name: str) -> str:
        return _free(slugify(name)[:50] or "school", self._slugs.setdefault(where, set()))

    def _left_out(self, why: str) -> None:
        self.plan.left_out[why] = self.plan.left_out.get(why, 0) + 1

    # ---- Together

    def _merge(self, change: Change) -> None:
        key = (type(change.row), change.row.pk)
        kept = self._changes.setdefault(key, Change(change.row))
        kept.to |= change.to
        kept.said += change.said

    def _running(self) -> None:
        """Posts that go on in a school past its last day."""
        closing = {
            change.row.pk: change.to["closed_on"]
            for change in self.plan.changes
            if isinstance(change.row, School) and change.to.get("closed_on")
        }
        gone_on = {each.school.pk for each in self.plan.renumbered}
        schools = {s.pk: closing.get(s.pk, s.closed_on) for s in self.known.schools if s.pk not in gone_on}
        closed = {pk: day for pk, day in schools.items() if day is not None}
        still = Q(ends_on__isnull=True) | Q(ends_on__gt=self.on)
        posts = Post.objects.unscoped(reason=WHY).filter(still, school__in=list(closed)).order_by().values("school")
        counts = {row["school"]: row["many"] for row in posts.annotate(many=Count("pk"))} if closed else {}
        for school in self.known.schools:
            if counts.get(school.pk):
                self.plan.running.append(StillRunning(school, closed[school.pk], counts[school.pk]))

    def _twice(self) -> None:
        for urn, schools in self.known.by_urn.items():
            if len(schools) > 1:
                told = {"urn": urn, "schools": _some(f"{s.trust.slug}/{s.slug}" for s in schools)}
                self.plan.notes.append(_("URN %(urn)s is given to several schools here: %(schools)s.") % told)


def successors(found: Gathered, urn: str) -> set[str]:
    """URNs that follow on one, over any number of steps."""
    reached: set[str] = set()
    waiting = [urn]
    while waiting:
        more = set(found.forward.get(waiting.pop(), ())) - reached
        reached |= more
        waiting += more
    return reached


def _free(slug: str, taken: set[str]) -> str:
    found = slug if slug not in taken else next(s for n in count(2) if (s := f"{slug[:45]}-{n}") not in taken)
    taken.add(found)
    return found


def _some(urns: Iterable[str]) -> str:
    return ", ".join(sorted(urns))
