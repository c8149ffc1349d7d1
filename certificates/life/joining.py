"""Where the life of certificates joins the rest of the site; called when the app is ready."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from accounts import audit, office
from accounts.powers import Power
from certificates.life import receivers
from certificates.life.correcting import requests_before
from certificates.life.signals import certificate_reissued, certificate_revoked, correction_decided
from certificates.models import CorrectionRequest

ACTS = {
    "certificate.correction_asked": _("%(actor)s asked for a corrected name on certificate %(target)s"),
    "certificate.correction_withdrawn": _("%(actor)s withdrew the request to correct certificate %(target)s"),
    "certificate.correction_viewed": _("%(actor)s read a request of %(subject)s to correct certificate %(target)s"),
    "certificate.correction_refused": _("%(actor)s refused to correct certificate %(target)s of %(subject)s"),
    "certificate.corrected": _("%(actor)s issued certificate %(target)s of %(subject)s anew with a corrected name"),
    "certificate.disclosed": _("%(actor)s chose what the public page of certificate %(target)s shows"),
}


def join():
    certificate_revoked.connect(receivers.tell_of_revocation)
    certificate_reissued.connect(receivers.make_reissued)
    correction_decided.connect(receivers.tell_of_decision)
    audit.register(ACTS)
    office.register(
        office.Task(
            label=_("Corrections of certificates"),
            about=_("Decide about names that are printed wrongly, and issue those certificates anew."),
            url_name="certificates:corrections",
            power=Power.ISSUE_CERTIFICATES,
            icon="certificate",
            order=120,
            waiting=waiting_in_words,
        )
    )


def waiting_in_words(user):
    number = requests_before(user).filter(state=CorrectionRequest.State.WAITING).count()
    text = ngettext("%(number)s request waits for a decision", "%(number)s requests wait for a decision", number)
    return text % {"number": number} if number else ""
