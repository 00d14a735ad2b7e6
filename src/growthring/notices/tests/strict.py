"""A second reader of calendar files, written from RFC 5545 and 5546 and knowing nothing of the library that writes."""

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta

LONGEST = 75  # octets, without the line's end
STAMP = re.compile(r"\d{8}T\d{6}Z")
LOCAL = re.compile(r"\d{8}T\d{6}")
OFFSET = re.compile(r"[+-]\d{4}(\d{2})?")
UNESCAPED = re.compile(r"(?<!\\)[,;]")
ONCE = ("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "SEQUENCE", "STATUS", "ORGANIZER", "URL", "LOCATION")


@dataclass
class Part:
    name: str
    lines: list[tuple[str, dict[str, str], str]] = field(default_factory=list)
    parts: list["Part"] = field(default_factory=list)

    def all(self, name: str) -> list[tuple[dict[str, str], str]]:
        return [(params, value) for found, params, value in self.lines if found == name]

    def one(self, name: str) -> str:
        [(_params, value)] = self.all(name)
        return value

    def params(self, name: str) -> dict[str, str]:
        [(params, _value)] = self.all(name)
        return params


def read(data: bytes) -> Part:
    """The calendar, or an AssertionError that says what is wrong with it."""
    assert data.endswith(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert b"\r" not in data.replace(b"\r\n", b"")
    physical = data.removesuffix(b"\r\n").split(b"\r\n")
    for line in physical:
        assert line, "an empty line"
        assert len(line) <= LONGEST, line
        line.decode()  # no fold inside a character
    unfolded = re.sub(r"\r\n[ \t]", "", data.decode()).removesuffix("\r\n").split("\r\n")
    top = Part("")
    _nest(unfolded, top)
    [calendar] = top.parts
    assert calendar.name == "VCALENDAR"
    return calendar


def _nest(lines: list[str], top: Part) -> None:
    open_parts = [top]
    for line in lines:
        name, params, value = _split(line)
        if name == "BEGIN":
            part = Part(value)
            open_parts[-1].parts.append(part)
            open_parts.append(part)
        elif name == "END":
            assert open_parts.pop().name == value
        else:
            open_parts[-1].lines.append((name, params, value))
    assert open_parts == [top]


def _split(line: str) -> tuple[str, dict[str, str], str]:
    found = re.fullmatch(r'([A-Z0-9-]+)((?:;[A-Z0-9-]+=(?:"[^"]*"|[^";:,]*))*):(.*)', line)
    assert found, line
    pairs = re.findall(r';([A-Z0-9-]+)=("[^"]*"|[^";:,]*)', found[2])
    return found[1], {name: value.strip('"') for name, value in pairs}, found[3]


def check(data: bytes, method: str | None) -> Part:
    calendar = read(data)
    assert calendar.one("VERSION") == "2.0"
    assert calendar.one("PRODID")
    assert [value for _params, value in calendar.all("METHOD")] == ([method] if method else [])
    zones = {part.one("TZID"): part for part in calendar.parts if part.name == "VTIMEZONE"}
    for zone in zones.values():
        _check_zone(zone)
    for event in events(calendar):
        _check_event(event, zones)
        if method:
            _check_invitation(event, method)
    return calendar


def events(calendar: Part) -> list[Part]:
    return [part for part in calendar.parts if part.name == "VEVENT"]


def _check_zone(zone: Part) -> None:
    assert zone.parts
    for rule in zone.parts:
        assert rule.name in ("STANDARD", "DAYLIGHT")
        assert LOCAL.fullmatch(rule.one("DTSTART"))
        assert OFFSET.fullmatch(rule.one("TZOFFSETFROM"))
        assert OFFSET.fullmatch(rule.one("TZOFFSETTO"))


def _check_event(event: Part, zones: dict[str, Part]) -> None:
    for name in ONCE:
        assert len(event.all(name)) <= 1, name
    assert event.one("UID")
    assert STAMP.fullmatch(event.one("DTSTAMP"))
    assert not event.all("DURATION")
    for name in ("DTSTART", "DTEND"):
        assert LOCAL.fullmatch(event.one(name))
        assert event.params(name)["TZID"] in zones
    assert event.one("DTSTART") < event.one("DTEND")
    for name in ("SUMMARY", "DESCRIPTION", "LOCATION"):
        assert all(not UNESCAPED.search(value) for _params, value in event.all(name)), name


def _check_invitation(event: Part, method: str) -> None:
    """RFC 5546, 3.2.2 and 3.2.5."""
    assert event.one("ORGANIZER").startswith("mailto:")
    [(params, attendee)] = event.all("ATTENDEE")
    assert attendee.startswith("mailto:")
    assert "@" in attendee
    assert event.one("SEQUENCE").isdigit()
    assert event.one("SUMMARY")
    if method == "CANCEL":
        assert event.one("STATUS") == "CANCELLED"
    else:
        assert event.one("STATUS") in ("TENTATIVE", "CONFIRMED")
        assert (params["PARTSTAT"], params["RSVP"]) == ("NEEDS-ACTION", "FALSE")


def offset_by(zone: Part, local: str) -> timedelta:
    """What the zone says of a local time: the rule that began last."""
    begun = [rule for rule in zone.parts if rule.one("DTSTART") <= local]
    rule = max(begun, key=lambda rule: rule.one("DTSTART"))
    sign, hours, minutes = re.fullmatch(r"([+-])(\d\d)(\d\d)", rule.one("TZOFFSETTO")).groups()  # type: ignore[union-attr]
    return int(f"{sign}1") * timedelta(hours=int(hours), minutes=int(minutes))


def moment(value: str) -> datetime:
    return datetime.strptime(value, "%Y%m%dT%H%M%S")
