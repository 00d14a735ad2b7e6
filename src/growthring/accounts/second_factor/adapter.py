from io import BytesIO
from typing import Any, ClassVar

import qrcode  # type: ignore[import-untyped]
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from qrcode.image.svg import SvgPathFillImage  # type: ignore[import-untyped]

from growthring.accounts.sealed import seal, unseal

PURPOSE = "second factors"


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": gettext_lazy(
            "That is not right, or it has been used already. Wait for the next code, or try the key again."
        ),
    }

    def encrypt(self, text: str) -> str:
        return seal(text, PURPOSE).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text.encode(), PURPOSE)

    def build_totp_svg(self, url: str) -> str:
        """With its own white paper: on a dark page an app would see nothing."""
        drawn = BytesIO()
        qrcode.make(url, image_factory=SvgPathFillImage).save(drawn)
        return drawn.getvalue().decode()

    def _get_site_name(self) -> str:
        return "Growthring"

    def generate_authenticator_name(self, user: Any, type: Any) -> str:  # noqa: A002
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return _("Key %(number)d") % {"number": number}
