"""What was printed and what verifiers are told stays, whatever becomes of all that it was made from."""

import datetime

import pytest
from django.urls import reverse

from certificates.credentials.checking import check_document
from certificates.documents.services import publish_template
from certificates.issuing.producing import drawn
from certificates.keys.services import activate_key, create_key
from certificates.models import Certificate, NumberSeries
from certificates.register.checking import check
from tests.factories.accounts import make_person, make_unit
from tests.factories.certificates import document, make_certificate, make_cohort, make_version

pytestmark = pytest.mark.django_db
LATER = datetime.timedelta(days=30)


@pytest.fixture
def certificate(at):
    cohort = make_cohort(version=make_version())
    return make_certificate(at, learner=make_person("Siti Aminah"), cohort=cohort, rendered=True)


def seen(client, certificate):
    certificate = Certificate.objects.get(pk=certificate.pk)
    page = client.get(reverse("certificates:verify", args=[certificate.code])).content.decode()
    return {
        "document": document(certificate),
        "drawn": drawn(certificate, certificate.credential),
        "credential": certificate.credential.document,
        "facts": page[page.index("<dl") : page.index("</dl>")],
        "problem": check(with_files=True).problem,
        "genuine": check_document(certificate.credential.document) is not None,
    }


def the_person(certificate, at):
    certificate.holder.full_name, certificate.holder.title_after = "Orang Lain", "Dr."
    certificate.holder.save()
    certificate.holder.employments.update(unit=make_unit("Dinas Lain"), position_title="Jabatan lain")


def the_course(certificate, at):
    enrolment = certificate.enrolment
    version, cohort = enrolment.version, enrolment.cohort
    version.title, version.hours, version.spec = "Judul lain", 1, {**version.spec, "modules": []}
    version.save()
    cohort.name, cohort.organiser.name = "Angkatan lain", "Unit lain"
    cohort.organiser.save()
    cohort.save()


def the_template(certificate, at):
    publish_template(name="Lain", layout={"title": "Piagam", "signatory": {"name": "Pejabat Lain"}})
    NumberSeries.objects.update(pattern="{urut}-{tahun}", agency_code="LAIN")


def the_keys(certificate, at):
    for purpose in ("credential", "jwt", "seal"):
        activate_key(key=create_key(issuer=certificate.issuer, purpose=purpose, at=at), at=at)


@pytest.mark.parametrize("change", [the_person, the_course, the_template, the_keys])
def test_a_change_of(change, certificate, client, at):
    before = seen(client, certificate)
    assert (before["problem"], before["genuine"]) == (None, True)

    change(certificate, at + LATER)

    assert seen(client, certificate) == before
