"""One machine with no services: what `make run` and `manage.py` use when nothing else is said."""

import os
import secrets

from .base import *
from .base import CELERY_BROKER_TRANSPORT_OPTIONS, DATA_DIR, REDIS_URL, SECRET_KEY

DEBUG = os.environ.get("DEBUG", "") == "1"


def kept_secret_key():
    """A random key made once and kept with the data, so that sessions survive a restart."""
    path = DATA_DIR / "secret_key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(secrets.token_urlsafe(50))
        path.chmod(0o600)
    return path.read_text().strip()


SECRET_KEY = SECRET_KEY or kept_secret_key()
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"

if not REDIS_URL:
    # The embedded broker takes its folders for granted.
    for name in ("data_folder_in", "processed_folder", "control_folder"):
        os.makedirs(CELERY_BROKER_TRANSPORT_OPTIONS[name], exist_ok=True)
