"""How a quiz page is served. The page model names these functions, because views stand above models."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from assessments.attempt_history import history_rows
from assessments.models.versions import QuizVersion
from assessments.start_card import StartCard
from assessments.version_content import questions_of
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
        version = QuizVersion(
            title=page.title, role=page.role, pass_mark=page.pass_mark, max_attempts=page.max_attempts
        )
        card = StartCard(version, [], pass_mark=version.pass_mark)
        context = {"page": page, "card": card, "total": len(page.chosen_questions()), "is_preview": True}
        return render(request, "assessments/start.html", context)
    return _questions(request, page)


def _start_page(request, page, learning):
    version = QuizVersion.objects.of_quiz(page.translation_key).newest()
    learning.current = str(page.translation_key)
    outline = learning.outline
    card = StartCard(
        version,
        list(learning.enrolment.attempts.of_quiz(page.translation_key)),
        pass_mark=version.pass_mark_in(learning.version) if version else None,
        is_in_course=str(page.translation_key) in learning.version.step_keys(),
    )
    context = {
        "page": page,
        "card": card,
        "history": history_rows(card.history, is_pre_test=version.is_pre_test) if version else [],
        "total": len(questions_of(version)) if version else 0,
        "learning": learning,
        "step": outline.current,
        "step_count": len(outline.steps),
        "next_step": outline.next_after(page.translation_key),
    }
    return render(request, "assessments/start.html", context)


def _questions(request, page):
    context = {"page": page, "questions": page.chosen_questions(), "course_url": address(page.course_url_path)}
    return render(request, "assessments/questions.html", context)
