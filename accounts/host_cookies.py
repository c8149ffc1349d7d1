from django.conf import settings


def cookie_name(name):
    """Over HTTPS with the prefix that lets browsers take the cookie from this very host only (RFC 6265bis)."""
    return f"__Host-{name}" if settings.SESSION_COOKIE_SECURE else name
