"""Issuing, rendering and revoking certificates. Every function may be called twice for the same thing."""

import hashlib
import logging
import re
from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from accounts import audit
from certificates import numbering, rendering
from certificates.models import (
    Certificate,
    CertificateTemplate,
    NumberSeries,
    Revocation,
)
from certificates.snapshot import build_snapshot
from competencies.models import Evidence
from competencies.services import withdraw
from courses.models import Enrolment

logger = logging.getLogger(__name__)
# So many that a sweep ends before the next one starts.
SWEEP_SIZE = 300


@dataclass(frozen=True)
class Due:
    to_issue: int
    to_render: int


class CourseNotCompleted(Exception):
    """The enrolment is not complete, so there is nothing to certify yet."""


class NoCurrentTemplate(Exception):
    """No certificate template is marked as current, neither for the agency nor for all."""


class ReasonMissing(Exception):
    """A revocation is shown to whoever verifies the certificate, so it must say why."""


def issue_certificate(*, enrolment, at):
    """The enrolment's certificate, numbered in one transaction and rendered after its commit."""
    with transaction.atomic():
        certificate = record_certificate(enrolment=enrolment, at=at)
        if not certificate.is_rendered:
            # A failure is logged and made good by the sweep; the certificate itself is valid without its PDF.
            # No partial: Django asks for the name of what failed, and a partial has none.
            transaction.on_commit(lambda: render_pdf(certificate=certificate), robust=True)
    return certificate


@transaction.atomic
def record_certificate(*, enrolment, at):
    """The enrolment's certificate with its number and snapshot, the PDF left to the sweep.

    A rollback takes the number back too, so the series has no gaps.
    """
    enrolment = (
        Enrolment.objects.select_for_update(no_key=True, of=["self"])
        .select_related("learner", "version", "cohort__organiser")
        .get(pk=enrolment.pk)
    )
    existing = Certificate.objects.filter(enrolment=enrolment).first()
    if existing:
        return existing
    if not enrolment.is_complete:
        raise CourseNotCompleted(f"{enrolment} is not complete.")

    agency = enrolment.cohort.organiser.get_root()
    template = CertificateTemplate.objects.current_for(agency)
    if template is None:
        raise NoCurrentTemplate(f"There is no current certificate template for {agency}.")
    certificate = Certificate(enrolment=enrolment, holder=enrolment.learner, template=template, issued_at=at)
    _give_number(certificate, agency=agency, course=enrolment.version.code)
    certificate.snapshot = build_snapshot(
        enrolment=enrolment,
        certificate=certificate,
        agency=agency,
        layout=template.layout,
    )
    certificate.save(force_insert=True)
    audit.record("certificate.issued", subject=enrolment.learner, target=certificate.number)
    return certificate


def _give_number(certificate, *, agency, course):
    day = timezone.localdate(certificate.issued_at)
    series = _locked_series(agency, day.year)
    series.last += 1
    series.save(update_fields=["last"])
    certificate.series = series
    certificate.sequence = series.last
    certificate.number = numbering.certificate_number(
        series.pattern,
        numbering.NumberFacts(
            sequence=series.last,
            classification=series.classification,
            agency=series.agency_code,
            course=course,
            day=day,
        ),
    )


def _locked_series(agency, year):
    """The agency's series of the year, locked until the transaction ends; a new year continues the last pattern."""
    locked = NumberSeries.objects.select_for_update(no_key=True)
    series = locked.filter(agency=agency, year=year).first()
    if series is None:
        NumberSeries.objects.get_or_create(agency=agency, year=year, defaults=_series_defaults(agency, year))
        series = locked.get(agency=agency, year=year)
    return series


def _series_defaults(agency, year):
    previous = NumberSeries.objects.filter(agency=agency, year__lt=year).order_by("-year").first()
    if previous:
        return {
            "pattern": previous.pattern,
            "classification": previous.classification,
            "agency_code": previous.agency_code,
        }
    code = re.sub(r"\W+", "_", (agency.short_name or agency.code or agency.name).upper()).strip("_")[:30]
    # In any year: its agency goes on with it in the next.
    is_taken = NumberSeries.objects.filter(agency_code=code).exists()
    return {"agency_code": f"{code}_{agency.pk}" if is_taken else code}


