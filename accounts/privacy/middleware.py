from urllib.parse import urlencode

from django.conf import settings
from django.shortcuts import redirect
from django.urls import reverse

from accounts.privacy.notices import NOTICE_DUE

OPEN_TO_ALL = {
    "privacy:notice",
    "privacy:withdraw_by_link",
    "privacy_notice",
    "account_logout",
    "theme:set_language",
    "theme:accessibility",
}


class NoticeMiddleware:
    """Leads who has just signed in to the privacy notice until they have read it. The session knows: no query."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if request.method != "GET" or settings.SESSION_COOKIE_NAME not in request.COOKIES or not _is_page(request):
            return None
        if request.resolver_match.view_name in OPEN_TO_ALL or not request.session.get(NOTICE_DUE):
            return None
        return redirect(f"{reverse('privacy:notice')}?{urlencode({'next': request.get_full_path()})}")


def _is_page(request):
    """Not a picture or what a script fetches; browsers that don't say are taken at the kind they accept."""
    return request.headers.get("Sec-Fetch-Dest", "document") == "document"
