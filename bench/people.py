"""Runs in the site's own process: learners of the demo's course who have signed in."""

from datetime import timedelta

from django.conf import settings
from django.test import Client
from django.utils import timezone

from accounts.models import User
from accounts.privacy.notices import unread_notice
from accounts.privacy.services.notices import acknowledge_notice
from courses.models import Cohort, CourseVersion, Enrolment

COURSE = "LDA-101"


def signed_in_learners(number, name):
    """The session of each; they are called `name` and a number."""
    course = CourseVersion.objects.filter(code=COURSE).latest("number")
    cohort = Cohort.objects.filter(course_key=course.course_key).first()
    return [_signed_in(_learner(f"{name} {place:03}", course, cohort)) for place in range(number)]


def _learner(name, course, cohort):
    learner = User.objects.create(full_name=name, password="!")  # noqa: S106 -- nobody signs in with it
    at = timezone.now()
    notice = unread_notice(user=learner, on=timezone.localdate())
    if notice:
        acknowledge_notice(user=learner, notice=notice, at=at)
    Enrolment.objects.create(learner=learner, cohort=cohort, version=course, enrolled_at=at - timedelta(hours=1))
    return learner


def _signed_in(learner):
    client = Client()
    client.force_login(learner, backend=settings.AUTHENTICATION_BACKENDS[0])
    return client.cookies[settings.SESSION_COOKIE_NAME].value
