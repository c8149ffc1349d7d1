import logging

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpResponseNotModified
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import parse_etags
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts import audit
from certificates import services
from certificates.forms import RevocationForm
from certificates.models import Certificate

logger = logging.getLogger(__name__)


@require_GET
@login_required
def certificate_list(request):
    certificates = Certificate.objects.held_by(request.user).select_related("revocation").order_by("-issued_at", "-pk")
    awaiting = services.due_enrolments().filter(learner=request.user).select_related("version")
    context = {"certificates": certificates, "awaiting": awaiting}
    return render(request, "certificates/list.html", context)


@require_GET
@login_required
def download(request, public_id):
    certificates = Certificate.objects.visible_to(request.user).select_related("holder")
    certificate = get_object_or_404(certificates, public_id=public_id)
    etag = f'"{certificate.pdf_sha256}"'
    if certificate.is_rendered and etag in parse_etags(request.headers.get("If-None-Match", "")):
        return HttpResponseNotModified(headers={"ETag": etag})
    try:
        file = certificate.pdf.open("rb") if certificate.is_rendered else None
    except FileNotFoundError:
        logger.error("The file of certificate %s is lost: run issue_due_certificates --lost.", certificate)
        file = None
    if file is None:
        return render(request, "certificates/being_made.html", {"certificate": certificate}, status=503)
    audit.record_view(request, subject=certificate.holder, target=certificate.number, action="certificate.opened")
    response = FileResponse(file, as_attachment=True, filename=file_name(certificate), content_type="application/pdf")
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = "private, no-cache"
    return response


def file_name(certificate):
    return f"Sertifikat {certificate.number.replace('/', '-')}.pdf"


@login_required
@require_http_methods(["GET", "POST"])
def revoke(request, public_id):
    certificate = get_object_or_404(
        Certificate.objects.revocable_by(request.user).select_related("revocation"), public_id=public_id
    )
    form = RevocationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.revoke_certificate(
            certificate=certificate,
            reason=form.cleaned_data["reason"],
            by=request.user,
            at=timezone.now(),
        )
        messages.success(request, _("Certificate %(number)s is revoked.") % {"number": certificate.number})
        return redirect("certificates:verify", code=certificate.code)
    return render(request, "certificates/revoke.html", {"certificate": certificate, "form": form})
