"""The outbox: each mail a row before it is a mail, so that a mail server that is away loses nothing."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from growthring.accounts.sealed import seal, unseal
from growthring.core.records import Record, Sensitivity
from growthring.people.models import Person, TrustOwned

SEALED = "messages that wait"


class Message(TrustOwned):
    """What is to be sent to one person, once.

    `text`, `calendar_part` and an `address` of its own stand here until it is sent or given up, and are blank after
    that. Whatever opens something (a link for a password, an invitation) waits sealed: see `Purpose.holds_a_secret`.
    """

    class Purpose(models.TextChoices):
        INVITATION = "invitation", _("Invitation")
        RESET = "reset", _("About a login")
        CALENDAR = "calendar", _("Calendar")
        DIGEST = "digest", _("What waits for you")

        @property
        def goes_at_once(self) -> bool:
            return self != self.DIGEST

        @property
        def holds_a_secret(self) -> bool:
            return self in (self.INVITATION, self.RESET)

    class Trouble(models.TextChoices):
        """Why it was given up."""

        NO_ADDRESS = "no_address", _("no address is known")
        LEFT = "left", _("the person has left")
        REFUSED = "refused", _("the mail server does not take the address")
        NOT_SENT = "not_sent", _("the mail server did not take it in all the time there was")
        TOO_LATE = "too_late", _("its day was over")
        UNREADABLE = "unreadable", _("the secret key has changed since it was written")
        NO_SERVER = "no_server", _("no mail server is set up")
        OVERTAKEN = "overtaken", _("a newer word about the same meeting has taken its place")

    dedupe = models.CharField(max_length=200)
    purpose = models.CharField(max_length=10, choices=Purpose)
    to_person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="messages")
    address = models.TextField(blank=True)  # sealed; blank: the person's own at the moment of sending
    subject = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    calendar_part = models.TextField(blank=True)
    calendar_method = models.CharField(max_length=10, blank=True)
    language = models.CharField(max_length=16, blank=True)
    made_at = models.DateTimeField()
    send_after = models.DateTimeField()
    next_try_at = models.DateTimeField()
    claimed_until = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    given_up_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=12, choices=Trouble, blank=True)

    record = Record(
        None,
        "to_person",
        Sensitivity.PERSONAL,
        "its words until it is sent; that it was sent, 30 days",
        "what kind of mail went out, and when",
    )

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["trust", "dedupe"], name="one_message_a_dedupe_key")]
        indexes = [
            models.Index(
                fields=["next_try_at"],
                condition=Q(sent_at__isnull=True, given_up_at__isnull=True),
                name="notices_messages_that_wait",
            )
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def is_waiting(self) -> bool:
        return self.sent_at is None and self.given_up_at is None

    @property
    def words(self) -> str:
        return unsealed(self.text) if self.Purpose(self.purpose).holds_a_secret else self.text

    @property
    def own_address(self) -> str:
        return unsealed(self.address)


def sealed(text: str) -> str:
    return seal(text, SEALED).decode() if text else ""


def unsealed(text: str) -> str:
    """Raises `accounts.sealed.Unreadable` when the installation's secret key has changed since."""
    return unseal(text.encode(), SEALED) if text else ""
