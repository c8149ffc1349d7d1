"""One machine with no services: what `make run` and `manage.py` use when nothing else is said."""

import os
import secrets

from .base import *
from .base import CELERY_BROKER_TRANSPORT_OPTIONS, DATA_DIR, REDIS_URL, SECRET_KEY, SIGNING_KEY_PASSPHRASE

DEBUG = os.environ.get("DEBUG", "") == "1"


def kept(name):
    """A random secret made once and kept with the data, so that sessions and signing keys survive a restart."""
    path = DATA_DIR / name
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(secrets.token_urlsafe(50))
        path.chmod(0o600)
    return path.read_text().strip()


SECRET_KEY = SECRET_KEY or kept("secret_key")
SIGNING_KEY_PASSPHRASE = SIGNING_KEY_PASSPHRASE or kept("signing_key_passphrase")
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"

if not REDIS_URL:
    # The embedded broker takes its folders for granted.
    for name in ("data_folder_in", "processed_folder", "control_folder"):
        os.makedirs(CELERY_BROKER_TRANSPORT_OPTIONS[name], exist_ok=True)
