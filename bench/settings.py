"""A public site's settings on this machine's loopback: as in production where there is Redis, else without it."""

import os

if os.environ.get("REDIS_URL"):
    from config.settings.production import *  # noqa: F403
    from config.settings.production import MIDDLEWARE, REQUEST_LIMITS
else:
    from config.settings.base import *  # noqa: F403
    from config.settings.base import MIDDLEWARE, REQUEST_LIMITS

if os.environ.get("BENCH_COUNT_QUERIES"):
    MIDDLEWARE = ["bench.middleware.QueryCountMiddleware", *MIDDLEWARE]
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
# A journey is made more often in a minute than any person makes it; the counting itself stays and is measured.
REQUEST_LIMITS = {
    name: {**limit, "rate": f"1000000/m/{limit['rate'].rpartition('/')[2]}"} for name, limit in REQUEST_LIMITS.items()
}
