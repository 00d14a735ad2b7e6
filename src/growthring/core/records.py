"""What each model declares about the data it holds; a model that declares nothing fails the build."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.apps import apps
from django.core import checks
from django.db import models


class Sensitivity(StrEnum):
    TECHNICAL = "technical"  # no person in it
    OPEN = "open"  # every member of staff may read it
    DIRECTORY = "directory"  # name, role, team
    PERSONAL = "personal"  # facts about a person's work
    PRIVATE = "private"  # what people say or decide about a person's growth


@dataclass(frozen=True, slots=True)
class Record:
    """A model's declaration.

    kind: row of the permission matrix, or None for rows nobody's rights depend on.
    subject: ORM path to the person the row is about (``""`` for the row itself), or None when it is about nobody.
    retention: how long a row is kept, in words; the schedule of `trust.md` 2.2.
    access_request: what a formal data request returns of it, in words.
    """

    kind: str | None
    subject: str | None
    sensitivity: Sensitivity
    retention: str
    access_request: str


# Models of other people's packages cannot declare for themselves.
THIRD_PARTY: dict[str, Record] = {
    label: Record(None, subject, Sensitivity.TECHNICAL, retention, request)
    for label, subject, retention, request in [
        ("contenttypes.ContentType", None, "as long as the installation", "nothing"),
        ("auth.Permission", None, "as long as the installation", "nothing"),
        ("auth.Group", None, "as long as the installation", "nothing"),
        ("sessions.Session", None, "two weeks after the last visit", "nothing"),
        ("sites.Site", None, "as long as the installation", "nothing"),
        (
            "account.EmailAddress",
            "user",
            "as long as the account",
            "the address and whether it was confirmed",
        ),
        ("django_tasks_database.DBTaskResult", None, "a week after the work is done", "nothing: keys and counts only"),
        (
            "mfa.Authenticator",
            "user",
            "until its owner takes it away, or the office or the administrator does",
            "which there are, since when, and when each was last used",
        ),
        ("account.EmailConfirmation", "email_address__user", "three days", "nothing"),
    ]
}


def declared(model: type[models.Model]) -> Record | None:
    found = model.__dict__.get("record") or THIRD_PARTY.get(model._meta.label)
    return found if isinstance(found, Record) else None


def declarations() -> Iterator[tuple[type[models.Model], Record]]:
    """Every model with its declaration, in the order of the packages."""
    for model in apps.get_models():
        record = declared(model)
        if record is not None:
            yield model, record


@checks.register(checks.Tags.models)
def every_model_declares_its_record(**kwargs: object) -> list[checks.CheckMessage]:
    from growthring.core import matrix

    found: list[checks.CheckMessage] = []
    for model in apps.get_models():
        record = declared(model)
        if record is None:
            found.append(checks.Error(f"{model._meta.label} declares no record", obj=model, id="growthring.E001"))
        elif record.kind is not None and record.kind not in matrix.kinds():
            found.append(checks.Error(f"{record.kind!r} is no row of the matrix", obj=model, id="growthring.E002"))
        elif not _subject_exists(model, record.subject):
            found.append(checks.Error(f"no such subject: {record.subject!r}", obj=model, id="growthring.E003"))
    return found


def _subject_exists(model: type[models.Model], subject: str | None) -> bool:
    if not subject:
        return True
    current: type[models.Model] | None = model
    for part in subject.split("__"):
        if current is None or part not in {field.name for field in current._meta.get_fields()}:
            return False
        related = current._meta.get_field(part).related_model
        current = related if isinstance(related, type) else None
    return True
