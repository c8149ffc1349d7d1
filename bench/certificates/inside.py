"""Runs in the site's own process: a cohort whose certificates are issued together, and what became of them."""

import hashlib
import os
from collections import Counter
from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from accounts.models import Employment, OrgUnit, User
from certificates.issuing import batches, tasks
from certificates.models import Certificate, IssuingBatch, RegisterEntry
from courses.models import Cohort, CourseVersion, Enrolment

MODULES = ("Cakap digital", "Etika digital", "Budaya digital", "Aman digital")


def prepare():
    """A running batch for as many people as asked for, of an agency of their own."""
    at = timezone.now()
    turn = Cohort.objects.count()
    organiser = OrgUnit.add_root(name=f"Pemerintah Kabupaten Uji {turn}").add_child(name="BKPSDM")
    version = _version(at)
    cohort = Cohort.objects.create(
        course_key=version.course_key, name="Angkatan I", organiser=organiser, opens_at=at - timedelta(days=30)
    )
    people = _people(int(os.environ["CERTIFICATES"]), organiser, year=1970 + turn, today=at.date())
    Enrolment.objects.bulk_create(
        Enrolment(
            learner=person,
            cohort=cohort,
            version=version,
            enrolled_at=at - timedelta(days=20),
            completed_at=at - timedelta(days=1) + timedelta(seconds=place),
        )
        for place, person in enumerate(people)
    )
    by = User.objects.create(full_name="Petugas Terbit", password="!", is_superuser=True)  # noqa: S106
    batch = batches.prepare(cohort=cohort, by=by, at=timezone.now())
    return {"batch": batch.pk}


def _version(at):
    modules = [{"key": str(uuid4()), "title": title, "hours": 5, "steps": []} for title in MODULES]
    return CourseVersion.objects.create(
        course_key=uuid4(),
        number=1,
        code="UJI-101",
        title="Literasi Digital Dasar bagi Aparatur Sipil Negara",
        hours=20,
        spec={"modules": modules, "competencies": [], "pass_mark": 70},
        checksum="0" * 64,
        published_at=at,
    )


def _people(number, unit, *, year, today):
    names = [f"Peserta {place:04} Wijaya" for place in range(number)]
    people = User.objects.bulk_create(User(full_name=name, password="!") for name in names)  # noqa: S106
    Employment.objects.bulk_create(
        Employment(
            user=person,
            unit=unit,
            number=f"{year}{1 + place // 28 % 12:02}{1 + place % 28:02}2010011{1 + place // 336:03}",
            status="PNS",
            position_title="Analis Kebijakan Ahli Pertama",
            started_on=today - timedelta(days=900),
        )
        for place, person in enumerate(people)
    )
    return people


def sweep():
    """What the scheduler does each minute."""
    tasks.continue_batches.delay()
    return {}


def made():
    batch = IssuingBatch.objects.latest("pk")
    certificates = Certificate.objects.filter(batch_line__batch=batch)
    return {"made": certificates.exclude(pdf="").count(), "state": batch.state}


def found():
    """What is wrong, by name; all of it has to be none."""
    batch = IssuingBatch.objects.latest("pk")
    certificates = list(Certificate.objects.filter(batch_line__batch=batch).select_related("credential"))
    lines = list(batch.lines.order_by("pk").values_list("certificate__sequence", flat=True))
    counted = Counter(each.sequence for each in certificates)
    entries = Counter(
        RegisterEntry.objects.filter(certificate__in=certificates, kind="issued").values_list("certificate", flat=True)
    )
    positions = list(RegisterEntry.objects.order_by("position").values_list("position", flat=True))
    return {
        "numbers missing": len(set(range(1, len(lines) + 1)) - set(counted)),
        "numbers doubled": sum(count > 1 for count in counted.values()),
        "numbers out of order": int(lines != sorted(counted)),
        "without a seal": sum(not each.sealer or each.seal_key_id is None for each in certificates),
        "without a credential": sum(not hasattr(each, "credential") for each in certificates),
        "not once in the register": sum(entries[each.pk] != 1 for each in certificates),
        "gaps in the register": int(positions != list(range(len(positions)))),
        "documents that are not the recorded ones": sum(not _is_as_recorded(each) for each in certificates),
        "batch not done": int(batch.state != batches.State.DONE),
    }


def _is_as_recorded(certificate):
    if not certificate.pdf:
        return False
    with certificate.pdf.open("rb") as file:
        return hashlib.sha256(file.read()).hexdigest() == certificate.pdf_sha256
