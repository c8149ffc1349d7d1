"""Where holders' own pages join the rest of the site; called when the app is ready."""

from django.utils.translation import gettext_lazy as _

from accounts import audit
from certificates.wallet.profile_facts import certificates_that_hold, links_to_certificates
from competencies.ledger import proof_links
from competencies.models import Evidence
from competencies.profile import certificates

ACTS = {
    "certificate.shared": _("%(actor)s made a link that shows certificate %(target)s for a while"),
    "certificate.share_ended": _("%(actor)s withdrew a link to certificate %(target)s"),
}


def join():
    audit.register(ACTS)
    proof_links.register(Evidence.Source.COURSE, links_to_certificates)
    certificates.register(certificates_that_hold)
