"""How a quiz page is served. The page model names these functions, because views stand above models."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments import services
from assessments.attempt_history import history_rows
from assessments.models.versions import QuizVersion
from assessments.overrides.terms import exceptions_for, last_closing_agreed, terms_with
from assessments.quiz_plan import plan_of
from assessments.start_card import StartCard
from assessments.version_content import question_count
from courses.addresses import address
from courses.learning import key_of_course_at, learning_in
from courses.teaching import may_read


def quiz(request, page):
    """For learners of the course and for those who write it; everybody else is shown the way."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)

    learning = learning_in(request.user, key_of_course_at(page.course_path))
    if learning is not None and not learning.is_withdrawn:
        return _start_page(request, page, learning)
    if may_read(request.user, page.course_path):
        return _questions(request, page)
    messages.info(request, _("Enrol in this course to take its quizzes."))
    return redirect(address(page.course_url_path))


def quiz_preview(request, page, mode_name):
    """The page as it is being written."""
    if mode_name == "start":
        plan = plan_of(page)
        version = QuizVersion(
            title=page.title,
            role=page.role,
            pass_mark=page.pass_mark,
            max_attempts=page.max_attempts,
            stored_rules=plan.rules.differences(),
        )
        terms = terms_with(version, {})
        card = StartCard(version, terms, [], pass_mark=version.pass_mark, at=timezone.now())
        context = {"page": page, "card": card, "total": plan.total, "is_preview": True}
        return render(request, "assessments/start.html", context)
    return _questions(request, page, is_preview=True)


def _start_page(request, page, learning):
    version = QuizVersion.objects.of_quiz(page.translation_key).newest()
    learning.current = str(page.translation_key)
    outline = learning.outline
    card = _card(version, learning)
    history = history_rows(card, shows_all="semua" in request.GET) if version else []
    context = {
        "page": page,
        "card": card,
        "history": history,
        "earlier_attempts": len(card.history) - len(history),
        "total": question_count(version) if version else 0,
        "learning": learning,
        "step": outline.current,
        "step_count": len(outline.steps),
        "next_step": outline.next_after(page.translation_key),
    }
    return render(request, "assessments/start.html", context)


def _card(version, learning):
    at = timezone.now()
    if version is None:
        return StartCard(None, None, [], at=at)
    enrolment = learning.enrolment
    exceptions = exceptions_for(enrolment, version.quiz_key)
    terms = terms_with(version, exceptions)
    attempts = _with_versions(list(enrolment.attempts.of_quiz(version.quiz_key)), version)
    waits_for_closing = any(attempt.version.rules.shown_later for attempt in attempts)
    return StartCard(
        version,
        terms,
        attempts,
        at=at,
        pass_mark=version.pass_mark_in(learning.version),
        exceptions=exceptions,
        last_closing=last_closing_agreed(version.quiz_key) if waits_for_closing else None,
        is_in_course=str(version.quiz_key) in learning.version.step_keys(),
        is_needed=not terms.rules.remedial_of
        or services.needs_remedial(enrolment=enrolment, quiz_key=terms.rules.remedial_of),
    )


def _with_versions(attempts, newest):
    """Who practises has dozens of attempts, nearly all at the newest version, which is at hand."""
    others = {attempt.version_id for attempt in attempts} - {newest.pk}
    versions = {newest.pk: newest} | (QuizVersion.objects.in_bulk(others) if others else {})
    for attempt in attempts:
        attempt.version = versions[attempt.version_id]
    return attempts


def _questions(request, page, *, is_preview=False):
    plan = plan_of(page)
    context = {
        "page": page,
        "questions": plan.questions,
        "draws": plan.draws,
        "is_preview": is_preview,
        "course_url": address(page.course_url_path),
    }
    return render(request, "assessments/questions.html", context)
