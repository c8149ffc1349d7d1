"""Settings that hold everywhere. What a place may change comes from environment variables, each with a safe default."""

import os
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF

from theme.permissions_policy import own_pages_only

from .entering import *
from .entering import OIDC_ISSUER
from .environment import env_list, origin
from .schedule import *
from .signing import *

BASE_DIR = Path(__file__).resolve().parents[2]
# Everything a running site writes on one machine: database, media, logs, the embedded broker.
DATA_DIR = Path(os.environ.get("DATA_DIR", BASE_DIR / "var"))


DEBUG = False
SECRET_KEY = os.environ.get("SECRET_KEY", "")
# Former keys: they still open what they signed or encrypted, and sign nothing new.
SECRET_KEY_FALLBACKS = env_list("SECRET_KEY_FALLBACKS")
ALLOWED_HOSTS = env_list("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = env_list("CSRF_TRUSTED_ORIGINS")
SITE_URL = os.environ.get("SITE_URL", f"http://127.0.0.1:{os.environ.get('PORT', '8000')}").rstrip("/")
REDIS_URL = os.environ.get("REDIS_URL", "")

INSTALLED_APPS = [
    "home",
    "reports",
    "certificates",
    "assessments",
    "courses",
    "competencies",
    "accounts",
    "theme",
    "config",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "wagtail.contrib.settings",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "accounts.apps.PeopleAdminConfig",  # wagtail.users, with our own forms
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "taggit",
    "modelcluster",
    "treebeard",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "theme.middleware.ContentSecurityPolicyMiddleware",
    "theme.compression.CompressionMiddleware",
    "accounts.middleware.SessionMiddleware",
    "theme.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.kiosk.middleware.SharedDeviceMiddleware",
    "accounts.middleware.AuditMiddleware",
    "accounts.middleware.PrivatePagesMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "theme.middleware.FileSizeMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.privacy.middleware.NoticeMiddleware",
    "accounts.entering.middleware.SessionUseMiddleware",
    "accounts.entering.middleware.TwoFactorMiddleware",
    "accounts.request_limits.RequestLimitMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "theme.context_processors.site",
            ],
        },
    }
]

# --- Data ---------------------------------------------------------------------------------------

SQLITE_OPTIONS = {
    # Taking the write lock at BEGIN lets a second writer wait instead of failing with "database is locked".
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA mmap_size=134217728; PRAGMA cache_size=-20000;"
    ),
}


def database(url):
    """Django's settings for `url` (sqlite:///… or postgres://…), with what each engine needs to serve well."""
    # A connection is kept for the life of its thread: opening one costs more than most pages.
    settings = dj_database_url.parse(url, conn_max_age=None, conn_health_checks=True)
    if settings["ENGINE"].endswith("sqlite3"):
        settings["OPTIONS"] = {**settings.get("OPTIONS", {}), **SQLITE_OPTIONS}
    return settings


DATABASES = {"default": database(os.environ.get("DATABASE_URL", f"sqlite:///{DATA_DIR / 'db.sqlite3'}"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

if REDIS_URL:
    CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": REDIS_URL,
        }
    }
    SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
else:
    CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
            "OPTIONS": {"MAX_ENTRIES": 2000},
        }
    }
    # Each process has its own memory here, so a session cached there would outlive a sign-out elsewhere.
    SESSION_ENGINE = "django.contrib.sessions.backends.db"

SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
SESSION_LONGEST = 60 * 60 * 24 * 30  # however busy it is, one signs in anew after that
OFFICER_SESSION_IDLE = int(os.environ.get("OFFICER_SESSION_IDLE", "28800"))  # eight hours: a day at the office
SESSION_COOKIE_SAMESITE = "Lax"
# By the name of the address: what a browser may keep for going back (accounts.middleware.PrivatePagesMiddleware).
PAGES_THAT_MAY_STAY = {"home.views.page"}  # catalogue, courses, lessons

# --- People ---------------------------------------------------------------------------------------

# Shared devices: how long nobody may be there, how long a session may last at most, how long a card is good.
KIOSK_IDLE = int(os.environ.get("KIOSK_IDLE", "300"))
KIOSK_LONGEST = int(os.environ.get("KIOSK_LONGEST", "3600"))
KIOSK_CARD_DAYS = 365

# --- Language and time --------------------------------------------------------------------------

LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
TIME_ZONE = os.environ.get("TIME_ZONE", "Asia/Jakarta")
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = True
FORMAT_MODULE_PATH = ["config.formats"]

