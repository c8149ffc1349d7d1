import time

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.shortcuts import redirect
from django.urls import resolve
from django.utils import timezone

from accounts.entering import required_roles
from accounts.session_age import SEEN_KEY

SEEN_EVERY = 600
# What stays open to someone who still has to set up a second factor.
OPEN_NAMES = {
    "account_login",
    "account_logout",
    "account_change_password",
    "account_set_password",
    "account_reauthenticate",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "accounts:security",
    "accounts:add_app",
    "accounts:add_passkey",
    "accounts:passkey_options",
    "accounts:recovery_codes",
    "accounts:download_recovery_codes",
}
OPEN_NAMESPACES = {"theme"}


class SessionUseMiddleware:
    """Notes when a listed session was used last: at most every ten minutes, and only when something is sent.

    Sessions that did not begin with a sign-in carry no mark and cost nothing; a GET never writes.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        # Asking who it is comes first: a session that lay idle for too long must not begin to count anew.
        if request.method == "POST" and request.user.is_authenticated:
            note_use(request.session)
        return self.get_response(request)


def note_use(session):
    now = time.time()
    seen_at = session.get(SEEN_KEY)
    if seen_at is None or now - seen_at < SEEN_EVERY:
        return
    session[SEEN_KEY] = now
    UserSession.objects.filter(session_key=session.session_key).update(last_seen_at=timezone.now())


class TwoFactorMiddleware:
    """Sends officers who must have a second factor, and have none, to the page where they set it up."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if not settings.TWO_FACTOR_ROLES or is_open(request):
            return None
        user = request.user
        if not user.is_authenticated or not required_roles.lacks_second_factor(user):
            return None
        return redirect("accounts:security")


def is_open(request):
    match = request.resolver_match or resolve(request.path_info)
    return match.view_name in OPEN_NAMES or match.namespace in OPEN_NAMESPACES
