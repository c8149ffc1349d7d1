"""What anyone may ask without signing in: whether a certificate is genuine and still valid."""

from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts import identity_numbers
from certificates import codes
from certificates.forms import CodeForm
from certificates.models import Certificate


@require_safe
def verify_form(request):
    form = CodeForm(request.GET if "kode" in request.GET else None)
    if form.is_bound and form.is_valid():
        return redirect("certificates:verify", code=form.cleaned_data["kode"])
    return _private(render(request, "certificates/verify_form.html", {"form": form}))


@never_cache
@require_safe
def verify(request, code):
    try:
        certificate = _find(codes.parse(code))
    except codes.MalformedCode as error:
        return _unknown(request, code[:40], problem=error.messages[0])
    except Certificate.DoesNotExist:
        return _unknown(request, codes.grouped(codes.parse(code)))
    facts = certificate.snapshot
    context = {
        "now": timezone.now(),
        "certificate": certificate,
        "revocation": getattr(certificate, "revocation", None),
        "holder": facts["holder"],
        "course": facts["course"],
        "issuer": facts["issuer"],
        "masked_number": identity_numbers.mask(facts["holder"]["number"]) if facts["holder"]["number"] else "",
    }
    return _private(render(request, "certificates/verify.html", context))


def _unknown(request, code, problem=""):
    context = {"form": CodeForm(initial={"kode": code}), "code": code, "problem": problem}
    return _private(render(request, "certificates/unknown.html", context, status=404))


def _find(code):
    fields = ("code", "number", "snapshot", "issued_at", "revocation__reason", "revocation__revoked_at")
    return Certificate.objects.select_related("revocation").only(*fields).get(code=code)


def _private(response):
    """Certificates are for those who were shown the code, not for search engines."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response
