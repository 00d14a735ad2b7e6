from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from growthring.core import clock
from growthring.core.models import Keyed
from growthring.core.records import Record, Sensitivity


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Without a password, nobody can sign in as this user until one is set."""
        user = self.model(email=tidy(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=tidy(username or ""))


class User(AbstractBaseUser):
    """A login, nothing more: who somebody is, and what they may do, follows from their posts."""

    email = models.EmailField(_("e-mail address"), unique=True)
    is_active = models.BooleanField(_("may sign in"), default=True)
    date_joined = models.DateTimeField(_("since"), default=clock.now, editable=False)
    # When its owner was first known to read the address: see `accounts.proof`.
    proven_at = models.DateTimeField(null=True, blank=True, editable=False)

    record = Record(
        kind="Role grant and sign-in account",
        subject="",
        sensitivity=Sensitivity.DIRECTORY,
        retention="as long as the person works here; opens nothing once they left, and is erased a year later",
        access_request="the address, since when, and when it was last used",
    )

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        verbose_name = _("login")
        verbose_name_plural = _("logins")
        constraints = [
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="accounts_user_email_lower"),
        ]

    def __str__(self) -> str:
        return self.email

    def clean(self) -> None:
        self.email = tidy(self.email)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.email = tidy(self.email)
        super().save(*args, **kwargs)


def tidy(email: str) -> str:
    """One spelling an address, so that two logins never differ by a capital letter."""
    return email.strip().lower()


class LoginSession(AbstractBaseSession):
    """A browser that was given a session, and whose login it is signed in with."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="sessions")

    record = Record(
        None, "user", Sensitivity.PERSONAL, "until it ends: two weeks at most", "each place where one is signed in"
    )

    def __str__(self) -> str:
        return f"a session of login {self.user_id}"

    @classmethod
    def get_session_store_class(cls) -> Any:
        from growthring.accounts.sessions.store import SessionStore

        return SessionStore


class KeptForm(Keyed):
    """What somebody had typed when their session ended: sealed, for them alone, for some hours."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    address = models.CharField(max_length=500)  # where it was sent
    page = models.CharField(max_length=500, blank=True)  # where it was written
    sealed = models.BinaryField()
    kept_at = models.DateTimeField(default=clock.now)

    record = Record(
        None,
        "user",
        Sensitivity.PRIVATE,
        "four hours, or until it is sent or put away",
        "nothing: it has not been said",
    )

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"a form of login {self.user_id}"


class SharedCount(models.Model):
    """The table of Django's database cache: counts of wrong tries, the same for every process that serves."""

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    record = Record(
        None, None, Sensitivity.TECHNICAL, "until each runs out: two months at most", "nothing: digests only"
    )

    class Meta:
        db_table = "accounts_shared_count"

    def __str__(self) -> str:
        return self.cache_key
