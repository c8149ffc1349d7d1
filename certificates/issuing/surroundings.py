"""What the certificates of one moment have in common. Kept for a few of them, never from one moment to another."""

from functools import partial

from certificates.credentials.course_facts import course_facts
from certificates.issuing.policies import bands_of, policy_of
from certificates.keys.issuers import NoIssuer, issuer_for
from certificates.models import CertificateTemplate


class Surroundings:
    """Each question is asked of the database once."""

    def __init__(self):
        self._known = {}

    def agency(self, organiser):
        return self._once(("agency", organiser.pk), organiser.get_root)

    def template(self, agency):
        """The one in use, or None."""
        return self._once(("template", agency.pk), partial(CertificateTemplate.objects.current_for, agency))

    def policy(self, agency):
        return self._once(("policy", agency.pk), partial(policy_of, agency))

    def bands(self, agency, day):
        return self._once(("bands", agency.pk, day), partial(bands_of, agency, day))

    def issuer(self, organiser):
        """None while there is not even that of the platform."""
        return self._once(("issuer", organiser.pk), partial(_issuer_or_none, organiser))

    def course(self, version):
        return self._once(("course", version.pk), partial(course_facts, version))

    def _once(self, question, ask):
        if question not in self._known:
            self._known[question] = ask()
        return self._known[question]


def _issuer_or_none(organiser):
    try:
        return issuer_for(organiser)
    except NoIssuer:
        return None
