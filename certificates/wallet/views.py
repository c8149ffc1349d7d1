"""A holder's own certificates, and the documents."""

import logging

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpResponse, HttpResponseNotModified
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.http import parse_etags
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from accounts import audit
from certificates.documents.thumbnails import thumbnail
from certificates.file_names import in_file_name
from certificates.life.disclosing import rows, shown_of
from certificates.models import Certificate
from certificates.wallet.being_made import awaited_by
from certificates.wallet.pages import certificates_of, held_of, other_revisions, wallet_of

logger = logging.getLogger(__name__)
PREVIEW_WIDTH = 280  # legible enough to know it again, and about 10 KB


@never_cache
@require_GET
@login_required
def certificate_list(request):
    wallet = wallet_of(request.user, at=timezone.now())
    context = {"wallet": wallet, "awaited": awaited_by(request.user)}
    return render(request, "certificates/wallet/list.html", context)


@never_cache
@require_GET
@login_required
def detail(request, public_id):
    at = timezone.now()
    certificates = certificates_of(request.user).select_related("disclosure", "credential")
    certificate = get_object_or_404(certificates, public_id=public_id)
    held = held_of(certificate, at=at)
    context = {
        "held": held,
        "certificate": certificate,
        "has_credential": hasattr(certificate, "credential") and not certificate.is_never_made,
        "preview_width": PREVIEW_WIDTH,
        "shown": rows(certificate.snapshot, shown_of(certificate)),
        "links": certificate.share_links.filter(withdrawn_at=None, expires_at__gt=at).count(),
        "wanted": certificate.correction_requests.first(),
        "others": other_revisions(certificate),
    }
    return render(request, "certificates/wallet/detail.html", context)


@require_GET
@login_required
def download(request, public_id):
    certificates = Certificate.objects.visible_to(request.user).with_fate().select_related("holder", "series")
    certificate = get_object_or_404(certificates, public_id=public_id)
    if certificate.is_never_made:
        return render(request, "certificates/never_made.html", {"certificate": certificate}, status=404)
    etag = f'"{certificate.pdf_sha256}"'
    if certificate.is_rendered and etag in parse_etags(request.headers.get("If-None-Match", "")):
        return HttpResponseNotModified(headers={"ETag": etag})
    try:
        file = certificate.pdf.open("rb") if certificate.is_rendered else None
    except FileNotFoundError:
        logger.error("The file of certificate %s is lost: run issue_due_certificates --lost.", certificate)
        file = None
    if file is None:
        return render(request, "certificates/wallet/being_made.html", {"certificate": certificate}, status=503)
    audit.record_view(request, subject=certificate.holder, target=certificate.number, action="certificate.opened")
    response = FileResponse(file, as_attachment=True, filename=file_name(certificate), content_type="application/pdf")
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = "private, no-cache"
    return response


@require_GET
@login_required
def preview(request, public_id):
    """The first page as a small picture. What is printed never changes, so it is drawn once for each browser."""
    certificate = get_object_or_404(Certificate.objects.held_by(request.user).exclude(pdf=""), public_id=public_id)
    etag = f'"{certificate.public_id}-{PREVIEW_WIDTH}"'
    if etag in parse_etags(request.headers.get("If-None-Match", "")):
        return HttpResponseNotModified(headers={"ETag": etag})
    picture = thumbnail(certificate.snapshot, width=PREVIEW_WIDTH)
    headers = {"ETag": etag, "Cache-Control": f"private, max-age={24 * 60 * 60}"}
    return HttpResponse(picture, content_type="image/png", headers=headers)


def file_name(certificate):
    mark = f" Perbaikan ke-{certificate.revision}" if certificate.revision else ""
    return f"Sertifikat {in_file_name(certificate.number)}{mark}.pdf"
