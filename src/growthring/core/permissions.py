"""The permission matrix in words: for the permissions page, the label under each box, and the command."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as say

from growthring.core import matrix
from growthring.core.access import Role
from growthring.core.records import Sensitivity, declarations

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Names:
    """A role: as a heading, seen by the person it is about, and seen by anybody else."""

    title: Words
    yours: Words
    theirs: Words


ROLES: dict[Role, Names] = {
    Role.SELF: Names(say("The person it is about"), say("you"), say("the person it is about")),
    Role.COLLEAGUE: Names(say("Any colleague"), say("your colleagues"), say("their colleagues")),
    Role.LM: Names(say("Line manager"), say("your line manager"), say("their line manager")),
    Role.CM: Names(say("Coach or mentor"), say("your coach or mentor"), say("their coach or mentor")),
    Role.PDL: Names(say("PD lead"), say("the PD lead"), say("the PD lead")),
    Role.HD: Names(say("Headteacher"), say("the head"), say("the head")),
    Role.GOV: Names(say("Governor"), say("the governors"), say("the governors")),
    Role.TPD: Names(say("Trust PD director"), say("the trust PD director"), say("the trust PD director")),
    Role.CEO: Names(say("Trust leader"), say("the trust leader"), say("the trust leader")),
    Role.GM: Names(say("Guest mentor"), say("your guest mentor"), say("their guest mentor")),
    Role.OFF: Names(say("Office and IT"), say("the office"), say("the office")),
    Role.HR: Names(say("Human resources"), say("human resources"), say("human resources")),
    Role.DPO: Names(
        say("Data protection officer"), say("the data protection officer"), say("the data protection officer")
    ),
    Role.SYS: Names(say("Server administrator"), say("the server administrator"), say("the server administrator")),
    Role.PUB: Names(say("Reader without a login"), say("anybody"), say("anybody")),
}

# In the order in which a cell is read out.
CODES: dict[str, Words] = {
    "O": say("sees it, changes it and deletes it"),
    "E": say("sees it and writes their own part"),
    "S": say("sees it"),
    "r": say("answers it"),
    "place": say("says where they place themselves"),
    "mod": say("settles what stays contested"),
    "c": say("comments on it"),
    "join": say("puts their name down"),
    "S*": say("sees it only when it is opened to them, for this item, partnership or case"),
    "E*": say("sees and writes it only for the person they are assigned to"),
    "N": say("sees name, role, team and what the person offers"),
    "H": say("sees the heading: the title, the priority it serves, the support asked for"),
    "W": say("sees what was promised and by when, never why"),
    "R": say("sees whether it is in rhythm or needs help: no dates, no counts"),
    "P": say("sees the published version, if it is meant for them"),
    "C": say("may write one"),
    "M": say("sees that it happened, no words"),
    "A": say("sees figures for many people, never for one"),
    "F": say("sees the final decision only"),
    "T": say("sees technical events without content"),
}
NOTHING = say("sees nothing of it")

READS_ALL = frozenset({"O", "E", "S"})
READS_WHEN_OPENED = frozenset({"S*", "E*"})

DISCLOSURE = say("The school may have to disclose it in a formal data request or by court order.")


def in_words(codes: Iterable[str]) -> str:
    """A cell, read out: ``{"S", "r"}`` → "sees it; answers it"."""
    held = frozenset(codes)
    return "; ".join(str(words) for code, words in CODES.items() if code in held) or str(NOTHING)


def who_reads(kind: str, *, viewer: Role = Role.SELF, person: str = "") -> str:
    """The label under a box: who can read what is written there, as the matrix has it.

    `viewer` is the role of whoever sits before the box; `person` names whom it is about when that is somebody else.
    """
    readers = [role for role in Role if matrix.cell(kind, role) & READS_ALL]
    opened = [role for role in Role if matrix.cell(kind, role) & READS_WHEN_OPENED]
    if Role.COLLEAGUE in readers:
        return _open_to_staff(kind)
    sentences = [_all_of_it(readers, viewer, person), _when_opened(opened, viewer, person)]
    if is_private(kind):
        sentences.append(str(DISCLOSURE))
    return " ".join(sentence for sentence in sentences if sentence)


@cache
def is_private(kind: str) -> bool:
    """What people say or decide about somebody's growth; and what only its writer can read."""
    told = {record.sensitivity for _model, record in declarations() if record.kind == kind}
    alone = [role for role in Role if matrix.cell(kind, role) & READS_ALL] == [Role.SELF]
    return Sensitivity.PRIVATE in told or (alone and Role.DPO in matrix.roles_that_may(kind, "shared"))


@cache
def kinds_held() -> frozenset[str]:
    """The kinds of record that this version keeps; the others come with later rooms, and their rules stand already."""
    return frozenset(record.kind for _model, record in declarations() if record.kind)


def _open_to_staff(kind: str) -> str:
    if matrix.cell(kind, Role.PUB):
        return _("Everyone who works here can read this, and, once it is published, anybody.")
    return _("Everyone who works here can read this.")


def _all_of_it(readers: list[Role], viewer: Role, person: str) -> str:
    if readers == [Role.SELF]:
        return _("Only you can read this here.") if viewer is Role.SELF else _("Only its writer can read this here.")
    named = [_name(role, viewer, person) for role in sorted(readers, key=lambda role: role is not viewer)]
    return _capital(_("%(people)s can read this.") % {"people": listed(named)}) if named else ""


def _when_opened(opened: list[Role], viewer: Role, person: str) -> str:
    """The coach's sentence. A guest is a mentor too; others' single cases stand on the permissions page."""
    if viewer is Role.CM or Role.CM not in opened:
        return ""
    if viewer is Role.SELF:
        return _("Your coach or mentor only if you share it.")
    return _("A coach or mentor only if %(person)s shares it.") % {"person": person or ROLES[Role.SELF].theirs}


def _name(role: Role, viewer: Role, person: str) -> str:
    if role is viewer:
        return _("you")
    if role is Role.SELF and person:
        return person
    names = ROLES[role]
    return str(names.yours if viewer is Role.SELF else names.theirs)


def listed(names: list[str]) -> str:
    """A list as it is said: "you, your line manager and the head"."""
    if len(names) < 2:
        return "".join(names)
    return _("%(names)s and %(last)s") % {"names": ", ".join(names[:-1]), "last": names[-1]}


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
