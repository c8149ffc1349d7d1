"""What this part tells the rooms below; called when the app is ready."""

from django.utils.translation import gettext_lazy as _

from accounts import audit, office
from accounts.powers import Power
from certificates.sealing.receiving import LARGEST_UPLOAD
from theme import uploads


def join():
    audit.register(
        {
            "seal.activated": _("%(actor)s activated the institutional seal of BSrE"),
            "seal.received": _("%(actor)s brought back certificate %(target)s of %(subject)s, signed elsewhere"),
            "seal.taken": _("%(actor)s took certificate %(target)s of %(subject)s away to be signed"),
        }
    )
    uploads.allow("/penyegelan/unggah/", max_size=LARGEST_UPLOAD, may_send=_signs)
    office.register(
        office.Task(
            label=_("Documents to sign"),
            about=_("Take certificates that are signed elsewhere, sign them with BSrE, bring them back."),
            url_name="certificates:sealing",
            power=Power.SIGN,
            icon="upload",
            order=105,
        )
    )


def _signs(request):
    return request.user.is_authenticated and request.user.has_power(Power.SIGN)
