from django.conf import settings
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
