from functools import partial

from django.contrib import auth
from django.contrib.auth.models import AnonymousUser
from django.utils.functional import SimpleLazyObject

from accounts import session_age
from accounts.entering import known_devices
from accounts.kiosk import devices, sessions

EMPTY_ALL = '"cache", "storage"'


class SharedDeviceMiddleware:
    """Keeps sessions on shared devices short, and leaves nothing of them behind.

    Elsewhere it costs nothing: a session is only looked at when somebody asks who it is.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.shared_device = devices.read(request)
        request.has_ended_here = False
        request.user = SimpleLazyObject(partial(who_is_here, request))
        request.is_shared_device = SimpleLazyObject(partial(is_shared, request))
        was_here = _is_known_here(request)

        response = self.get_response(request)

        if request.shared_device or _is_marked(request):
            self._finish(request, response, was_here)
        return response

    def _finish(self, request, response, was_here):
        session = request.session
        response.headers["Cache-Control"] = "no-store, private"
        response.cookies.pop(known_devices.COOKIE, None)
        if session.accessed and sessions.is_signed_in(session) and getattr(request, "has_signed_in", False):
            sessions.begin(session, now=sessions.now())
        if _is_marked(request) and sessions.is_signed_in(session):
            _keep(session)
            sessions.note_presence(response, session)
        elif request.has_ended_here or (was_here and not sessions.is_signed_in(session)):
            response.headers["Clear-Site-Data"] = EMPTY_ALL
            response.delete_cookie(sessions.SEEN)


def _is_known_here(request):
    return sessions.SEEN in request.COOKIES


def _is_marked(request):
    return request.session.accessed and sessions.is_marked(request.session)


def _keep(session):
    """A new session has no key before it is saved, and its presence is signed with the key."""
    if session.session_key is None:
        session.save()


def who_is_here(request):
    """The person, without powers on a shared device; nobody when the session is over or began elsewhere."""
    session, user = request.session, auth.get_user(request)
    if user.is_authenticated and session_age.is_over(session, user, now=sessions.now()):
        sessions.leave(request)
        return AnonymousUser()
    is_marked = sessions.is_marked(session)
    if not user.is_authenticated or not (request.shared_device or is_marked):
        return user
    if not is_marked or not sessions.is_alive(request, now=sessions.now()):
        sessions.leave(request)
        request.has_ended_here = True
        return AnonymousUser()
    user.lay_down_powers()
    return user


def is_shared(request):
    """A session that began on a shared device stays one, also where the device's own cookie was taken away."""
    return bool(request.shared_device) or (request.user.is_authenticated and sessions.is_marked(request.session))


def note_sign_in(sender, request, user, **kwargs):
    """Whichever way the person came in: by card, password, passkey or identity provider."""
    if request is not None:
        request.has_signed_in = True
        session_age.note_beginning(request.session, now=sessions.now())
