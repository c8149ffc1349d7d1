from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from assessments.attempt_items import items_with_mark, items_with_response
from assessments.feedback import answered_questions, competency_rows
from assessments.gain import Gain
from assessments.marking.appeal_pages import appeals_among, is_open_to_appeal
from assessments.models import Attempt
from assessments.overrides.terms import parts_shown, rules_of_review
from assessments.version_content import questions_explaining
from courses.learning import learning_of

OF_QUESTIONS = {"own_answer", "correctness", "right_answer", "feedback"}


@never_cache
@login_required
@require_GET
def result(request, public_id):
    """What may not be seen yet is not even in the context."""
    attempts = Attempt.objects.visible_to(request.user).select_related("version", "enrolment")
    attempt = get_object_or_404(attempts, public_id=public_id)
    if not attempt.is_submitted:
        return redirect("assessments:attempt", attempt.public_id)

    at = timezone.now()
    learning = learning_of(attempt.enrolment)
    quiz_key = str(attempt.quiz_key)
    context = {
        "attempt": attempt,
        "version": attempt.version,
        "rules": rules_of_review(attempt),
        "learning": learning,
        "quiz_url": learning.urls.get(quiz_key, ""),
        "next_step": learning.outline.next_after(quiz_key),
        **_findings(attempt, learning, at),
    }
    return render(request, "assessments/result.html", context)


def _findings(attempt, learning, at):
    shown = parts_shown(attempt, at)
    items = items_with_mark(attempt)
    lessons = {step.key: step for step in learning.outline.steps if step.url}
    questions = answered_questions(
        items, questions_explaining(attempt.version, items), lessons, shown, _unmarked(attempt)
    )
    context = {
        "questions": questions if shown & OF_QUESTIONS else [],
        "total": len(questions),
        "appeals": appeals_among(items),
    }
    if not attempt.is_marked or "score" not in shown:
        return context
    return context | {
        "has_score": True,
        "is_passed": attempt.is_passed,
        "score": attempt.score,
        "pass_mark": attempt.version.pass_mark_in(learning.version),
        "right": sum(question.is_right for question in questions),
        "competencies": competency_rows(questions, tells_which="correctness" in shown),
        "gain": _gain(attempt),
        "band_text": attempt.version.rules.band_text(attempt.score),
        "appeal_url": is_open_to_appeal(attempt, items, at) and reverse("appeals:make", args=[attempt.public_id]),
    }


def _unmarked(attempt):
    if attempt.is_marked:
        return {}
    return {item.pk: item.current_given for item in items_with_response(attempt)}


def _gain(attempt):
    """Against the first pre-test of the same enrolment; None for other quizzes and without a pre-test."""
    if not attempt.version.is_post_test:
        return None
    pre_tests = Attempt.objects.marked().pre_tests_of(attempt.enrolment_id)
    score = pre_tests.values_list("score", flat=True).first()
    return Gain(pre=score, post=attempt.score) if score is not None else None
