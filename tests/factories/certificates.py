"""Completed courses and certificates. The course is only its frozen version: no page stands behind it."""

import datetime
from itertools import count
from uuid import uuid4

from accounts.models import OrgUnit
from certificates.issuing.producing import produce
from certificates.issuing.services import record_certificate
from certificates.life.services import revoke_certificate
from courses.models import Cohort, CourseVersion, Enrolment
from tests.factories.accounts import make_person, make_unit
from tests.factories.courses import SAFETY, find_competency
from tests.factories.keys import make_platform_keys

AGENCY = "Pemerintah Kabupaten Sukamaju"
TRAINING_UNIT = "BKPSDM"
_sequence = count(1)


def make_training_unit(agency=AGENCY, **fields):
    """The unit that organises courses, below its agency; the same pair of names gives the same unit."""
    root = OrgUnit.objects.filter(depth=1, name=agency).first() or make_unit(agency, **fields)
    return root.get_children().filter(name=TRAINING_UNIT).first() or make_unit(TRAINING_UNIT, parent=root)


def make_version(title="Literasi Digital Dasar bagi ASN", code="LDA-101", hours=20, competencies=(SAFETY,)):
    for framework, competency, _ in competencies:
        find_competency(framework, competency)
    return CourseVersion.objects.create(
        course_key=uuid4(),
        number=1,
        code=code,
        title=title,
        hours=hours,
        spec={
            "modules": [
                {"key": str(uuid4()), "title": "Cakap digital", "hours": hours - 8, "steps": []},
                {"key": str(uuid4()), "title": "Aman digital", "hours": 8, "steps": []},
            ],
            "competencies": [
                {"framework": framework, "code": competency, "level": level}
                for framework, competency, level in competencies
            ],
            "pass_mark": 70,
        },
        checksum="0" * 64,
        published_at=datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC),
    )


def make_cohort(organiser=None, version=None):
    version = version or make_version()
    cohort = Cohort.objects.create(
        course_key=version.course_key,
        name=f"Angkatan {next(_sequence)}",
        organiser=organiser or make_training_unit(),
        opens_at=datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC),
    )
    cohort.version = version
    return cohort


def make_enrolment(at, learner=None, cohort=None, completed=True):
    """Completed at `at`, after two weeks of learning."""
    cohort = cohort or make_cohort()
    return Enrolment.objects.create(
        learner=learner or make_person(),
        cohort=cohort,
        version=cohort.version,
        enrolled_at=at - datetime.timedelta(days=14),
        completed_at=at if completed else None,
    )


def make_certificate(at, learner=None, cohort=None, rendered=False):
    """With its number and facts; `rendered`: also with all that the worker makes."""
    if rendered:
        make_platform_keys()
    certificate = record_certificate(enrolment=make_enrolment(at, learner, cohort), at=at)
    if rendered:
        produce(certificate=certificate, at=at)
        certificate.refresh_from_db()
    return certificate


def revoke(certificate, by, at, reason="Terbit karena kekeliruan data"):
    return revoke_certificate(certificate=certificate, reason=reason, by=by, at=at)


def document(certificate):
    """The stored bytes of the certificate's PDF."""
    certificate.refresh_from_db()
    with certificate.pdf.storage.open(certificate.pdf.name) as file:
        return file.read()
