"""Trainings taken elsewhere: approved, waiting, asked back; a doubled number; a figure that was put right."""

import datetime
import uuid

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from accounts.models import Employment
from competencies.claims.deciding import approve, ask_back
from competencies.claims.drafting import attach, claim_competencies, start_claim, submit
from competencies.lesson_hours.correcting import correct
from competencies.models import Competency, Framework, TrainingForm
from home.demo.papers import paper

DAY = datetime.timedelta(days=1)
WEBINAR_DAYS, ATTENDED_HOURS = 2, 4
SEMINAR = {
    "name": "Seminar Keamanan Siber Daerah",
    "organiser": "Asosiasi Pengelola TIK Daerah",
    "place": "Sukamaju",
    "form": "KL06",
    "certificate_number": "045/SKSD/APTD/IX",
}


def claim_trainings(people, units, *, at):
    certified, halfway, by = people["certified"], people["halfway"], people["hr"]
    _workshop(certified, by=by, at=at)
    _webinar(certified, by=by, at=at)
    _send(
        halfway,
        ended_before=24,
        at=at - 2 * DAY,
        name="Pelatihan Teknis Rekam Medis Elektronik",
        organiser="Balai Pelatihan Kesehatan Provinsi",
        place="daring",
        form="KL03",
        days=3,
        stated_hours=24,
        certificate_number="812/RME-14/BAPELKES",
    )
    returned = _send(
        halfway,
        ended_before=78,
        at=at - 12 * DAY,
        name="Lokakarya Komunikasi dengan Pasien",
        organiser="Rumah Sakit Umum Daerah Sukamaju",
        place="Sukamaju",
        form="KL07",
        certificate_number="44/LKP/RSUD",
    )
    note = "Nama pada berkas tidak terbaca. Mohon unggah foto sertifikat yang lebih jelas."
    ask_back(claim=returned, by=by, note=note, at=at - 10 * DAY)
    for employment in _two_of(units["DISKOMINFO"]):
        _send(employment.user, ended_before=59, at=at - DAY, **SEMINAR)


def _workshop(person, *, by, at):
    claim = _send(
        person,
        ended_before=20,
        at=at - 50 * DAY,
        name="Lokakarya Pelindungan Data Pribadi dalam Layanan Adminduk",
        organiser="Pusat Pelatihan Bersama Sukamaju dan Mekarsari",
        place="Mekarsari",
        form="KL07",
        days=2,
        certificate_number="118/LOK-PDP/PUSLATBER",
        proves={"AMAN.1": 3},
    )
    approve(claim=claim, by=by, at=at - 47 * DAY)


def _webinar(person, *, by, at):
    claim = _send(
        person,
        ended_before=20,
        at=at - 110 * DAY,
        name="Webinar Layanan Inklusif bagi Penyandang Disabilitas",
        organiser="Dinas Sosial Provinsi",
        place="daring",
        form="KL06",
        days=WEBINAR_DAYS,
        certificate_number="009/WEB-INK/DINSOS",
    )
    _claim, credit = approve(claim=claim, by=by, at=at - 108 * DAY)
    reason = "Menurut daftar hadir, Ibu Sukerti mengikuti hari pertama saja."
    correct(credit=credit, hours=ATTENDED_HOURS, reason=reason, by=by, at=at - 100 * DAY)


def _send(person, *, ended_before, at, form, days=1, proves=None, **facts):
    """A claim with its certificate, sent at `at` for a training that was over `ended_before` days earlier."""
    last_day = timezone.localdate(at) - ended_before * DAY
    facts = {
        **facts,
        "form": TrainingForm.objects.get(code=form),
        "started_on": last_day - (days - 1) * DAY,
        "ended_on": last_day,
        "certified_on": last_day,
    }
    claim = start_claim(learner=person, key=uuid.uuid4(), facts=facts, at=at)
    attach(claim=claim, upload=_proof_of(claim))
    if proves:
        framework = Framework.objects.get(code="kominfo-4-pilar")
        found = Competency.objects.filter(framework=framework, code__in=proves)
        claim_competencies(claim=claim, framework=framework, levels={each: proves[each.code] for each in found})
    return submit(claim=claim, at=at)


def _proof_of(claim):
    lines = [claim.name, claim.organiser, f"{claim.started_on:%d-%m-%Y} s.d. {claim.ended_on:%d-%m-%Y}"]
    number = f"Nomor {claim.certificate_number}"
    content = paper(title="SERTIFIKAT", name=claim.learner.full_name, lines=[number, *lines])
    return SimpleUploadedFile("sertifikat.pdf", content, content_type="application/pdf")


def _two_of(unit):
    found = Employment.objects.current().filter(unit=unit, user__roles=None)
    return found.select_related("user").order_by("pk")[:2]
