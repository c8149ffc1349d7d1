"""The verifier that works without a network: its page, its service worker, and the list of keys that it keeps."""

import hashlib
import json

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe

from certificates.offline import trust

SCRIPTS = [
    "certificates/verifier/verifier.js",
    "certificates/verifier/token.js",
    "certificates/verifier/vendor/noble-ed25519.js",
]
LOOKS = ["theme/css/app.css", "theme/font/jakarta.woff2", "theme/img/sprite.svg", "theme/img/favicon.svg"]
ICONS = [("certificates/verifier/icon-192.png", "192x192"), ("certificates/verifier/icon-512.png", "512x512")]


@require_safe
@cache_control(no_cache=True)
def verifier(request):
    """The same for everybody, signed in or not: a service worker keeps it."""
    response = render(request, "certificates/offline/verifier.html", {"is_kept": settings.OFFLINE_VERIFIER})
    return _of_this_release(response)


@require_safe
@never_cache
def service_worker(request):
    """With the verifier switched off, the worker that each browser asks for within a day removes itself."""
    name = "service_worker.js" if settings.OFFLINE_VERIFIER else "no_service_worker.js"
    context = {"settings": json.dumps(_what_is_kept())}
    response = render(request, f"certificates/offline/{name}", context, content_type="text/javascript; charset=utf-8")
    response.headers["Service-Worker-Allowed"] = "/"
    return response


@require_safe
@cache_control(max_age=300, public=True)
def keys(request):
    response = JsonResponse(trust.trust_list(at=timezone.now()))
    response.headers["Access-Control-Allow-Origin"] = "*"
    return _of_this_release(response)


@require_safe
@cache_control(max_age=60 * 60 * 24, public=True)
def manifest(request):
    start = reverse("certificates:offline_verifier")
    facts = {
        "name": _("Certificate verifier"),
        "short_name": _("Verifier"),
        "lang": request.LANGUAGE_CODE,
        "start_url": start,
        "scope": reverse("certificates:verify_form"),
        "display": "standalone",
        "background_color": "#0d2347",
        "theme_color": "#0d2347",
        "icons": [{"src": static(path), "sizes": size, "type": "image/png"} for path, size in ICONS],
    }
    return HttpResponse(json.dumps(facts), content_type="application/manifest+json")


def _of_this_release(response):
    """By this the service worker knows that the files it keeps are those of the page."""
    response.headers["Verifier-Release"] = _what_is_kept()["cache"]
    return response


def _what_is_kept():
    """A new release has new addresses of files, so its cache has another name and the old one goes."""
    files = [static(path) for path in [*SCRIPTS, *LOOKS]]
    release = hashlib.sha256(" ".join(files).encode()).hexdigest()[:12]
    return {
        "cache": f"verifier-{release}",
        "page": reverse("certificates:offline_verifier"),
        "list": reverse("certificates:offline_keys"),
        "files": files,
    }
