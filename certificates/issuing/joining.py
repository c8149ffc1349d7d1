"""Where issuing joins the rest of the site; called when the app is ready."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from accounts import audit, office
from accounts.groups import allow
from accounts.models import RoleAssignment
from accounts.powers import Power
from certificates.issuing import receivers, scope, signals
from certificates.sealing.signals import document_wanted
from courses.signals import course_completed

ACTS = {
    "certificate.numbered_by_hand": _("%(actor)s gave the certificate of %(subject)s the number %(target)s by hand"),
    "number.voided": _("%(actor)s voided certificate number %(target)s"),
    "cohort.readiness_viewed": _("%(actor)s looked at who of cohort %(target)s can be certified"),
    "batch.viewed": _("%(actor)s looked at a batch of certificates of cohort %(target)s"),
    "batch.prepared": _("%(actor)s prepared a batch of certificates for cohort %(target)s"),
    "batch.approved": _("%(actor)s approved the batch of certificates of cohort %(target)s"),
    "batch.paused": _("%(actor)s paused the batch of certificates of cohort %(target)s"),
    "batch.resumed": _("%(actor)s resumed the batch of certificates of cohort %(target)s"),
    "batch.cancelled": _("%(actor)s cancelled the batch of certificates of cohort %(target)s"),
    "batch.done": _("The batch of certificates of cohort %(target)s is done"),
}
ADMINISTRATORS_MAY = ("view", "add", "change", "delete")


def join():
    audit.register(ACTS)
    course_completed.connect(receivers.issue_on_completion)
    signals.batch_runs.connect(receivers.work_on_batch)
    signals.certificate_recorded.connect(receivers.make_certificate)
    document_wanted.connect(receivers.make_certificate)
    for action in ADMINISTRATORS_MAY:
        allow(RoleAssignment.Role.ADMINISTRATOR, f"certificates.{action}_issuingpolicy")
    office.register(
        office.Task(
            label=_("Issuing certificates"),
            about=_("See who of a cohort has finished, and issue their certificates together."),
            url_name="certificates:issuing",
            power=Power.ISSUE_CERTIFICATES,
            other_powers=(Power.ORGANISE,),
            icon="certificate",
            order=100,
            waiting=waiting_in_words,
        )
    )


def waiting_in_words(user):
    number = scope.approvable_by(user).count()
    text = ngettext("%(number)s batch waits for your approval", "%(number)s batches wait for your approval", number)
    return text % {"number": number} if number else ""
