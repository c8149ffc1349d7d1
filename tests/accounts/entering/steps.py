import io
import re
import time

from allauth.mfa.totp.internal import auth
from django.urls import reverse
from pypdf import PdfReader

from accounts.entering import activation
from tests.factories.accounts import PASSWORD

NEW = "kopi-tubruk-pagi-hari"


def number_of(person):
    return person.current_employment().number


def make_code(person, at, unit=None, made_by=None):
    """The code that a fresh sheet of the person's unit has for them."""
    slips = activation.make_sheet(unit=unit or person.current_employment().unit, made_by=made_by, at=at)
    return next(code for employment, code in slips if employment.user_id == person.pk)


def enter_code(client, number, code):
    return client.post(reverse("entering:activate"), {"number": number, "code": code})


def choose(client, url, password=NEW, again=None):
    return client.post(url, {"password1": password, "password2": again or password})


def signed_in_as(client):
    return int(client.session["_auth_user_id"]) if "_auth_user_id" in client.session else None


def errors(response):
    return [message for messages in response.context["form"].errors.values() for message in messages]


def link_in(mail):
    return re.search(r"https?://[^/]+(/aktivasi/sandi/\S+)", mail.body).group(1)


def text_of(pdf):
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def app_code(secret, drift=0):
    """What an authenticator app shows; `drift` counts half minutes."""
    return auth.format_hotp_value(auth.hotp_value(secret, int(time.time()) // 30 + drift))


def sign_in(client, person, password=PASSWORD):
    return client.post(reverse("account_login"), {"login": number_of(person), "password": password})


def confirm(client, password=PASSWORD):
    """What every page about security asks first."""
    return client.post(reverse("account_reauthenticate"), {"password": password})
