from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

ADMINISTRATORS_MAY = (
    "view_certificate",
    "view_certificatetemplate",
    "add_certificatetemplate",
    "view_numberseries",
    "add_numberseries",
    "change_numberseries",
)


class CertificatesConfig(AppConfig):
    name = "certificates"
    verbose_name = _("Certificates")

    def ready(self):
        from accounts import audit, merging
        from accounts.groups import allow
        from accounts.models import RoleAssignment
        from assessments.regrading import proofs
        from certificates import personal_data, receivers
        from certificates.merging import ROOM
        from certificates.proofs import certificates_of
        from courses.signals import course_completed
        from theme.navigation import FOOTER, Item, register, signed_in, signed_out

        course_completed.connect(receivers.issue_on_completion)
        audit.register(
            {
                "certificate.issued": _("Certificate %(target)s was issued to %(subject)s"),
                "certificate.revoked": _("%(actor)s revoked certificate %(target)s of %(subject)s"),
                "certificate.opened": _("%(actor)s opened certificate %(target)s of %(subject)s"),
            }
        )
        merging.register(ROOM)
        proofs.register(certificates_of)
        personal_data.register()
        register(
            Item(
                label=_("Certificates"),
                url_name="certificates:list",
                icon="certificate",
                order=40,
                visible=signed_in,
            )
        )
        for permission in ADMINISTRATORS_MAY:
            allow(RoleAssignment.Role.ADMINISTRATOR, f"certificates.{permission}")
        verify = {"label": _("Check a certificate"), "url_name": "certificates:verify_form"}
        register(Item(**verify, icon="verify", order=40, visible=signed_out))
        register(Item(**verify, place=FOOTER, order=10))
