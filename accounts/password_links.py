"""Links by mail with which a person chooses a new password, without having to sign in."""

from allauth.account.utils import url_str_to_user_pk, user_pk_to_url_str
from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User


def send(*, email):
    """Mail a link to the person with this address, if there is one who may sign in."""
    user = User.objects.filter(email=email, is_active=True).first()
    if user is None:
        return
    subject = _("New password for %(site)s") % {"site": settings.WAGTAIL_SITE_NAME}
    facts = {
        "user": user,
        "url": link_for(user),
        "hours": settings.PASSWORD_RESET_TIMEOUT // 3600,
        "site": settings.WAGTAIL_SITE_NAME,
    }
    send_mail(subject, render_to_string("accounts/password_mail.txt", facts), None, [user.email])


def link_for(user):
    """The address comes from the settings: a forged Host header must not end up in a mail."""
    facts = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
    return settings.SITE_URL + reverse("account_reset_password_from_key", kwargs=facts)


def owner(*, uidb36, key):
    """The person whose link this is, or None: it is made up, too old, or was used already."""
    try:
        user = User.objects.filter(pk=url_str_to_user_pk(uidb36), is_active=True).first()
    except (ValueError, OverflowError, ValidationError):
        return None
    return user if default_token_generator.check_token(user, key) else None
