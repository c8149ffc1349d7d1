"""How often one may ask for what is costly or worth misusing: exports, uploads, searches, checking certificates.

The limits stand in the settings by the name of the address, so that no view has to know of them. They count in the
cache: where processes share none, each counts for itself.

A span begins with the first request, and a number is counted up until it is over. allauth, whose rates and addresses
these are, remembers each request of a span instead, which costs as much as a query for who saves answer after answer.
"""

import math

from allauth.core.internal import ratelimit
from allauth.core.ratelimit import respond_429
from django.conf import settings
from django.core.cache import cache
from django.http import JsonResponse
from django.utils.translation import gettext as _

APP = "requests"
API = "/api/"


class RequestLimitMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        limit = settings.REQUEST_LIMITS.get(request.resolver_match.view_name)
        if limit is None or not applies(request, limit["when"]):
            return None
        return None if admits(request, limit["rate"]) else refuse(request, limit["rate"])


def applies(request, when):
    """`when` is "always", "sent" (a form, a file) or "searched" (an address with words to look for)."""
    if when == "searched":
        return bool(request.GET.get("q"))
    return when == "always" or request.method == "POST"


def admits(request, rate):
    """Signed-in people count for themselves; strangers for their address, which a whole office may share."""
    name = request.resolver_match.view_name
    if rate.endswith("/user") and not request.user.is_authenticated:
        return True  # is sent to sign in, and has limits there
    limit = ratelimit.parse_rate(rate)
    who = ratelimit.get_cache_key(request, app=APP, action=name, rate=limit)
    return count(who, limit.duration) <= limit.amount


def count(key, seconds):
    """How often this was asked within the span, this time included."""
    try:
        return cache.incr(key)
    except ValueError:
        # Of two at once the second finds what the first has put there.
        return 1 if cache.add(key, 1, seconds) else cache.incr(key)


def refuse(request, rate):
    response = _in_json() if request.path_info.startswith(API) else respond_429(request)
    response.headers["Retry-After"] = str(math.ceil(ratelimit.parse_rate(rate).duration))
    return response


def _in_json():
    """As the API says what is wrong."""
    return JsonResponse({"code": "too_many", "detail": _("Too many attempts")}, status=429)
