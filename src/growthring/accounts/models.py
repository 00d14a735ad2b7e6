from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from growthring.core import clock
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

    record = Record(
        kind="Role grant and sign-in account",
        subject="",
        sensitivity=Sensitivity.DIRECTORY,
        retention="as long as the person works here, then disabled; erased a year later",
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
