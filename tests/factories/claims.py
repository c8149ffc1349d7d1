"""Claims of trainings taken elsewhere, and the files that prove them."""

import datetime
from io import BytesIO
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from competencies.claims import drafting
from competencies.models import Competency, ExternalTraining, TrainingForm

PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"
FACTS = {
    "name": "Pelatihan Pelayanan Publik Digital",
    "organiser": "Lembaga Contoh",
    "place": "Sukamaju",
    "is_abroad": False,
    "started_on": datetime.date(2026, 3, 2),
    "ended_on": datetime.date(2026, 3, 6),
    "stated_hours": 20,
    "minutes": None,
    "occasions": 1,
    "certificate_number": "SERT-001/LC/2026",
    "certified_on": datetime.date(2026, 3, 6),
    "valid_until": None,
}


def form(code="KL03"):
    return TrainingForm.objects.get(code=code)


def draft(learner, at, *, code="KL03", **facts):
    return drafting.start_claim(learner=learner, key=uuid4(), facts={**FACTS, "form": form(code), **facts}, at=at)


def complete_draft(learner, at, *, file=None, levels=None, **facts):
    """Ready to be sent; `levels` are {competency code of 4 Pilar: level}."""
    claim = draft(learner, at, **facts)
    for code, level in (levels or {}).items():
        claim.competencies.create(competency=competency(code), level=level)
    return drafting.attach(claim=claim, upload=file or pdf())


def submitted(learner, at, **facts):
    return drafting.submit(claim=complete_draft(learner, at, **facts), at=at)


def reread(claim):
    return ExternalTraining.objects.select_related("learner", "form").get(pk=claim.pk)


def competency(code="AMAN.3", framework="kominfo-4-pilar"):
    return Competency.objects.select_related("framework").get(framework__code=framework, code=code)


def pdf(name="sertifikat.pdf", more=b""):
    """`more` lies before the end, so that two files differ."""
    return SimpleUploadedFile(name, PDF.replace(b"trailer", more + b"\ntrailer"))


def picture(name="sertifikat.jpg", format="JPEG", size=(40, 30), **options):
    file = BytesIO()
    Image.new("RGB", size, (200, 180, 20)).save(file, format, **options)
    return SimpleUploadedFile(name, file.getvalue())
