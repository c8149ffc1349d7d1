"""How the API knows who asks: by a key, or on a person's own pages by their session."""

from django.core.cache import cache
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja.security import HttpBearer, SessionAuth

from accounts import audit
from accounts.api_keys.recognising import key_of
from accounts.api_keys.scopes import OWN
from accounts.api_problems import Refused, no_key

A_DAY = 60 * 60 * 24


class AgencyKey(HttpBearer):
    """Lets in the keys of agencies that have the scope; `request.auth` is the ApiKey."""

    def __init__(self, *scopes):
        super().__init__()
        self.scopes = scopes

    def authenticate(self, request, token):
        key = key_of(token, at=timezone.now())
        if key is None:
            raise no_key()
        if not set(self.scopes) & set(key.scopes):
            detail = _("This key may not read this. It would need: %(scopes)s.") % {"scopes": ", ".join(self.scopes)}
            raise Refused(403, "scope_missing", detail)
        _note_use(request, key)
        return key


class OwnKey(HttpBearer):
    """Lets in a person's own keys; `request.auth` is the person."""

    def authenticate(self, request, token):
        key = key_of(token, at=timezone.now())
        if key is None or key.person is None or OWN not in key.scopes:
            raise no_key()
        _note_use(request, key)
        return key.person


class OwnSession(SessionAuth):
    """Lets in whoever is signed in on the site; `request.auth` is the person."""

    param_name = "sessionid"


def _note_use(request, key):
    """Once a day for each key, in the audit trail: which system read, from where."""
    request.has_shown_key = True
    if cache.add(f"api-key-used:{key.pk}:{timezone.localdate()}", True, A_DAY):
        facts = {"subject": key.person, "unit": key.agency, "target": str(key)}
        audit.record_event("api_key.used", actor=key.person, **facts)
