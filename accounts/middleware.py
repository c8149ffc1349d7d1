from django.conf import settings
from django.contrib.sessions import middleware


class SessionMiddleware(middleware.SessionMiddleware):
    """Looks up only what may be a key of ours: PostgreSQL would break down over a NUL in a made-up cookie."""

    def process_request(self, request):
        super().process_request(request)
        key = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
        if not (key.isascii() and key.isalnum() and len(key) <= 40):
            request.session = self.SessionStore()
