"""Answers that anybody's program may read, from any site, and keep for a while."""

import hashlib
import json

from django.http import HttpResponse, HttpResponseNotModified
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags

CREDENTIAL = "application/vc+ld+json"
LINKED_DATA = "application/ld+json"
DID_DOCUMENT = "application/did+ld+json"
MINUTES = 60
HOUR = 60 * MINUTES


def publish(request, content, *, content_type, seconds):
    """`content` is text, bytes, or data to be written as JSON."""
    if not isinstance(content, str | bytes):
        content = json.dumps(content, ensure_ascii=False, indent=1)
    content = content.encode() if isinstance(content, str) else content
    etag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    if etag in parse_etags(request.headers.get("If-None-Match", "")):
        response = HttpResponseNotModified()
    else:
        response = HttpResponse(content, content_type=content_type)
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = f"public, max-age={seconds}"
    return open_to_all(response)


def open_to_all(response):
    """Other sites may read this and show it: it is the same for everybody, and meant to be checked elsewhere."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def wants_data(request):
    """Whether the program that asks prefers JSON to a page."""
    preferred = request.get_preferred_type(["text/html", LINKED_DATA, "application/json", CREDENTIAL])
    return preferred not in (None, "text/html")


def varies(response):
    patch_vary_headers(response, ["Accept"])
    return response
