from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from assessments import payloads, services
from assessments.attempt_page import questions_html, reviewed_questions
from assessments.drawn_questions import questions_to_answer
from assessments.models import Attempt, QuizVersion
from assessments.version_content import questions_of
from courses.addresses import urls_for
from courses.learning import learning_of
from courses.models import Enrolment


@login_required
@require_http_methods(["GET", "POST"])
def start(request, quiz_key):
    """By GET comes whose session ended and who has signed in again: nothing is written, and the quiz is shown."""
    course_key = QuizVersion.objects.of_quiz(quiz_key).values_list("course_key", flat=True).newest()
    if course_key is None:
        raise Http404
    if request.method == "GET":
        return redirect(_url_of(quiz_key))
    enrolment = Enrolment.objects.visible_to(request.user).of_course(course_key).latest_first().first()
    if enrolment is None:
        messages.error(request, _("Enrol in the course first, then open the quiz again."))
        return redirect(_url_of(course_key))
    try:
        attempt = services.start_attempt(enrolment=enrolment, quiz_key=quiz_key, at=timezone.now())
    except services.NoAttemptsLeft:
        messages.error(request, _("You have used all attempts at this quiz."))
    except services.QuizNotInCourse:
        messages.error(request, _("This quiz is not part of the version of the course that you follow."))
    except services.EnrolmentWithdrawn:
        messages.error(request, _("You have left this course, so the quiz can no longer be taken."))
    else:
        return redirect("assessments:attempt", attempt.public_id)
    learning = learning_of(enrolment)
    return redirect(learning.urls.get(str(quiz_key)) or learning.course_url or "/")


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def attempt(request, public_id):
    attempt = _own_attempt(request, public_id)
    if attempt.is_submitted:
        return _to_result(request, attempt)
    if request.method == "POST":
        return _save_form(request, attempt)
    items = attempt.items.list_with_current_response()
    return render(
        request,
        "assessments/attempt.html",
        {
            "attempt": attempt,
            "questions": questions_html(items, questions_to_answer(attempt.version)),
            "total": str(len(items)),
            "sequence": str(payloads.highest_sequence(items)),
        },
    )


def _save_form(request, attempt):
    """The whole form, as it comes without the script and before the review."""
    answers = partial(payloads.answers_from_form, request.POST, questions_of(attempt.version))
    try:
        services.save_responses(attempt=attempt, answers=answers, at=timezone.now())
    except services.AttemptClosed:
        return _to_result(request, attempt)
    except services.AnswerRejected:
        return render(request, "assessments/answer_rejected.html", {"attempt": attempt}, status=400)
    if request.POST.get("action") == "review":
        return redirect("assessments:review", attempt.public_id)
    messages.success(request, _("Your answers are saved."))
    return redirect("assessments:attempt", attempt.public_id)


@never_cache
@login_required
@require_GET
def review(request, public_id):
    """Which questions have an answer, before the attempt is submitted."""
    attempt = _own_attempt(request, public_id)
    if attempt.is_submitted:
        return redirect("assessments:result", attempt.public_id)
    questions = reviewed_questions(attempt.items.list_with_current_response())
    unanswered = [question for question in questions if not question.is_answered]
    context = {"attempt": attempt, "questions": questions, "unanswered": unanswered}
    return render(request, "assessments/review.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def submit(request, public_id):
    """By GET as for `start`."""
    attempt = get_object_or_404(Attempt.objects.visible_to(request.user), public_id=public_id)
    if request.method == "GET":
        return redirect("assessments:review", attempt.public_id)
    try:
        services.submit_attempt(attempt=attempt, at=timezone.now())
    except services.EnrolmentWithdrawn:
        messages.error(request, _("You have left this course, so the quiz can no longer be taken."))
        return redirect("assessments:attempt", attempt.public_id)
    return redirect("assessments:result", attempt.public_id)


def _own_attempt(request, public_id):
    attempts = Attempt.objects.visible_to(request.user).select_related("version")
    return get_object_or_404(attempts, public_id=public_id)


def _to_result(request, attempt):
    if request.method == "POST":
        messages.info(request, _("This quiz was already submitted, so answers can no longer be changed."))
    return redirect("assessments:result", attempt.public_id)


def _url_of(page_key):
    return urls_for([page_key]).get(str(page_key), "/")
