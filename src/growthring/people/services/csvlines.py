"""Partnerships from a file of ours: who, kind, partner; by e-mail address or staff number."""

import csv
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from io import StringIO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from growthring.core.access import Actor
from growthring.core.periods import Period, running_on
from growthring.people import policy
from growthring.people.models import PartnerKind, Person, Post, SupportMode
from growthring.people.rules import Proposal
from growthring.people.services.bulk import Unread
from growthring.people.services.choosing import Choice

COLUMNS = ("person", "kind", "partner", "starts_on", "mode")
NEEDED = ("person", "kind", "partner")
LARGEST = 2_000_000  # bytes: some 30,000 lines
MOST_LINES = 20_000
TEMPLATE = (
    "person,kind,partner,starts_on,mode\r\n"
    "imara.vane@example.org,line manager,tom.okell@example.org,,\r\n"
    "imara.vane@example.org,mentor,1042,01/09/2025,mentoring\r\n"
)


def read(actor: Actor, content: bytes, *, starts_on: date) -> Choice:
    """Lines that can be read become proposals; each that cannot says why. `starts_on` holds where a line has no day."""
    lines = list(_lines(content))
    people = _Register(actor, starts_on)
    choice = Choice()
    for number, line in lines:
        wrong = list(_wrong(line))
        try:
            day = _day(line["starts_on"]) or starts_on
            post, partner = people.post(line["person"]), people.person(line["partner"])
        except ValidationError as problem:
            wrong += problem.messages
        if wrong:
            value = ", ".join(line[name] for name in NEEDED)
            choice.unread.append(Unread(where=_("Line %d") % number, value=value, what=" ".join(wrong)))
        else:
            choice.proposals.append(
                Proposal(post.pk, partner.pk, KINDS[_plain(line["kind"])], Period(day), MODES[_plain(line["mode"])])
            )
    return choice


def _plain(text: str) -> str:
    return " ".join(text.lower().replace("_", " ").replace("-", " ").split())


KINDS = {_plain(kind.value): kind.value for kind in PartnerKind} | {"manager": PartnerKind.LINE_MANAGER.value}
MODES = {_plain(mode.value): mode.value for mode in SupportMode} | {"": ""}


def _lines(content: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        yield from _rows(content)
    except csv.Error as broken:  # a cell longer than any is
        raise _no_csv() from broken


def _no_csv() -> ValidationError:
    return ValidationError(_("This is no CSV file. In a spreadsheet, choose “Save as … CSV”."))


def _rows(content: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    if len(content) > LARGEST:
        raise ValidationError(_("The file is larger than 2 MB: bring it in in parts."))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    if "\0" in text:
        raise _no_csv()
    first = text.split("\n", 1)[0]
    rows = csv.reader(StringIO(text, newline=""), delimiter=";" if first.count(";") > first.count(",") else ",")
    heads = [_plain(head).replace(" ", "_") for head in next(rows, [])]
    missing = [name for name in NEEDED if name not in heads]
    if missing:
        raise ValidationError(_("The first line must name these columns: %s.") % ", ".join(missing))
    for row in rows:
        if rows.line_num > MOST_LINES:
            raise ValidationError(_("More than %d lines: bring the file in in parts.") % MOST_LINES)
        line = dict(zip(heads, (cell.strip() for cell in row), strict=False))
        if any(line.values()):
            yield rows.line_num, {name: line.get(name, "") for name in COLUMNS}


def _wrong(line: dict[str, str]) -> Iterator[str]:
    if _plain(line["kind"]) not in KINDS:
        yield _("The kind is one of: line manager, coach, mentor, induction tutor.")
    if _plain(line["mode"]) not in MODES:
        yield _("The mode is mentoring, coaching or nothing.")


def _day(text: str) -> date | None:
    """ISO, or day first as it is written here."""
    for shape in ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y"):
        try:
            return datetime.strptime(text, shape).date() if text else None  # noqa: DTZ007  a date has no zone
        except ValueError:
            continue
    raise ValidationError(_("Write the date as 2025-09-01 or 01/09/2025."))


class _Register:
    """Everybody by address and number: three reads whatever the number of lines."""

    def __init__(self, actor: Actor, on: date) -> None:
        self.persons: dict[str, Person] = {}
        for person in Person.objects.visible_to(actor).filter(policy.details_visible_to(actor)):
            self.persons.update({name.lower(): person for name in (person.email, person.staff_id) if name})
        self.posts: defaultdict[int, list[Post]] = defaultdict(list)
        for post in Post.objects.visible_to(actor).filter(running_on(on), policy.arranged(actor)):
            self.posts[post.person_id].append(post)

    def person(self, name: str) -> Person:
        found = self.persons.get(name.strip().lower())
        if found is None:
            raise ValidationError(_("Nobody here has the address or number “%s”.") % name)
        return found

    def post(self, name: str) -> Post:
        posts = self.posts[self.person(name).pk]
        if len(posts) != 1:
            raise ValidationError(
                _("%s holds no post here on that day.") % name
                if not posts
                else _("%s holds several posts: assign this one by hand.") % name
            )
        return posts[0]
