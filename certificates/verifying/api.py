"""The public API of certificates: whether they and files of them are genuine. No key is needed."""

from typing import Annotated

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import File, Path, Router, Status, UploadedFile

from accounts import identity_numbers
from accounts.api_problems import Problem, Refused
from accounts.audit.addresses import client_address
from certificates import codes
from certificates.models import Certificate
from certificates.verifying import files, number_matching
from certificates.verifying.api_answers import (
    CertificateAnswer,
    FileAnswer,
    MatchAnswer,
    MatchQuestion,
    certificate_answer,
    file_answer,
)
from certificates.verifying.facts import facts_of, find
from certificates.verifying.file_verdicts import file_verdict_of
from certificates.verifying.forms import LARGEST_FILE

router = Router(tags=["certificates"])


@router.post(
    "/certificates/match-number",
    response={200: MatchAnswer, 400: Problem, 404: Problem, 422: Problem, 429: Problem},
    url_name="match_number",
    summary="Whether a NIP or NI PPPK is that of the holder of a certificate",
)
def match_number(request: HttpRequest, asked: MatchQuestion):
    try:
        number = identity_numbers.parse(asked.number).text
    except identity_numbers.MalformedNumber as error:
        raise Refused(422, "malformed_number", error.messages[0]) from None
    found = _certificate(asked.code)
    address = client_address(request.META, trusted_proxies=settings.ALLAUTH_TRUSTED_PROXY_COUNT)
    try:
        return {"matches": number_matching.matches(certificate=found, number=number, address=address)}
    except number_matching.TooManyTries as error:
        detail = _("Too many numbers were tried for this certificate. Try again later.")
        raise Refused(429, "too_many", detail, Retry_After=str(error.args[0])) from None


@router.get(
    "/certificates/{code}",
    response={200: CertificateAnswer, 404: Problem, 422: Problem, 429: Problem},
    url_name="certificate",
    summary="Whether a certificate is genuine and valid, by its verification code",
)
def certificate(request: HttpRequest, response: HttpResponse, code: Annotated[str, Path(max_length=200)]):
    _open_to_scripts(response)
    found = _certificate(code)
    return certificate_answer(found, facts_of(found, at=timezone.now()))


@router.post(
    "/verify",
    response={200: FileAnswer, 400: Problem, 413: Problem, 422: Problem, 429: Problem},
    url_name="verify",
    summary="Whether a file is genuine: PDF, badge (PNG, SVG), credential (JSON, JWT) or a photo of the QR code",
)
def verify(request: HttpRequest, file: File[UploadedFile]):
    """Nothing of the file is kept. It may have 10 MB."""
    if file.size > LARGEST_FILE:
        raise Refused(413, "too_large", _("This file is larger than 10 MB. Send the file as you received it."))
    finding = files.examine(file.read(), at=timezone.now())
    return Status(200, file_answer(finding, file_verdict_of(finding)))


def _certificate(text):
    try:
        return find(codes.parse(text))
    except codes.MalformedCode as error:
        raise Refused(422, "malformed_code", error.messages[0]) from None
    except Certificate.DoesNotExist:
        raise Refused(404, "unknown_code", _("We have issued no certificate with this code")) from None


def _open_to_scripts(response):
    """Public facts: whatever site a script runs on may read them, and nobody keeps them, for they may change."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