def render_pdf(*, certificate):
    """Draw the snapshot and keep the file with its hash. The same snapshot gives the same bytes."""
    if certificate.is_rendered and certificate.pdf.storage.exists(certificate.pdf.name):
        return
    document = rendering.draw(certificate.snapshot, issued_at=certificate.issued_at)
    year = timezone.localdate(certificate.issued_at).year
    name = f"certificates/{year}/{certificate.public_id}.pdf"
    _store(name, document)
    facts = {
        "pdf": name,
        "pdf_sha256": hashlib.sha256(document).hexdigest(),
        "pdf_size": len(document),
    }
    Certificate.objects.filter(pk=certificate.pk).update(**facts)
    for field, value in facts.items():
        setattr(certificate, field, value)


def _store(name, document):
    """Name and bytes depend on the certificate alone, so whoever stores them first stores the right ones."""
    storage = Certificate._meta.get_field("pdf").storage
    if storage.exists(name):
        with storage.open(name) as file:
            if file.read() == document:
                return
        storage.delete(name)  # What a process left that died while it wrote.
    stored = storage.save(name, ContentFile(document))
    if stored != name:
        storage.delete(stored)


def due_enrolments():
    """Completed enrolments whose certificate was never issued, the longest waiting first."""
    return Enrolment.objects.completed().filter(certificate=None).order_by("completed_at", "pk")


def count_due():
    return Due(to_issue=due_enrolments().count(), to_render=Certificate.objects.awaiting_pdf().count())


def issue_due(*, at, limit=SWEEP_SIZE):
    """Issue what a lost task left out and render what a dead process left undone. Returns how many were made good.

    One that fails is logged and does not keep the others waiting.
    """
    issued = _each(due_enrolments()[:limit], lambda enrolment: issue_certificate(enrolment=enrolment, at=at))
    waiting = Certificate.objects.awaiting_pdf().order_by("issued_at", "pk")[:limit]
    return issued + _each(waiting, lambda certificate: render_pdf(certificate=certificate))


def restore_lost_files():
    """Render the certificates whose file is gone, as after a backup that left the files out. Returns their number."""
    rendered = Certificate.objects.exclude(pdf="").iterator()
    lost = [each for each in rendered if not each.pdf.storage.exists(each.pdf.name)]
    return _each(lost, lambda certificate: render_pdf(certificate=certificate))


def _each(rows, work):
    done = 0
    for row in rows:
        try:
            work(row)
        except Exception:
            logger.exception("%s could not be certified; the next sweep tries again.", row)
        else:
            done += 1
    return done


@transaction.atomic
def publish_template(*, name, layout, agency=None):
    """Make `layout` the current one of the agency (or of all without their own), as the next version of `name`."""
    current = CertificateTemplate.objects.select_for_update(no_key=True).filter(agency=agency, is_current=True).first()
    if current and (current.name, current.layout) == (name, layout):
        return current
    if current:
        current.is_current = False
        current.save(update_fields=["is_current"])
    latest = CertificateTemplate.objects.filter(name=name).aggregate(Max("version"))["version__max"] or 0
    return CertificateTemplate.objects.create(
        name=name, version=latest + 1, agency=agency, layout=layout, is_current=True
    )


@transaction.atomic
def revoke_certificate(*, certificate, reason, by, at):
    """Revoke for good, with the evidence and lesson hours that rest on it. Returns the Revocation."""
    certificate = (
        Certificate.objects.select_for_update(no_key=True, of=["self"])
        .select_related("enrolment", "holder")
        .get(pk=certificate.pk)
    )
    existing = Revocation.objects.filter(certificate=certificate).first()
    if existing:
        return existing
    reason = reason.strip()
    if not reason:
        raise ReasonMissing(f"No reason was given for revoking {certificate}.")
    withdraw(
        source_kind=Evidence.Source.COURSE,
        source_key=certificate.enrolment.public_id,
        reason=reason,
        at=at,
    )
    audit.record("certificate.revoked", actor=by, subject=certificate.holder, target=certificate.number, reason=reason)
    return Revocation.objects.create(certificate=certificate, reason=reason, revoked_by=by, revoked_at=at)
