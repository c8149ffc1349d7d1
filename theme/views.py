"""Pages that belong to the frame itself: language, errors, accessibility, and the style page."""

from datetime import timedelta

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpResponse, HttpResponseRedirect, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST, require_safe

from theme import style_examples
from theme.own_addresses import own_address

HALF_A_YEAR = timedelta(days=180)
YEAR = 60 * 60 * 24 * 365
TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


@require_safe
def style_page(request):
    return render(request, "theme/style_page.html", style_examples.context(request.GET))


# A forged request could only change the words on a button. Without a token the public pages stay the same for
# everyone, set no cookie and can be cached.
@csrf_exempt
@require_POST
def set_language(request):
    response = HttpResponseRedirect(own_address(request) or "/")
    language = request.POST.get("language")
    if language in dict(settings.LANGUAGES):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME, language, max_age=YEAR, samesite="Lax", secure=request.is_secure()
        )
    return response


@require_safe
def accessibility(request):
    return render(request, "theme/accessibility.html")


@require_GET
@cache_control(max_age=60 * 60 * 24)
def robots(request):
    text = render_to_string("theme/robots.txt")
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


@require_GET
@cache_control(max_age=60 * 60 * 24)
def security_txt(request):
    """RFC 9116. It ends half a year after it was read: a site that is gone answers nothing anyway."""
    lines = {
        "Contact": settings.SECURITY_CONTACT,
        "Expires": (timezone.now() + HALF_A_YEAR).strftime("%Y-%m-%dT00:00:00Z"),
        "Preferred-Languages": "id, en",
        "Canonical": settings.SITE_URL + reverse("theme:security_txt"),
    }
    if settings.SECURITY_POLICY_URL:
        lines["Policy"] = settings.SECURITY_POLICY_URL
    text = "".join(f"{name}: {value}\n" for name, value in lines.items())
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


def bad_request(request, exception=None):
    status = 413 if isinstance(exception, TOO_MUCH) else 400
    return render(request, f"theme/{status}.html", status=status)


def permission_denied(request, exception=None):
    return render(request, "theme/403.html", status=403)


def page_not_found(request, exception=None):
    return render(request, "theme/404.html", status=404)


def csrf_failure(request, reason=""):
    return render(request, "theme/csrf_failure.html", status=403)


def server_error(request):
    """Needs neither database, session nor context processors: any of them may be what is broken, even the templates."""
    try:
        return HttpResponseServerError(render_to_string("theme/500.html", {"stylesheet": _stylesheet()}))
    except Exception:
        return HttpResponseServerError("Terjadi gangguan. Coba lagi nanti. / Something went wrong. Try again later.")


def _stylesheet():
    try:
        return static("theme/css/app.css")
    except ValueError:  # the manifest of the static files is missing
        return ""
