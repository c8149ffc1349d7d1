from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions import middleware

from accounts import audit
from accounts.audit.addresses import client_address


class SessionMiddleware(middleware.SessionMiddleware):
    """Looks up only what may be a key of ours: PostgreSQL would break down over a NUL in a made-up cookie."""

    def process_request(self, request):
        super().process_request(request)
        key = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
        if not (key.isascii() and key.isalnum() and len(key) <= 40):
            request.session = self.SessionStore()


class AuditMiddleware:
    """Lets services know who acts in this request, and from which address."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        address = client_address(request.META, trusted_proxies=settings.ALLAUTH_TRUSTED_PROXY_COUNT)
        with audit.acting(actor=request.user, address=address, origin="web"):
            return self.get_response(request)


class PrivatePagesMiddleware:
    """No browser or proxy keeps what a page showed to somebody who was signed in, unless the page says otherwise. The
    same holds for what the API tells a key.

    Course pages may stay in that person's own browser, so that going back to a lesson needs no line; signing out
    empties it. They hold nothing but the name and how far the person has come.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if not response.has_header("Cache-Control") and _is_page(response) and _is_personal(request):
            match = request.resolver_match
            stays = response.status_code == 200 and match and match.view_name in settings.PAGES_THAT_MAY_STAY
            response.headers["Cache-Control"] = "private, no-cache" if stays else "private, no-store"
        return response


def _is_page(response):
    return response.get("Content-Type", "").startswith(("text/html", "application/json"))


def _is_personal(request):
    """Looks nothing up: a page that did not ask for the session or for a key shows nothing of anybody."""
    is_signed_in = request.session.accessed and SESSION_KEY in request.session
    return is_signed_in or getattr(request, "has_shown_key", False)
