from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from assessments import services
from assessments.models import QuizVersion
from assessments.obstacles import OBSTACLES, words_for
from courses.addresses import urls_for
from courses.learning import learning_of
from courses.models import Enrolment


@login_required
@require_http_methods(["GET", "POST"])
def start(request, quiz_key):
    """By GET comes whose session ended and who has signed in again: nothing is written, and the quiz is shown."""
    versions = QuizVersion.objects.of_quiz(quiz_key)
    if request.method == "GET":
        _course_key_or_404(versions)
        return redirect(_url_of(quiz_key))
    course_key = versions.order_by("-number").values("course_key")[:1]
    enrolment = Enrolment.objects.visible_to(request.user).of_course(course_key).latest_first().first()
    if enrolment is None:
        course_key = _course_key_or_404(versions)
        messages.error(request, _("Enrol in the course first, then open the quiz again."))
        return redirect(_url_of(course_key))
    try:
        attempt = services.start_attempt(
            enrolment=enrolment,
            quiz_key=quiz_key,
            access_code=request.POST.get("access_code", ""),
            at=timezone.now(),
        )
    except tuple(OBSTACLES) as error:
        messages.error(request, words_for(error))
    else:
        return redirect("assessments:attempt", attempt.public_id)
    learning = learning_of(enrolment)
    return redirect(learning.urls.get(str(quiz_key)) or learning.course_url or "/")


def _course_key_or_404(versions):
    course_key = versions.values_list("course_key", flat=True).newest()
    if course_key is None:
        raise Http404
    return course_key


def _url_of(page_key):
    return urls_for([page_key]).get(str(page_key), "/")
