"""The public API: whether certificates and files of them are genuine, and the register. Described in OpenAPI 3.1."""

from typing import Annotated

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import File, NinjaAPI, Path, Status, UploadedFile
from ninja.errors import HttpError, ValidationError

from accounts import identity_numbers
from accounts.audit.addresses import client_address
from certificates import codes
from certificates.models import Certificate
from certificates.register.api import router as register_router
from certificates.verifying import files, number_matching
from certificates.verifying.api_answers import (
    CertificateAnswer,
    FileAnswer,
    MatchAnswer,
    MatchQuestion,
    Problem,
    certificate_answer,
    file_answer,
)
from certificates.verifying.facts import facts_of, find
from certificates.verifying.file_verdicts import file_verdict_of
from certificates.verifying.forms import LARGEST_FILE

ABOUT = (
    "For other systems that check certificates. No key is needed; each address may ask only so often a minute and is "
    "answered 429 with Retry-After beyond that. Answers are in Indonesian, or in English with the cookie "
    "`django_language=en`. Problems have a `code` for programs and a `detail` for people."
)

api = NinjaAPI(
    title="Bimtek LMS",
    version="1.0.0",
    description=ABOUT,
    urls_namespace="api",
    docs_url=None,  # its pages would load scripts from elsewhere
)
api.add_router("/register", register_router)


class Refused(Exception):
    """What was asked cannot be answered: `status`, and a Problem."""

    def __init__(self, status, code, detail, **headers):
        super().__init__(detail)
        self.status, self.problem, self.headers = status, {"code": code, "detail": str(detail)}, headers


@api.exception_handler(Refused)
def refused(request, error):
    response = api.create_response(request, error.problem, status=error.status)
    for name, value in error.headers.items():
        response.headers[name.replace("_", "-")] = value
    return response


@api.exception_handler(HttpError)
def unreadable(request, error):
    detail = _("This is not JSON, or not of the kind that the description names.")
    return api.create_response(request, {"code": "unreadable", "detail": detail}, status=error.status_code)


@api.exception_handler(ValidationError)
def malformed(request, error):
    places = sorted({".".join(str(part) for part in each["loc"]) for each in error.errors})
    detail = _("Check these: %(places)s.") % {"places": ", ".join(places)[:300]}
    return api.create_response(request, {"code": "malformed", "detail": detail}, status=422)


@api.post(
    "/certificates/match-number",
    response={200: MatchAnswer, 400: Problem, 404: Problem, 422: Problem, 429: Problem},
    url_name="match_number",
    tags=["certificates"],
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


@api.get(
    "/certificates/{code}",
    response={200: CertificateAnswer, 404: Problem, 422: Problem, 429: Problem},
    url_name="certificate",
    tags=["certificates"],
    summary="Whether a certificate is genuine and valid, by its verification code",
)
def certificate(request: HttpRequest, response: HttpResponse, code: Annotated[str, Path(max_length=200)]):
    _open_to_scripts(response)
    found = _certificate(code)
    return certificate_answer(found, facts_of(found, at=timezone.now()))


@api.post(
    "/verify",
    response={200: FileAnswer, 400: Problem, 413: Problem, 422: Problem, 429: Problem},
    url_name="verify",
    tags=["certificates"],
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
