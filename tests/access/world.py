"""One learner's whole record, and everybody who may or may not see it."""

from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.auth.models import AnonymousUser

from accounts.models import OrgUnit, User
from assessments.models import Attempt
from certificates import services as certificate_services
from certificates.models import Certificate
from courses.models import CoursePage, Enrolment, LessonPage
from courses.services import complete_step
from tests.factories.accounts import (
    make_administrator,
    make_hr_officer,
    make_officer,
    make_person,
    make_trainer,
    make_unit,
)
from tests.factories.assessments import make_quiz, start, submit
from tests.factories.courses import enrol_learner, make_course

ROLES = [
    "stranger",
    "owner",
    "colleague",
    "hr",
    "other_hr",
    "trainer",
    "agency_administrator",
    "other_agency_administrator",
    "data_protection_officer",
    "auditor",
    "administrator",
]


@dataclass
class World:
    people: dict
    unit: OrgUnit
    course: CoursePage
    lesson: LessonPage
    open_attempt: Attempt
    submitted_attempt: Attempt
    enrolment: Enrolment
    certificate: Certificate
    at: datetime
    things: dict = field(default_factory=dict)  # what the rows of one topic need, by names of their own

    @property
    def owner(self) -> User:
        return self.people["owner"]


def build_world(at):
    agency = make_unit("Pemerintah Kabupaten Sukamaju")
    unit, other_unit = make_unit("Dinas Kominfo", agency), make_unit("Dinas Kesehatan", agency)
    people = {
        "stranger": AnonymousUser(),
        "owner": make_person("Yuliana Wati", unit=unit),
        "colleague": make_person("Budi Santoso", unit=unit),
        "hr": make_hr_officer(unit),
        "other_hr": make_hr_officer(other_unit, "Ratna Dewi"),
        "trainer": make_trainer(unit=other_unit),
        "agency_administrator": make_officer("agency_administrator", agency),
        "other_agency_administrator": make_officer("agency_administrator", make_unit("Pemerintah Kota Lain")),
        "data_protection_officer": make_officer("data_protection_officer", agency),
        "auditor": make_officer("auditor", agency),
        "administrator": make_administrator(unit=other_unit),
    }
    course = make_course(lessons=1)
    lesson = LessonPage.objects.descendant_of(course).get()
    quiz = make_quiz(course, role="post_test", is_required=False)
    enrolment = enrol_learner(course, people["owner"], at)
    submitted = submit(enrolment, quiz, at)
    retry = start(enrolment, quiz, at)
    complete_step(enrolment=enrolment, step_key=lesson.translation_key, at=at)
    certificate = certificate_services.issue_certificate(enrolment=enrolment, at=at)
    certificate_services.render_pdf(certificate=certificate)
    return World(people, unit, course, lesson, retry, submitted, enrolment, certificate, at)
