"""A holder takes the credential along: as JSON, as JWT, or in a badge."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from accounts import audit
from certificates.credentials import badge, baking
from certificates.credentials.publishing import CREDENTIAL
from certificates.file_names import in_file_name
from certificates.models import Certificate


@require_safe
@login_required
def credential_json(request, public_id):
    return _download(request, public_id, "json", CREDENTIAL, lambda certificate: certificate.credential.document)


@require_safe
@login_required
def credential_jwt(request, public_id):
    return _download(request, public_id, "jwt", "application/jwt", lambda certificate: certificate.credential.jwt)


@require_safe
@login_required
def badge_png(request, public_id):
    return _download(request, public_id, "png", "image/png", baked_png)


@require_safe
@login_required
def badge_svg(request, public_id):
    return _download(request, public_id, "svg", "image/svg+xml", baked_svg)


def baked_png(certificate):
    """The badge with the credential inside. Load the certificate with its credential."""
    course = certificate.snapshot["course"]
    return baking.bake_png(badge.png(course["code"], course["hours"]), certificate.credential.document)


def baked_svg(certificate):
    course = certificate.snapshot["course"]
    picture = badge.svg(course["code"], course["hours"], course["title"])
    return baking.bake_svg(picture, certificate.credential.document)


def _download(request, public_id, kind, content_type, content_of):
    certificates = Certificate.objects.visible_to(request.user).with_fate().select_related("holder", "credential")
    certificate = get_object_or_404(certificates, public_id=public_id)
    if certificate.is_never_made:
        return render(request, "certificates/never_made.html", {"certificate": certificate}, status=404)
    # Nobody gets a part of a certificate before the whole is there.
    if not certificate.is_rendered or not hasattr(certificate, "credential"):
        return render(request, "certificates/credentials/not_ready.html", {"certificate": certificate}, status=503)
    audit.record_view(request, subject=certificate.holder, target=certificate.number, action="certificate.opened")
    response = HttpResponse(content_of(certificate), content_type=content_type)
    response.headers["Content-Disposition"] = content_disposition_header(True, file_name(certificate, kind))
    response.headers["Cache-Control"] = "private, no-cache"
    return response


def file_name(certificate, kind):
    return f"Sertifikat {in_file_name(certificate.number)}.{kind}"
