"""Language and security headers, on every response."""

from csp.constants import SELF, UNSAFE_INLINE
from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.utils import translation
from django.utils.cache import patch_vary_headers

from theme import uploads
from theme.permissions_policy import own_pages_only, permissions_policy

ADMIN_PREFIX = "/admin/"
# Wagtail's editor has inline scripts and styles and previews pictures from memory.
ADMIN_POLICY = {
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
}
PERMISSIONS_POLICY = permissions_policy()


class LanguageMiddleware:
    """Indonesian, unless the person chose another language on this device.

    `Accept-Language` is not asked: many office computers say English though their users read Indonesian.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        self.codes = {code for code, name in settings.LANGUAGES}

    def __call__(self, request):
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        language = chosen if chosen in self.codes else settings.LANGUAGE_CODE
        translation.activate(language)
        request.LANGUAGE_CODE = language

        response = self.get_response(request)

        response.headers.setdefault("Content-Language", language)
        if response.get("Content-Type", "").startswith("text/html"):
            patch_vary_headers(response, ["Cookie"])
        return response


class FileSizeMiddleware:
    """Refuses long forms with files before a byte is read: Django limits all but files, which only editors send, and
    those whom `theme.uploads` allows it at one address."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.content_type == "multipart/form-data" and _is_long(request) and not _may_be_long(request):
            raise RequestDataTooBig("Only editors may send long files.")
        return self.get_response(request)


def _length(request):
    """None for a request that does not say."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    return int(length) if length.isdecimal() else None


def _is_long(request):
    length = _length(request)
    return length is None or length > settings.DATA_UPLOAD_MAX_MEMORY_SIZE


def _may_be_long(request):
    length = _length(request)
    return _is_editor(request) or (length is not None and uploads.is_allowed(request, length))


def _is_editor(request):
    return request.path_info.startswith(ADMIN_PREFIX) and request.user.is_authenticated and request.user.is_staff


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """The strict policy of the settings for the site, a looser one for the editors' pages."""

    def process_response(self, request, response):
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        own_pages_only(response.headers)
        return super().process_response(request, response)

    def get_policy_parts(self, request, response, report_only=False):
        parts = super().get_policy_parts(request, response, report_only)
        if request.path_info.startswith(ADMIN_PREFIX) and not report_only:
            return PolicyParts(parts.config, parts.update, {**ADMIN_POLICY, **(parts.replace or {})}, parts.nonce)
        return parts
