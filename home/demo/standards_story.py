"""What positions of the regency demand, and a path of courses for those who carry out."""

import datetime

from django.utils import timezone

from accounts.models import PositionKind
from competencies.models import Competency, PositionStandard
from competencies.paths.services import add_course, create_path, publish_path
from competencies.standards.drafting import create_draft, take_lines
from competencies.standards.lines import Facts
from competencies.standards.publishing import publish
from courses.models import CoursePage

FRAMEWORK = "kominfo-4-pilar"
EVERYBODY = ""
JUNIOR = ("05", "12", "13", "14", "21")
SENIOR = ("03", "04", "22", "23")
# Phishing and the care for personal data change fast, and weigh more than the rest.
WEIGHTY = {"AMAN.2": 24, "AMAN.3": 24}
OF_EVERYBODY = (
    "CAKAP.1", "CAKAP.2", "CAKAP.3", "ETIKA.1", "ETIKA.2", "ETIKA.3",
    "AMAN.1", "AMAN.2", "AMAN.3", "AMAN.4", "BUDAYA.1", "BUDAYA.4",
)  # fmt: skip
OF_JUNIOR = ("CAKAP.2", "AMAN.2", "AMAN.3")
OF_SENIOR = ("CAKAP.2", "ETIKA.1", "AMAN.2", "AMAN.3")
RAISED = ("AMAN.2", "AMAN.3")
WAIVED, FOR_TITLE = "CAKAP.1", "Pranata Komputer Ahli Pertama"
PATH = ("LDA-101", "KSI-101", "PPD-101")


def has_standards(regency):
    return PositionStandard.objects.filter(unit=regency).exists()


def publish_standards(*, regency, informatics, by, at):
    """The regency's, and one of the unit that asks more of its people and less of those who cannot but know."""
    known, year = _known(), timezone.localtime(at).year
    everybody = [_line(known, code, EVERYBODY, 2, 3) for code in OF_EVERYBODY]
    junior = [_line(known, code, kind, 3, 3) for kind in JUNIOR for code in OF_JUNIOR]
    senior = [_line(known, code, kind, 3, 4) for kind in SENIOR for code in OF_SENIOR]
    _publish(
        unit=regency,
        name=f"Standar Kompetensi Digital Kabupaten {year}",
        basis=f"Peraturan Bupati Sukamaju Nomor 12 Tahun {year}",
        lines=[*everybody, *junior, *senior],
        by=by,
        at=at,
    )
    raised = [Facts(competency=known[code], lowest_level=4, recent_months=24, weight=4) for code in RAISED]
    _publish(
        unit=informatics,
        name=f"Standar Kompetensi Digital Diskominfo {year}",
        basis=f"Keputusan Kepala Dinas Komunikasi dan Informatika Nomor 8 Tahun {year}",
        lines=[*raised, Facts(competency=known[WAIVED], title=FOR_TITLE, is_waived=True)],
        by=by,
        at=at,
    )


def publish_path_of_clerks(*, regency, by, at):
    path = create_path(
        unit=regency,
        name_id="Jalur Pelaksana Melek Digital",
        name_en="Digital skills for administrative staff",
        about_id="Tiga pelatihan singkat, dari literasi digital sampai melayani warga secara digital.",
        about_en="Three short courses, from digital literacy to serving citizens digitally.",
        position_kind=PositionKind.objects.get(code="06"),
        by=by,
        at=at,
    )
    courses = {course.code: course for course in CoursePage.objects.filter(code__in=PATH)}
    for code in PATH:
        add_course(path=path, course_key=courses[code].translation_key, title=courses[code].title, by=by, at=at)
    publish_path(path=path, by=by, at=at)


def _publish(*, unit, name, basis, lines, by, at):
    standard = create_draft(
        unit=unit, name=name, basis=basis, valid_from=datetime.date(timezone.localtime(at).year, 1, 1), by=by, at=at
    )
    take_lines(standard=standard, lines=lines, by=by, at=at)
    publish(standard=standard, by=by, at=at)


def _line(known, code, kind, lowest, wished):
    return Facts(
        competency=known[code],
        kind=kind,
        lowest_level=lowest,
        wished_level=wished,
        recent_months=WEIGHTY.get(code),
        weight=3 if code in WEIGHTY else 1,
    )


def _known():
    return dict(Competency.objects.filter(framework__code=FRAMEWORK).values_list("code", "pk"))
