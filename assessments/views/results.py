from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from assessments.drawn_questions import explained_questions
from assessments.feedback import answered_questions, competency_rows
from assessments.gain import Gain
from assessments.models import Attempt
from assessments.version_content import questions_of
from courses.learning import learning_of


@never_cache
@login_required
@require_GET
def result(request, public_id):
    attempts = Attempt.objects.visible_to(request.user).select_related("version", "enrolment")
    attempt = get_object_or_404(attempts, public_id=public_id)
    if not attempt.is_submitted:
        return redirect("assessments:attempt", attempt.public_id)

    learning = learning_of(attempt.enrolment)
    lessons = {step.key: step for step in learning.outline.steps if step.url}
    version = attempt.version
    questions = answered_questions(
        attempt.items.list_with_mark(), questions_of(version), explained_questions(version), lessons
    )
    quiz_key = str(attempt.quiz_key)
    context = {
        "attempt": attempt,
        "version": version,
        "pass_mark": version.pass_mark_in(learning.version),
        "questions": questions,
        "right": sum(question.is_right for question in questions),
        "competencies": competency_rows(questions),
        "gain": _gain(attempt),
        "learning": learning,
        "quiz_url": learning.urls.get(quiz_key, ""),
        "next_step": learning.outline.next_after(quiz_key),
    }
    return render(request, "assessments/result.html", context)


def _gain(attempt):
    """Against the first pre-test of the same enrolment; None for other quizzes and without a pre-test."""
    if not attempt.version.is_post_test:
        return None
    pre_tests = Attempt.objects.submitted().pre_tests_of(attempt.enrolment_id)
    score = pre_tests.values_list("score", flat=True).first()
    return Gain(pre=score, post=attempt.score) if score is not None else None
