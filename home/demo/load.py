"""The whole demo. Whatever is there already stays as people have left it since."""

import datetime

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from accounts import audit
from accounts.models import Employment, User
from assessments.models import QuestionBank
from assessments.services import set_trainers
from courses.models import Cohort, CourseIndexPage, CoursePage, CourseVersion
from courses.teaching import make_trainer_of
from home.demo import accounts, organisation
from home.demo.assessment_samples import show_assessments
from home.demo.certificate_story import make_first_certificates, tell_certificates
from home.demo.competency_story import tell_competencies
from home.demo.courses import COHORT_NAME, load_courses
from home.demo.history import History
from home.demo.issuers import prepare_issuing
from home.demo.journey import go_through
from home.demo.other_trainings import write_other_trainings
from home.demo.people import load_people
from home.demo.privacy import tell_about_privacy

COURSE_CODE = "LDA-101"
DAY = datetime.timedelta(days=1)
# Some certificates of the demo have ended, and something must have signed them.
KEYS_MADE = 830 * DAY


def load_demo(*, at, report):
    """`report` is called with a line for each part."""
    with audit.acting(origin="load_demo"):
        _load(at=at, opened_at=_opening_day(at), report=report)


def _load(*, at, opened_at, report):
    with transaction.atomic():
        units = organisation.load_units()
        organisation.tell_of_a_reorganisation(units, at=opened_at)
        prepare_issuing(units, at=at - KEYS_MADE)
        report(f"Units: {len(units)}")
    load_courses(organiser=units["BKPSDM"], opened_at=opened_at, report=report)
    with transaction.atomic():
        _load_people(units, opened_at=opened_at, at=at, report=report)
    make_first_certificates(at=at)
    report(f"Standing prepared: {tell_competencies(units, at=at)} people")


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
    report(f"Certificates: {tell_certificates(units, at=at)} new")
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
