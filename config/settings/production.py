"""A public site: refuses to start without the settings that its safety depends on."""

import os

from django.core.exceptions import ImproperlyConfigured

from .base import *
from .base import SECRET_KEY, SIGNING_KEY_PASSPHRASE, SITE_URL

for name in ("SECRET_KEY", "ALLOWED_HOSTS", "SITE_URL", "DATABASE_URL", "REDIS_URL"):
    if not os.environ.get(name):
        raise ImproperlyConfigured(f"Set the environment variable {name}; see docs/operations.md.")
if len(SECRET_KEY) < 50:
    raise ImproperlyConfigured("SECRET_KEY must have at least 50 characters.")
if len(SIGNING_KEY_PASSPHRASE) < 20:
    raise ImproperlyConfigured("Set SIGNING_KEY_PASSPHRASE, or SIGNING_KEY_PASSPHRASE_FILE, to at least 20 characters.")

IS_HTTPS = SITE_URL.startswith("https://")
SECURE_SSL_REDIRECT = IS_HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if IS_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = IS_HTTPS
SECURE_HSTS_PRELOAD = IS_HTTPS
SESSION_COOKIE_SECURE = IS_HTTPS
CSRF_COOKIE_SECURE = IS_HTTPS
LANGUAGE_COOKIE_SECURE = IS_HTTPS
if IS_HTTPS:
    # Browsers take such a cookie from this very host only, over HTTPS: no sister site can plant one.
    SESSION_COOKIE_NAME = "__Host-sessionid"
    CSRF_COOKIE_NAME = "__Host-csrftoken"
    LANGUAGE_COOKIE_NAME = "__Host-language"
    MESSAGE_STORAGE = "theme.message_storage.HostMessageStorage"

if "TWO_FACTOR_ROLES" not in os.environ:
    TWO_FACTOR_ROLES = [
        *("administrator", "agency_administrator", "auditor", "data_protection_officer", "hr_officer"),
        "signatory",  # who approves, revokes and corrects certificates
    ]

EMAIL_HOST = os.environ.get("EMAIL_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("EMAIL_USE_TLS", "") == "1"
DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL", "bimtek@localhost")
