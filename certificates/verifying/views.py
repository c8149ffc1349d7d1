"""What anyone may ask without signing in: whether a certificate, or a file of one, is genuine and still valid."""

from django.conf import settings
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts import identity_numbers
from accounts.audit.addresses import client_address
from accounts.views import too_many_requests
from certificates import codes
from certificates.life.disclosing import rows, shown_of
from certificates.models import Certificate
from certificates.verifying import files, number_matching, offline_codes
from certificates.verifying.facts import facts_of, find, issued_by, printed_dates
from certificates.verifying.file_verdicts import file_verdict_of
from certificates.verifying.forms import CodeForm, FileForm, NumberForm
from certificates.verifying.verdicts import checks_of, false_code, verdict_of

TEMPLATES = "certificates/verifying"


@require_safe
def verify_form(request):
    form = CodeForm(request.GET if "kode" in request.GET else None)
    if form.is_bound and form.is_valid():
        return redirect(_address(*form.cleaned_data["kode"]))
    return _private(render(request, f"{TEMPLATES}/form.html", {"form": form, "file_form": FileForm()}))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def verify_file(request):
    """Looks at a file in memory and keeps nothing of it. A GET, as when the page is opened anew, asks for the file."""
    if request.method != "POST":
        return redirect("certificates:verify_form")
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        context = {"form": CodeForm(), "file_form": form}
        return _private(render(request, f"{TEMPLATES}/form.html", context, status=400))
    at = timezone.now()
    finding = files.examine(form.cleaned_data["berkas"].read(), at=at)
    context = {"now": at, "finding": finding, "verdict": file_verdict_of(finding), "file_form": FileForm()}
    if finding.certificate:
        context |= {**_printed(finding.certificate), "standing": verdict_of(finding.facts)}
    return _private(render(request, f"{TEMPLATES}/file.html", context))


@never_cache
@require_safe
def verify(request, code, token=""):
    """`token` is the signed part of the link in the QR code."""
    try:
        certificate = find(codes.parse(code))
    except codes.MalformedCode as error:
        return _unknown(request, code[:40], problem=error.messages[0])
    except Certificate.DoesNotExist:
        return _unknown(request, codes.grouped(codes.parse(code)))
    at = timezone.now()
    facts = facts_of(certificate, at=at)
    qr_code = offline_codes.worth_of(token.upper(), certificate=certificate)
    standing = verdict_of(facts)
    is_false = qr_code == offline_codes.Worth.FALSE
    context = {
        "now": at,
        "verdict": false_code() if is_false else standing,
        "standing": standing if is_false else None,
        "facts": facts,
        "checks": checks_of(facts),
        "qr_code": qr_code,
        "shown": rows(certificate.snapshot, shown_of(certificate)),
        **_printed(certificate),
    }
    return _private(render(request, f"{TEMPLATES}/certificate.html", context))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def match_number(request, code):
    try:
        certificate = find(codes.parse(code))
    except (codes.MalformedCode, Certificate.DoesNotExist):
        return _unknown(request, code[:40])
    form, is_match = NumberForm(request.POST if request.method == "POST" else None), None
    if form.is_bound and form.is_valid():
        try:
            is_match = _matches(request, certificate, form.cleaned_data["nip"])
        except number_matching.TooManyTries as error:
            response = too_many_requests(request)
            response.headers["Retry-After"] = str(error.args[0])
            return _private(response)
        form = NumberForm()
    context = {"certificate": certificate, "form": form, "is_match": is_match}
    return _private(render(request, f"{TEMPLATES}/number.html", context))


def _matches(request, certificate, number):
    address = client_address(request.META, trusted_proxies=settings.ALLAUTH_TRUSTED_PROXY_COUNT)
    return number_matching.matches(certificate=certificate, number=number, address=address)


def _printed(certificate):
    """The public facts, as printed."""
    holder = certificate.snapshot["holder"]
    number = holder.get("number")
    return {
        "certificate": certificate,
        "holder": holder,
        "course": certificate.snapshot["course"],
        "dates": printed_dates(certificate),
        "issued_by": issued_by(certificate.snapshot),
        "masked_number": identity_numbers.mask(number) if number else "",
    }


def _unknown(request, code, problem=""):
    context = {"form": CodeForm(initial={"kode": code}), "code": code, "problem": problem}
    return _private(render(request, f"{TEMPLATES}/unknown.html", context, status=404))


def _address(code, token):
    return f"/V/{code}/{token}" if token else reverse("certificates:verify", args=[code])


def _private(response):
    """Certificates are for those who were shown the code, not for search engines."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response
