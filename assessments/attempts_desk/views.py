"""Attempts as the trainers of their course see them, and the log that learners see of their own."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts import audit
from accounts.powers import Power
from assessments.attempts_desk.forms import AttemptFilter, LateForm, ReopenForm
from assessments.attempts_desk.late import NO_LONGER_PASSED, ChangedSinceShown, StillOpen, decide_late, late_answers
from assessments.attempts_desk.listing import page_of_attempts
from assessments.attempts_desk.log import entries_of
from assessments.attempts_desk.pages import answer_rows, reopening_of
from assessments.attempts_desk.reopening import (
    AppealUpheld,
    CannotReopen,
    LeftCourse,
    NotEnded,
    NoTimeLeft,
    NotTheLast,
    Passed,
    ReasonMissing,
    reopen_attempt,
)
from assessments.models import Attempt, QuizVersion

LOG_PER_PAGE = 200
CANNOT_REOPEN = {
    NotEnded: gettext_lazy("This attempt is open already."),
    Passed: gettext_lazy("This attempt was passed, so it stays as it is."),
    AppealUpheld: gettext_lazy(
        "An appeal about this attempt was upheld, and opening it again would take back the points that it gave. Give "
        "the learner another attempt instead."
    ),
    NotTheLast: gettext_lazy("The learner has begun another attempt since, so this one stays closed."),
    LeftCourse: gettext_lazy("The learner has left the course."),
    NoTimeLeft: gettext_lazy("The time was used up. Enter how many minutes the learner gets."),
    ReasonMissing: gettext_lazy("Say why: auditors read it later."),
}


@login_required
@require_safe
def attempts_of_quiz(request, quiz_key):
    version = QuizVersion.objects.within_power(request.user, Power.TEACH).of_quiz(quiz_key).newest()
    if version is None:
        raise Http404
    form = AttemptFilter(request.GET)
    filters = form.cleaned_data if form.is_valid() else {}
    attempts = Attempt.objects.within_power(request.user, Power.TEACH).of_quiz(quiz_key)
    page = page_of_attempts(attempts, filters, request.GET.get("page"))
    context = {"version": version, "form": form, "page": page}
    return render(request, "assessments/attempts_desk/list.html", context)


@never_cache
@login_required
@require_safe
def detail(request, public_id):
    attempt = _attempt_to_see(request, public_id)
    audit.record_view(request, action="attempt.viewed", subject=attempt.learner, target=attempt.version.title)
    return _show(request, attempt)


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def late(request, public_id):
    """By GET comes whose session ended while deciding."""
    attempt = _attempt_to_see(request, public_id)
    if request.method == "GET":
        return redirect("attempts:detail", public_id)
    form = LateForm(request.POST, rows=late_answers(attempt).rows)
    if not form.is_valid():
        return _show(request, attempt, late_form=form)
    try:
        decided = decide_late(
            attempt=attempt,
            decisions=form.decisions,
            reason=form.cleaned_data["reason"],
            by=request.user,
            at=timezone.now(),
        )
    except (ChangedSinceShown, StillOpen):
        messages.error(request, _("Something changed since you opened this page. Look again, then decide."))
    else:
        messages.success(request, _("Your decision on the late answers is recorded."))
        if attempt.is_passed and not decided.is_passed:
            messages.warning(request, NO_LONGER_PASSED)
    return redirect("attempts:detail", public_id)


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def reopen(request, public_id):
    attempt = _attempt_to_see(request, public_id)
    if request.method == "GET":
        return redirect("attempts:detail", public_id)
    form = ReopenForm(request.POST)
    if form.is_valid():
        try:
            reopen_attempt(attempt=attempt, **form.cleaned_data, by=request.user, at=timezone.now())
        except CannotReopen as error:
            form.add_error(None, CANNOT_REOPEN[type(error)])
        else:
            messages.success(request, _("The attempt is open again. The learner can go on now."))
            return redirect("attempts:detail", public_id)
    return _show(request, attempt, reopen_form=form)


@never_cache
@login_required
@require_safe
def log(request, public_id):
    """A learner's own, for appeals."""
    attempts = Attempt.objects.visible_to(request.user).select_related("version", "learner")
    attempt = get_object_or_404(attempts, public_id=public_id)
    page = Paginator(entries_of(attempt, for_learner=True), LOG_PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "assessments/attempts_desk/log.html", {"attempt": attempt, "page": page})


def _attempt_to_see(request, public_id):
    attempts = Attempt.objects.within_power(request.user, Power.TEACH)
    return get_object_or_404(attempts.select_related("version", "learner", "enrolment__version"), public_id=public_id)


def _show(request, attempt, *, late_form=None, reopen_form=None):
    late = late_answers(attempt)
    form = late_form or reopen_form  # for the summary of errors
    late_form = late_form or LateForm(rows=late.rows)
    log = Paginator(entries_of(attempt, for_learner=False), LOG_PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "attempt": attempt,
        "answers": answer_rows(attempt),
        "late": late,
        "late_form": late_form,
        "late_rows": [{"late": row, "field": field} for row, field in zip(late.rows, late_form.choices, strict=False)],
        "reopening": reopening_of(attempt),
        "reopen_form": reopen_form or ReopenForm(),
        "form": form,
        "page": log,
    }
    return render(request, "assessments/attempts_desk/detail.html", context)
