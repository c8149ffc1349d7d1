from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.entering import links


def send_activation(user):
    """A link to choose the first password or, to someone who has one, the way to sign in."""
    facts = {
        "user": user,
        "site": settings.WAGTAIL_SITE_NAME,
        "days": settings.ACTIVATION_LINK_AGE // (24 * 60 * 60),
        "is_active": user.has_usable_password(),
        "url": settings.SITE_URL + reverse("account_login") if user.has_usable_password() else links.link_for(user),
        "reset_url": settings.SITE_URL + reverse("account_reset_password"),
    }
    subject = _("Your account at %(site)s") % facts
    send_mail(subject, render_to_string("accounts/entering/activation_mail.txt", facts), None, [user.email])


def send_two_factor_reset(user, *, reason):
    facts = {
        "user": user,
        "site": settings.WAGTAIL_SITE_NAME,
        "reason": reason,
        "url": settings.SITE_URL + reverse("accounts:security"),
    }
    subject = _("Your second sign-in step at %(site)s was removed") % facts
    send_mail(subject, render_to_string("accounts/entering/reset_mail.txt", facts), None, [user.email])
