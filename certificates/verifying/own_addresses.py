from urllib.parse import urlsplit

from django.conf import settings
from django.http.request import validate_host


def is_own(link):
    """Whether a link leads to this site, by its present address or by another that it answers to: a document names
    the address that the site had on the day of its issue."""
    if link.host == urlsplit(settings.SITE_URL).netloc.lower():
        return True
    try:
        host = urlsplit(f"//{link.host}").hostname or ""
    except ValueError:
        return False
    return validate_host(host, [name for name in settings.ALLOWED_HOSTS if name != "*"])
