"""Gunicorn's settings: `gunicorn config.wsgi --config python:config.gunicorn`."""

import os

bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY", "1"))
worker_class = "gthread"
threads = 8
# Longer than a proxy keeps an idle connection, so that the proxy never sends into one that is just being closed.
keepalive = 75
graceful_timeout = 5
loglevel = "warning"
control_socket_disable = True
