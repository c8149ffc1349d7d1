"""The whole demo. Whatever is there already stays as people have left it since."""

import datetime

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from accounts import audit
from accounts.models import Employment, User
from assessments.models import QuestionBank
from assessments.services import set_trainers
from certificates.models import Certificate, CertificateTemplate
from certificates.services import (
    due_enrolments,
    publish_template,
    record_certificate,
    render_pdf,
    revoke_certificate,
)
from courses.models import Cohort, CourseIndexPage, CoursePage, CourseVersion
from courses.teaching import make_trainer_of
from home.demo import accounts, organisation
from home.demo.assessment_samples import show_assessments
from home.demo.courses import COHORT_NAME, load_courses
from home.demo.history import History
from home.demo.journey import go_through
from home.demo.other_trainings import write_other_trainings
from home.demo.people import load_people
from home.demo.privacy import tell_about_privacy

COURSE_CODE = "LDA-101"
DAY = datetime.timedelta(days=1)
CERTIFICATE_LAYOUT = {
    "place": "Sukamaju",
    "signatory": {
        "position": "Kepala BKPSDM Kabupaten Sukamaju",
        "name": "Dra. Endang Lestari, M.Si.",
        "rank": "Pembina Utama Muda (IV/c)",
        "number": "19690817 199403 2 008",
    },
}
# (which certificate of the series, why it was revoked)
REVOKED = (
    (9, "Tes akhir dikerjakan oleh orang lain."),
    (40, "Terbit atas nama pegawai yang keliru karena salah unggah data."),
)


def load_demo(*, at, report):
    """`report` is called with a line for each part."""
    with audit.acting(origin="load_demo"):
        _load(at=at, opened_at=_opening_day(at), report=report)


def _load(*, at, opened_at, report):
    with transaction.atomic():
        units = organisation.load_units()
        organisation.tell_of_a_reorganisation(units, at=opened_at)
        _sign_certificates(agency=units["BKPSDM"].get_root())
        report(f"Units: {len(units)}")
    load_courses(organiser=units["BKPSDM"], opened_at=opened_at, report=report)
    with transaction.atomic():
        _load_people(units, opened_at=opened_at, at=at, report=report)
    _render_demo_certificates()


def _sign_certificates(*, agency):
    if not CertificateTemplate.objects.filter(agency=agency).exists():
        publish_template(name="Sertifikat Sukamaju", layout=CERTIFICATE_LAYOUT, agency=agency)


def _opening_day(at):
    """The first working day of last year: the history covers two years."""
    return timezone.localtime(at).replace(year=at.year - 1, month=1, day=2, hour=8, minute=0, second=0, microsecond=0)


def _load_people(units, *, opened_at, at, report):
    """People and all that they did in one transaction: half a history would never be completed."""
    newcomers = accounts.load_accounts(units, at=opened_at)
    employments = load_people(units)
    report(f"People: {len(employments) + len(newcomers)} new")
    if not newcomers and not employments:
        return
    course = CoursePage.objects.get(code=COURSE_CODE)
    cohort = Cohort.objects.get(course_key=course.translation_key, name=COHORT_NAME)
    version = CourseVersion.objects.filter(course_key=course.translation_key).latest("number")
    tell_about_privacy(newcomers, at=at)
    _hand_courses_to(User.objects.filter(employments__number=accounts.TRAINER.number).first(), at=opened_at)
    _journeys(newcomers, cohort, at=at)
    History(cohort, version, at=at).write(employments)
    officers = [newcomers[each.number] for each in accounts.ACCOUNTS if each.role and each.number in newcomers]
    write_other_trainings([*employments, *Employment.objects.filter(user__in=officers)], at=at)
    report(f"Certificates: {_certify(newcomers)} new")
    show_assessments(at=at)


def _hand_courses_to(trainer, *, at):
    if not trainer:
        return
    pages = Page.objects.descendant_of(CourseIndexPage.objects.get()).filter(owner=None)
    courses = list(CoursePage.objects.filter(pk__in=pages.values("pk")))
    pages.update(owner=trainer)
    for course in courses:
        make_trainer_of(course=course, user=trainer, at=at)
    for bank in QuestionBank.objects.filter(name__in=[course.code for course in courses]):
        set_trainers(bank=bank, trainers=[trainer])


def _journeys(newcomers, cohort, *, at):
    halfway = newcomers.get(accounts.HALFWAY.number)
    if halfway:
        go_through(learner=halfway, cohort=cohort, from_=at - 21 * DAY, until=at - 2 * DAY, modules=3)
    certified = newcomers.get(accounts.CERTIFIED.number)
    if certified:
        go_through(learner=certified, cohort=cohort, from_=at - 60 * DAY, until=at - 40 * DAY)


def _certify(newcomers):
    """In the order of completion, as the numbers would have been given. The PDFs are the sweep's work."""
    certificates = [
        record_certificate(enrolment=enrolment, at=enrolment.completed_at)
        for enrolment in due_enrolments().filter(version__code=COURSE_CODE)
    ]
    administrator = newcomers.get(accounts.ADMINISTRATOR.number)
    for place, reason in REVOKED:
        if administrator and place < len(certificates):
            at = certificates[place].issued_at + 5 * DAY
            revoke_certificate(certificate=certificates[place], reason=reason, by=administrator, at=at)
    return len(certificates)


def _render_demo_certificates():
    """Those that somebody who tries the demo opens first need not wait for the sweep."""
    numbers = [account.number for account in accounts.ACCOUNTS]
    waiting = Certificate.objects.filter(holder__employments__number__in=numbers, pdf="")
    for certificate in waiting:
        render_pdf(certificate=certificate)
