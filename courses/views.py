"""What learners send from the pages of a course. The pages themselves are served by `page_views`.

Whose session ended is sent here by GET after signing in again: nothing is written then, and the page is shown.
"""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from courses import services
from courses.addresses import address
from courses.admission import State, admission
from courses.learning import learning_of
from courses.models import Cohort, CoursePage, Enrolment, LessonPage


@login_required
@require_http_methods(["GET", "POST"])
def enrol(request, course_key):
    """Enrol in the cohort that takes registrations now; asked again, go on where the learner is."""
    course = get_object_or_404(CoursePage.objects.live(), translation_key=course_key)
    course_url = address(course.url_path)
    if request.method == "GET":
        return redirect(course_url)
    at = timezone.now()
    offer = admission(list(Cohort.objects.of_course(course_key).with_places_taken()), at)
    if offer.state == State.COMING_SOON:
        messages.error(request, _("Registration for this course has not opened yet."))
        return redirect(course_url)
    try:
        enrolment = services.enrol(learner=request.user, cohort=offer.cohort, at=at)
    except services.RegistrationClosed:
        messages.error(request, _("Registration for this course is closed."))
    except services.CohortFull:
        messages.error(request, _("All places have been taken in the meantime. Ask the organiser for the next cohort."))
    except services.CourseNotPublished:
        messages.error(request, _("This course has not been published yet."))
    else:
        return _welcome(request, course, enrolment, course_url)
    return redirect(course_url)


def _welcome(request, course, enrolment, course_url):
    if enrolment.withdrawn_at is not None:
        messages.error(request, _("You have left this cohort. Ask the organiser if you want to join again."))
        return redirect(course_url)
    if enrolment.is_complete:
        return redirect(course_url)
    messages.success(request, _("You are enrolled in %(course)s.") % {"course": course.title})
    first = learning_of(enrolment).outline.next_step
    return redirect(first.url if first else course_url)


@login_required
@require_http_methods(["GET", "POST"])
def complete_lesson(request, public_id, step_key):
    """Quizzes complete themselves when they are passed, so only a lesson's key is taken here."""
    enrolment = get_object_or_404(Enrolment.objects.visible_to(request.user), public_id=public_id)
    lesson = get_object_or_404(LessonPage.objects.live(), translation_key=step_key)
    if request.method == "GET":
        return redirect(address(lesson.url_path))
    try:
        services.complete_step(
            enrolment=enrolment, step_key=step_key, at=timezone.now(), content_checksum=lesson.content_checksum()
        )
    except services.StepNotInCourse:
        messages.error(request, _("This lesson is not part of the version of the course that you follow."))
    except services.EnrolmentWithdrawn:
        messages.error(request, _("You have left this course, so nothing more can be recorded."))
    else:
        return _go_on(request, enrolment, step_key)
    return redirect(address(lesson.url_path))


def _go_on(request, enrolment, step_key):
    learning = learning_of(enrolment)
    following = learning.outline.next_after(step_key)
    if learning.enrolment.is_complete and not enrolment.is_complete:
        messages.success(request, _("You have completed this course. Your lesson hours have been recorded."))
    elif following is not None and not learning.enrolment.is_complete:
        return redirect(following.url)
    return redirect(learning.course_url or "/")


@login_required
@require_http_methods(["GET", "POST"])
def move_to_latest_version(request, public_id):
    enrolment = get_object_or_404(Enrolment.objects.visible_to(request.user), public_id=public_id)
    if request.method == "POST":
        try:
            enrolment = services.move_to_latest_version(enrolment=enrolment, at=timezone.now())
            messages.success(request, _("You now follow the latest version. Everything you have finished is kept."))
        except services.EnrolmentWithdrawn:
            messages.error(request, _("You have left this course, so nothing more can be recorded."))
    return redirect(learning_of(enrolment).course_url or "/")
