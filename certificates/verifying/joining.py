"""What this part tells the rooms below; called when the app is ready."""

from django.utils.translation import gettext_lazy as _

from accounts import audit
from certificates.verifying.forms import LARGEST_FILE
from theme import uploads

ACTS = {
    "certificate.number_matched": _(
        "Somebody asked whether a number is that of the holder of certificate %(target)s: yes"
    ),
    "certificate.number_did_not_match": _(
        "Somebody asked whether a number is that of the holder of certificate %(target)s: no"
    ),
}


def join():
    audit.register(ACTS)
    for address in ("/verifikasi/berkas/", "/api/v1/verify"):
        uploads.allow(address, max_size=LARGEST_FILE, may_send=_anybody)


def _anybody(request):
    """Whoever was shown a certificate may check it; how often is limited by address."""
    return True
