"""What a batch is and does, in words for pages and terminal."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as say
from django.utils.translation import ngettext

from growthring.interop.showing import Shown

FORMATS = {
    "growthring-csv": say("staff list, CSV"),
    "growthring-xlsx": say("staff list, Excel"),
    "mapped-csv": say("another system's list, CSV"),
    "mapped-xlsx": say("another system's list, Excel"),
    "oneroster-1.0": "OneRoster 1.0",
    "oneroster-1.1": "OneRoster 1.1",
    "oneroster-1.2": "OneRoster 1.2",
    "sds-v1": "School Data Sync 1",
    "sds-uk": "School Data Sync 1 (UK)",
    "sds-v2": "School Data Sync 2",
    "sds-v2.1": "School Data Sync 2.1",
}
SEVERITIES = {
    "file": say("About the file"),
    "row": say("Rows that are not taken"),
    "field": say("Taken without this field"),
    "note": say("Worth knowing"),
}
STEPS = {
    "reading": say("Reading the file"),
    "comparing": say("Comparing with the people who are here"),
    "preparing": say("Getting it ready to be written"),
    "schools": say("Writing schools"),
    "teams": say("Writing teams"),
    "people": say("Writing people"),
    "posts": say("Writing posts"),
    "contracts": say("Writing hours"),
    "changes": say("Writing changes"),
    "partnerships": say("Writing partnerships"),
    "leavers": say("Finishing"),
    "newcomers": say("Looking for newcomers"),
    "finishing": say("Finishing"),
    "looking": say("Looking whether anybody has built on it"),
    "undoing": say("Taking it back"),
}
UNDER_WAY = {
    "reading": {
        "title": say("Reading the file"),
        "quiet": say("It stopped before its end: the server was switched off, perhaps. Nothing has been changed."),
        "promise": say("You can leave this page and come back. Nothing changes before you say so."),
    },
    "applying": {
        "title": say("Bringing staff in"),
        "quiet": say(
            "It stopped before its end: the server was switched off, perhaps. Nothing of it has been written."
        ),
        "promise": say(
            "You can leave this page and come back. All of it is written at once, at the end, or nothing is."
        ),
    },
    "undoing": {
        "title": say("Taking the import back"),
        "quiet": say("It stopped before its end: the server was switched off, perhaps. Nothing has been taken back."),
        "promise": say(
            "You can leave this page and come back. All of it is taken back at once, at the end, or nothing is."
        ),
    },
}
WHY = {
    "missing": say("not in the file"),
    "inactive": say("marked as gone in the file"),
}
ROLES = {
    "student": say("pupils"),
    "parent": say("parents"),
    "guardian": say("guardians"),
    "relative": say("relatives and contacts"),
    "unknown": say("rows of a role that is not known"),
    "no role": say("rows without a role"),
    "left out": say("rows that you said are not your staff"),
}


def fact(label: str, before: str, after: str) -> str:
    """One fact that changes, on one line."""
    if before and after:
        return f"{label}: {before} → {after}"
    return f"{label}: {after}" if after else (f"{label} ({before})" if before else label)


def overview(shown: Shown, summary: dict[str, int]) -> list[str]:
    """What was read, what it would do, and what was only counted."""
    lines = [counts(summary)]
    if shown["schools"]:
        lines.append(_("New schools: %(names)s.") % {"names": ", ".join(shown["schools"])})
    lines.extend(unread(shown))
    return lines


def counts(summary: dict[str, int]) -> str:
    parts = [
        ngettext("%(n)s joins", "%(n)s join", summary["joins"]) % {"n": f"{summary['joins']:,}"},
        ngettext("%(n)s changes", "%(n)s change", summary["changes"]) % {"n": f"{summary['changes']:,}"},
        ngettext("%(n)s stays as it is", "%(n)s stay as they are", summary["unchanged"])
        % {"n": f"{summary['unchanged']:,}"},
        ngettext("%(n)s proposed as a leaver", "%(n)s proposed as leavers", summary["leavers"])
        % {"n": f"{summary['leavers']:,}"},
        ngettext("%(n)s row not taken", "%(n)s rows not taken", summary["refused"]) % {"n": f"{summary['refused']:,}"},
    ]
    return "; ".join(parts) + "."


def unread(shown: Shown) -> list[str]:
    """Who was counted only, and which files stayed closed."""
    lines = []
    if shown["not_staff"]:
        told = ", ".join(f"{count:,} {ROLES.get(role, role)}" for role, count in sorted(shown["not_staff"].items()))
        lines.append(
            _("Not about staff: %(counts)s. They were counted, and nothing else of them is kept.") % {"counts": told}
        )
    if shown["ignored_files"]:
        lines.append(_("Not opened: %(files)s.") % {"files": ", ".join(shown["ignored_files"])})
    if shown["other_files"]:
        lines.append(_("Other files, passed over: %(count)s.") % {"count": shown["other_files"]})
    return lines
