"""One learner's whole record, and everybody who may or may not see it."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from django.contrib.auth.models import AnonymousUser

from accounts.models import OrgUnit, User
from accounts.services import set_superior
from assessments.models import Attempt
from certificates.issuing.producing import produce
from certificates.issuing.services import record_certificate
from certificates.models import Certificate
from courses.models import Cohort, CoursePage, Enrolment, LessonPage
from courses.services import complete_step
from tests.factories.accounts import (
    give_role,
    make_administrator,
    make_hr_officer,
    make_officer,
    make_person,
    make_trainer,
    make_unit,
)
from tests.factories.assessments import make_quiz, start, submit
from tests.factories.courses import enrol_learner, make_course
from tests.factories.keys import make_platform_keys

ROLES = [
    "stranger",
    "owner",
    "colleague",
    "superior",
    "hr",
    "other_hr",
    "trainer",
    "course_trainer",
    "marker",
    "agency_administrator",
    "other_agency_administrator",
    "signatory",
    "other_signatory",
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


def build_world(at, mark=""):
    """With a `mark` in every name of a person and a unit, one world can be told from another."""
    agency, other_agency = make_unit(f"Pemerintah Kabupaten Sukamaju{mark}"), make_unit(f"Pemerintah Kota Lain{mark}")
    unit, other_unit = make_unit(f"Dinas Kominfo{mark}", agency), make_unit(f"Dinas Kesehatan{mark}", agency)
    officer = partial(make_officer, full_name=f"Petugas Contoh{mark}")
    people = {
        "stranger": AnonymousUser(),
        "owner": make_person(f"Yuliana Wati{mark}", unit=unit),
        "colleague": make_person(f"Budi Santoso{mark}", unit=unit),
        "superior": make_person(f"Sri Mulyati{mark}", unit=unit),
        "hr": make_hr_officer(unit, f"Hasan Basri{mark}"),
        "other_hr": make_hr_officer(other_unit, f"Ratna Dewi{mark}"),
        "trainer": make_trainer(f"Tri Wahyuni{mark}", unit=other_unit),
        "course_trainer": make_person(f"Wayan Sudarma{mark}", unit=other_unit),
        "marker": make_person(f"Maria Gorety{mark}", unit=other_unit),
        "agency_administrator": officer("agency_administrator", agency),
        "other_agency_administrator": officer("agency_administrator", other_agency),
        "signatory": officer("signatory", agency),
        "other_signatory": officer("signatory", other_agency),
        "data_protection_officer": officer("data_protection_officer", agency),
        "auditor": officer("auditor", agency),
        "administrator": make_administrator(f"Agus Salim{mark}", unit=other_unit),
    }
    set_superior(user=people["owner"], superior=people["superior"])
    course = make_course(lessons=1)
    Cohort.objects.of_course(course.translation_key).update(organiser=make_unit(f"BKPSDM{mark}", agency))
    people["course_trainer"] = give_role(people["course_trainer"], "trainer", course_key=course.translation_key)
    people["marker"] = give_role(people["marker"], "marker", course_key=course.translation_key)
    lesson = LessonPage.objects.descendant_of(course).get()
    quiz = make_quiz(course, role="post_test", is_required=False)
    enrolment = enrol_learner(course, people["owner"], at)
    submitted = submit(enrolment, quiz, at)
    retry = start(enrolment, quiz, at)
    complete_step(enrolment=enrolment, step_key=lesson.translation_key, at=at)
    make_platform_keys()
    certificate = record_certificate(enrolment=enrolment, at=at)
    produce(certificate=certificate, at=at)
    certificate.refresh_from_db()
    return World(people, unit, course, lesson, retry, submitted, enrolment, certificate, at)
