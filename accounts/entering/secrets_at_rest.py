"""Secrets of second factors are encrypted in the database with a key made from SECRET_KEY."""

import base64
import hashlib

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings


def encrypt(text):
    return _box().encrypt(text.encode()).decode()


def decrypt(text):
    return _box().decrypt(text.encode()).decode()


def _box():
    """Former keys of SECRET_KEY_FALLBACKS still open what they closed."""
    return MultiFernet([Fernet(_derived(key)) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _derived(key):
    return base64.urlsafe_b64encode(hashlib.sha256(b"accounts.entering.second-factor:" + key.encode()).digest())
