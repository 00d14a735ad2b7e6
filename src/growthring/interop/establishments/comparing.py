"""A school or trust of ours beside the register: what the register changed since, without undoing what we call it.

`register` keeps what the register said last. A name that the register has not changed since stays as somebody here
wrote it; one it has changed follows, unless somebody here had given the school another name of its own.
"""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from growthring.interop.establishments.facts import CLOSED, Establishment, Group
from growthring.interop.establishments.plan import Change
from growthring.interop.establishments.values import tidy
from growthring.people.models import School, Trust
from growthring.people.rules.words import day


def compare_school(school: School, facts: Establishment, notes: list[str]) -> Change:
    change = Change(school)
    register = dict(school.register)
    _name(school, register, facts.name, change, notes)
    _phase(school, register, facts, change)
    _opened(school, facts, change)
    _closed(school, facts, change)
    register |= facts.details
    if facts.status:
        register["status"] = facts.status
    _keep(school, register, change)
    return change


def compare_trust(trust: Trust, group: Group, notes: list[str]) -> Change:
    change = Change(trust)
    register = dict(trust.register)
    _name(trust, register, group.name, change, notes)
    closed_on = group.closed_on if group.is_closed else None
    if closed_on != trust.closed_on and (closed_on or not group.is_closed):
        _set(change, "closed_on", closed_on, _closing(closed_on))
    register |= group.details
    _keep(trust, register, change)
    return change


def number_school(school: School, urn: str) -> Change:
    change = Change(school)
    _set(change, "urn", urn, _("is URN %(urn)s in the register") % {"urn": urn})
    return change


def number_trust(trust: Trust, uid: str) -> Change:
    change = Change(trust)
    _set(change, "group_uid", uid, _("is group %(uid)s in the register") % {"uid": uid})
    return change


def first_register(facts: Establishment) -> dict[str, str]:
    kept = {"name": facts.name, **facts.details}
    if facts.phase:
        kept["phase"] = facts.phase
    return kept | ({"status": facts.status} if facts.status else {})


def _name(row: School | Trust, register: dict[str, Any], name: str, change: Change, notes: list[str]) -> None:
    before = str(register.get("name", ""))
    if tidy(before) == tidy(name):
        return
    register["name"] = name
    if tidy(row.name) == tidy(name):
        return
    told = {"ours": row.name, "theirs": name}
    if tidy(row.name) == tidy(before):
        _set(change, "name", name[:200], _("is called %(theirs)s now") % told)
    else:
        notes.append(_("%(ours)s is %(theirs)s in the register: its name here is left as it is.") % told)


def _phase(school: School, register: dict[str, Any], facts: Establishment, change: Change) -> None:
    if not facts.phase or register.get("phase") == facts.phase:
        return
    if school.phase in (register.get("phase", School.Phase.OTHER), School.Phase.OTHER) and school.phase != facts.phase:
        _set(change, "phase", facts.phase, _("is %(phase)s") % {"phase": School.Phase(facts.phase).label.lower()})
    register["phase"] = facts.phase


def _opened(school: School, facts: Establishment, change: Change) -> None:
    if facts.opened_on is not None and school.opened_on is None:
        _set(change, "opened_on", facts.opened_on, "")


def _closed(school: School, facts: Establishment, change: Change) -> None:
    if facts.closed_on is None and facts.status == CLOSED:
        return  # closed, and GIAS does not say when: told as a note by the planner
    known = "closed" in facts.said or facts.status not in ("", CLOSED)
    if facts.closed_on != school.closed_on and (facts.closed_on is not None or known):
        _set(change, "closed_on", facts.closed_on, _closing(facts.closed_on))


def _closing(closed_on: date | None) -> str:
    if closed_on is None:
        return _("is open again")
    return _("closed on %(day)s") % {"day": day(closed_on)}


def _set(change: Change, name: str, value: Any, said: str) -> None:
    change.to[name] = value
    if said:
        change.said.append(said)


def _keep(row: School | Trust, register: dict[str, Any], change: Change) -> None:
    if register != row.register:
        change.to["register"] = register
