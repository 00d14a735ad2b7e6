"""Secrets at rest: sealed with a key that follows from the installation's secret key and from what it is for."""

import base64

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


class Unreadable(ValueError):
    """The secret key has changed since, or somebody has written into the row."""


def seal(text: str, purpose: str) -> bytes:
    return _box(purpose).encrypt(text.encode())


def unseal(sealed: bytes, purpose: str) -> str:
    try:
        return _box(purpose).decrypt(sealed).decode()
    except InvalidToken as broken:
        raise Unreadable(purpose) from broken


def _box(purpose: str) -> MultiFernet:
    keys = [str(key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
    return MultiFernet([Fernet(_derived(key, purpose)) for key in keys])


def _derived(key: str, purpose: str) -> bytes:
    derivation = HKDF(algorithm=SHA256(), length=32, salt=None, info=f"growthring {purpose}".encode())
    return base64.urlsafe_b64encode(derivation.derive(key.encode()))
