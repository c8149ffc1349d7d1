"""What the demo shows of competencies: demands, proofs that count and that no longer do, plans, and what is prepared.

All of it through the services, once: an agency that has a standard of its own is left as it is.
"""

import datetime
import uuid

from django.db import transaction
from django.utils import timezone

from accounts.models import Employment
from competencies import services
from competencies.models import Competency, TrainingForm
from competencies.plans import steps
from competencies.plans.advised import advice_for, choices_of
from competencies.plans.deciding import ask, decide, superior_of
from competencies.profile.sharing import SECTIONS, create_share
from competencies.standing.services import refresh
from courses.assigning import assign_training
from courses.models import Cohort, CoursePage
from home.demo import accounts
from home.demo.assessing_story import assess, assess_oneself, name_superiors
from home.demo.claims_story import claim_trainings
from home.demo.courses import COHORT_NAME
from home.demo.standards_story import FRAMEWORK, has_standards, publish_path_of_clerks, publish_standards
from home.demo.tested_levels import write_tested_levels

DAY, HOUR = datetime.timedelta(days=1), datetime.timedelta(hours=1)
PEOPLE = {
    "beginner": accounts.BEGINNER,
    "halfway": accounts.HALFWAY,
    "certified": accounts.CERTIFIED,
    "superior": accounts.SUPERIOR,
    "hr": accounts.REGENCY_OFFICER,
    "administrator": accounts.AGENCY_ADMINISTRATOR,
}


def tell_competencies(units, *, at):
    """Returns for how many people the standing was prepared."""
    if has_standards(units["SUKAMAJU"]):
        return 0
    people = {name: accounts.person_of(account) for name, account in PEOPLE.items()}
    if not all(people.values()):
        return 0
    with transaction.atomic():
        _tell(people, units, at=at)
    return refresh(person_ids=Employment.objects.current().values_list("user", flat=True), at=at)


def _tell(people, units, *, at):
    by, published_at = people["administrator"], min(at, _early_this_year(at))
    publish_standards(regency=units["SUKAMAJU"], informatics=units["DISKOMINFO"], by=by, at=published_at)
    publish_path_of_clerks(regency=units["SUKAMAJU"], by=by, at=published_at)
    team = name_superiors(people, units)
    assess(people, team, units, at=at)
    assess_oneself(people["certified"], at=at - 9 * DAY)
    write_tested_levels(by=people["hr"], at=at)
    _recognise(people, at=at)
    claim_trainings(people, units, at=at)
    _plan(people, at=at)
    _assign(people, team, at=at)
    create_share(
        person=people["certified"],
        key=_key("cv"),
        label="Panitia seleksi jabatan",
        days=30,
        sections=list(SECTIONS),
        at=at - DAY,
    )


def _early_this_year(at):
    return timezone.localtime(at).replace(month=1, day=5, hour=10, minute=0, second=0, microsecond=0)


def _recognise(people, *, at):
    """A proof that has run out, and one that is older than the standard allows."""
    services.recognise(
        person=people["certified"],
        competency=_competency("ETIKA.3"),
        level=3,
        title="Fasilitator Kolaborasi Daring",
        basis="Sertifikat fasilitator Puslatber dan laporan kegiatan",
        by=people["hr"],
        at=at - 800 * DAY,
        valid_until=timezone.localdate(at - 70 * DAY),
    )
    services.recognise(
        person=people["halfway"],
        competency=_competency("AMAN.2"),
        level=3,
        title="Pelatihan Keamanan Data Pasien",
        basis="Sertifikat dan wawancara",
        by=people["hr"],
        at=at - 900 * DAY,
    )


def _plan(people, *, at):
    """One that waits for the superior, and one that is agreed."""
    asked = _planned(people["halfway"], "Mendampingi perawat baru memakai rekam medis elektronik", at=at)
    ask(plan=asked, at=at - 3 * HOUR)
    agreed = _planned(people["certified"], "Berbagi praktik layanan adminduk daring kepada kecamatan", at=at)
    agreed = ask(plan=agreed, at=at - 3 * HOUR)
    note = "Setuju. Utamakan bukti yang sudah habis masa berlakunya."
    head = superior_of(people["certified"])
    decide(plan=agreed, by=head, agrees=True, note=note, asked_at=agreed.asked_at, at=at - HOUR)


def _planned(person, activity, *, at):
    begun = at - 4 * HOUR
    year, today = timezone.localtime(begun).year, timezone.localdate(begun)
    standing, advice = advice_for(person=person, at=begun, on=today)
    steps.add_courses(person=person, year=year, choices=choices_of(standing, advice), at=begun)
    steps.add_activity(
        person=person,
        year=year,
        key=_key(activity),
        form=TrainingForm.objects.get(code="NKL02"),
        title=activity,
        competency=_competency("ETIKA.3"),
        level=2,
        due_on=min(today + 25 * DAY, datetime.date(year, 12, 31)),
        at=begun,
    )
    return steps.plan_of(person=person, year=year, at=begun)


def _assign(people, team, *, at):
    course = CoursePage.objects.get(code="LDA-101")
    assign_training(
        people=[people["halfway"], *team[-2:]],
        cohort=Cohort.objects.get(course_key=course.translation_key, name=COHORT_NAME),
        by=people["hr"],
        at=at - 30 * HOUR,
        due_on=timezone.localdate(at) + 25 * DAY,
        note="Mohon diselesaikan sebelum akhir tahun.",
    )


def _competency(code):
    return Competency.objects.select_related("framework").get(framework__code=FRAMEWORK, code=code)


def _key(name):
    return uuid.uuid5(uuid.NAMESPACE_URL, f"bimtek-lms demo {name}")
