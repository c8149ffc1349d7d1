"""The test suite: real database, real templates, quick passwords, and tasks that run at once."""

import atexit
import os
import shutil
import tempfile

# Each process of the suite writes into a folder of its own, and nothing can reach the data of a real site.
os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="bimtek-tests-")
atexit.register(shutil.rmtree, os.environ["DATA_DIR"], ignore_errors=True)
OF_REAL_SITES = (
    *("DATABASE_URL", "OIDC_ISSUER", "REDIS_URL", "SITE_URL", "TIME_ZONE", "TWO_FACTOR_ROLES"),
    *("BSRE_URL", "PKCS11_MODULE", "SEAL_ROOTS", "SIGNING_KEYS_DIR", "TSA_URL"),
)
for name in OF_REAL_SITES:
    os.environ.pop(name, None)

from .base import *  # noqa: E402
from .base import DATABASES, STORAGES, database  # noqa: E402

if os.environ.get("TEST_DATABASE") == "postgres":
    DATABASES["default"] = database("postgres://postgres@/migrated")  # tests/plugins/postgres.py adds the host

SECRET_KEY = "only-for-tests"
SIGNING_KEY_PASSPHRASE = "only for the keys of tests"
SIGNING_KEY_ROUNDS = 1_000
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CELERY_TASK_ALWAYS_EAGER = True
CELERY_TASK_EAGER_PROPAGATES = True
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
