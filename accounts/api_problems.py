"""How every part of the API says what is wrong: a status, a `code` for programs and a `detail` for people."""

from django.utils.translation import gettext as _
from ninja import Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError


class Problem(Schema):
    """`code` is for programs, `detail` for people."""

    code: str
    detail: str


class Refused(Exception):
    """What was asked cannot be answered: `status`, and a Problem."""

    def __init__(self, status, code, detail, **headers):
        super().__init__(detail)
        self.status, self.problem, self.headers = status, {"code": code, "detail": str(detail)}, headers


def answer_problems(api):
    """Errors of this instance are answered as Problems from now on."""

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

    @api.exception_handler(AuthenticationError)
    def unknown(request, error):
        return refused(request, no_key())

    @api.exception_handler(ValidationError)
    def malformed(request, error):
        places = sorted({".".join(str(part) for part in each["loc"]) for each in error.errors})
        detail = _("Check these: %(places)s.") % {"places": ", ".join(places)[:300]}
        return api.create_response(request, {"code": "malformed", "detail": detail}, status=422)


def no_key():
    detail = _("Send a valid key: Authorization: Bearer, a blank, and the key.")
    return Refused(401, "no_key", detail, WWW_Authenticate="Bearer")