# --- Files --------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
# Issued documents are served by a view that checks who asks, never from MEDIA_URL.
PRIVATE_ROOT = DATA_DIR / "private"
# Private keys that sign certificates, each encrypted. Web and worker need the same folder.
SIGNING_KEYS_DIR = Path(os.environ.get("SIGNING_KEYS_DIR", DATA_DIR / "keys"))
# Switched off, what browsers keep of the verifier for places without a network removes itself.
OFFLINE_VERIFIER = os.environ.get("OFFLINE_VERIFIER", "1") != "0"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": PRIVATE_ROOT, "base_url": None},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MAX_AGE = 60 * 60
WHITENOISE_ADD_HEADERS_FUNCTION = own_pages_only
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

# --- Background work ----------------------------------------------------------------------------

CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_SERIALIZER = "json"
CELERY_TIMEZONE = TIME_ZONE
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
# A broker that is down must not hold a learner's request: the sweep repairs what a lost nudge left.
CELERY_TASK_PUBLISH_RETRY = False
if REDIS_URL:
    CELERY_BROKER_URL = REDIS_URL
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "visibility_timeout": 600,
        "unacked_restore_interval": 5,
        "unacked_restore_throttle": 1,
        # One more try at once, where kombu would wait for two seconds and then for four.
        "max_retries": 1,
        "interval_start": 0,
        "socket_connect_timeout": 2,
        "socket_timeout": 5,
    }
else:
    BROKER_DIR = DATA_DIR / "broker"
    CELERY_BROKER_URL = "filesystem://localhost/"
    CELERY_WORKER_PREFETCH_MULTIPLIER = 4
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(BROKER_DIR / "queue"),
        "data_folder_out": str(BROKER_DIR / "queue"),
        "processed_folder": str(BROKER_DIR / "processed"),
        "control_folder": str(BROKER_DIR / "control"),
        "store_processed": False,
        "polling_interval": 0.1,
    }
# Wagtail's own jobs (search index, reference index) go to the worker after commit.
TASKS = {"default": {"BACKEND": "config.tasks_backend.CeleryBackend"}}

# --- Security -----------------------------------------------------------------------------------

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
CSRF_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "theme.views.csrf_failure"
# Where finders of a weakness write to: a "mailto:" or an "https:" address, and a page with the rules, if there is one.
SECURITY_CONTACT = os.environ.get("SECURITY_CONTACT") or f"{SITE_URL}/privasi/"
SECURITY_POLICY_URL = os.environ.get("SECURITY_POLICY_URL", "")
# Wagtail shows its previews in frames of the same site, so X_FRAME_OPTIONS can't be DENY.
SILENCED_SYSTEM_CHECKS = ["security.W019"]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        # Browsers hold the way to the identity provider against this list as well.
        "form-action": [SELF, *env_list("OIDC_FORM_ORIGINS", origin(OIDC_ISSUER))],
        "frame-ancestors": [SELF],
    }
}

# --- Wagtail ------------------------------------------------------------------------------------

WAGTAIL_SITE_NAME = "Bimtek LMS"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAILADMIN_LOGIN_URL = LOGIN_URL
# Whom a restricted page or document refuses.
WAGTAIL_FRONTEND_LOGIN_URL = "accounts:members_only"
# A password that everybody shares could be guessed without limit, and tells nobody apart.
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_APPEND_SLASH = True
WAGTAIL_I18N_ENABLED = False
WAGTAILADMIN_PERMITTED_LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_IMAGE_FORM_BASE = "theme.image_forms.ImageForm"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40 * 1000 * 1000
WAGTAILDOCS_EXTENSIONS = [
    "csv",
    "docx",
    "mp4",
    "odt",
    "pdf",
    "pptx",
    "txt",
    "vtt",
    "xlsx",
    "zip",
]
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "theme.document_forms.DocumentForm"
WAGTAILDOCS_INLINE_CONTENT_TYPES = []  # browsers save documents and never open them as a page of ours
WAGTAILSEARCH_BACKENDS = {
    "default": {
        "BACKEND": "wagtail.search.backends.database",
        # PostgreSQL stems Indonesian; SQLite ignores the setting and finds exact words.
        "SEARCH_CONFIG": "indonesian",
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s", "datefmt": "%Y-%m-%dT%H:%M:%S%z"},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": os.environ.get("LOG_LEVEL", "WARNING")},
}
