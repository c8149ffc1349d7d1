"""How settings read what comes from the environment."""

import os
from urllib.parse import urlsplit


def env_list(name, default=""):
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


def origin(url):
    """The scheme and host of `url`, "" without one."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
