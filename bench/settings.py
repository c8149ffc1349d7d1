"""A public site's settings on this machine's loopback: as in production where there is Redis, else without it."""

import os

if os.environ.get("REDIS_URL"):
    from config.settings.production import *  # noqa: F403
    from config.settings.production import MIDDLEWARE
else:
    from config.settings.base import *  # noqa: F403
    from config.settings.base import MIDDLEWARE

if os.environ.get("BENCH_COUNT_QUERIES"):
    MIDDLEWARE = ["bench.middleware.QueryCountMiddleware", *MIDDLEWARE]
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
