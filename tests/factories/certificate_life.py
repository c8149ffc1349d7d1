"""Certificates with a history: with an end, corrected, renewed, made to the last step."""

import datetime
import json

from certificates.credentials import status_list
from certificates.issuing.producing import produce
from certificates.issuing.services import record_certificate
from certificates.life import correcting
from certificates.models import Certificate, StatusList
from tests.factories.accounts import make_administrator
from tests.factories.certificates import make_cohort, make_enrolment, make_version
from tests.factories.keys import make_platform_keys

DAY = datetime.timedelta(days=1)


def make_held(at, learner=None, *, months=None, refreshes=None, cohort=None):
    """Numbered, and nothing more; with `months` it ends. `refreshes` is a certificate whose course this one renews."""
    if cohort is None:
        cohort = make_cohort(version=_version(months, refreshes))
    return record_certificate(enrolment=make_enrolment(at, learner, cohort), at=at)


def make_complete(at, learner=None, **facts):
    """With keys, credential, sealed document and register entry, as the worker leaves it."""
    make_platform_keys()
    certificate = make_held(at, learner, **facts)
    produce(certificate=certificate, at=at)
    return Certificate.objects.get(pk=certificate.pk)


def ask(certificate, at, name="Siti Aminah, S.Kom.", reason="Gelar belum tercetak"):
    return correcting.ask_correction(certificate=certificate, name=name, reason=reason, by=certificate.holder, at=at)


def correct(certificate, at, name="Siti Aminah, S.Kom.", by=None):
    """The certificate issued anew with another name."""
    by = by or make_administrator("Rina Marlina")
    return correcting.reissue(certificate=certificate, name=name, by=by, at=at)


def renew(certificate, at):
    """A newer certificate of the same person and course."""
    version = certificate.enrolment.version
    cohort = make_cohort(version=version)
    return make_held(at, certificate.holder, cohort=cohort)


def is_set(certificate):
    """Whether the signed list that outsiders read says that the certificate no longer holds."""
    document = json.loads(StatusList.objects.get(pk=certificate.status_list_id).document)
    bits = status_list.decode(document["credentialSubject"]["encodedList"])
    return status_list.has_bit(bits, certificate.status_index)


def _version(months, refreshes):
    version = make_version()
    if months:
        version.spec["validity_months"] = months
    if refreshes:
        version.spec["refreshes"] = str(refreshes.enrolment.version.course_key)
    version.save(update_fields=["spec"])
    return version
