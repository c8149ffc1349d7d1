"""What the room as a whole tells the rooms below, and then each of its parts."""

from django.utils.translation import gettext_lazy as _

from accounts import audit, merging
from accounts.groups import allow
from accounts.models import RoleAssignment
from assessments.regrading import proofs
from certificates import personal_data
from certificates.claimed_elsewhere import certificates_claimed
from certificates.credentials import joining as credentials
from certificates.documents import joining as documents
from certificates.issuing import joining as issuing
from certificates.keys import joining as keys
from certificates.life import joining as life
from certificates.merging import ROOM
from certificates.offline import joining as offline
from certificates.proofs import certificates_of
from certificates.register import joining as register
from certificates.sealing import joining as sealing
from certificates.verifying import joining as verifying
from certificates.wallet import joining as wallet
from competencies.claims import own_certificates
from theme import navigation

PARTS = [keys, documents, sealing, credentials, register, offline, issuing, life, wallet, verifying]
ADMINISTRATORS_MAY = (
    "view_certificate",
    "view_certificatetemplate",
    "add_certificatetemplate",
    "view_gradingscale",
    "add_gradingscale",
    "view_numberseries",
    "add_numberseries",
    "change_numberseries",
)


def join():
    audit.register(
        {
            "certificate.issued": _("Certificate %(target)s was issued to %(subject)s"),
            "certificate.revoked": _("%(actor)s revoked certificate %(target)s of %(subject)s"),
            "certificate.opened": _("%(actor)s opened certificate %(target)s of %(subject)s"),
        }
    )
    merging.register(ROOM)
    proofs.register(certificates_of)
    own_certificates.register(certificates_claimed)
    personal_data.register()
    for permission in ADMINISTRATORS_MAY:
        allow(RoleAssignment.Role.ADMINISTRATOR, f"certificates.{permission}")
    _register_links()
    for part in PARTS:
        part.join()


def _register_links():
    navigation.register(
        navigation.Item(
            label=_("Certificates"),
            url_name="certificates:list",
            icon="certificate",
            order=40,
            visible=navigation.signed_in,
        )
    )
    verify = {"label": _("Check a certificate"), "url_name": "certificates:verify_form"}
    navigation.register(navigation.Item(**verify, icon="verify", order=40, visible=navigation.signed_out))
    navigation.register(navigation.Item(**verify, place=navigation.FOOTER, order=10))
