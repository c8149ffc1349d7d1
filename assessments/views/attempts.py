from functools import partial
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from assessments import payloads, services
from assessments.attempt_page import context_of, reviewed_questions, rival_answers
from assessments.item_types.marked_by_people import is_public_id
from assessments.models import Attempt
from assessments.question_pages import context_of_questions
from assessments.quizzes.paging import number_in
from assessments.version_content import current_items


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def attempt(request, public_id):
    at = timezone.now()
    if request.method == "POST":
        return _save_form(request, public_id, at)
    attempt = _own_attempt(request, public_id)
    if attempt.is_submitted:
        return redirect("assessments:result", attempt.public_id)
    items = current_items(attempt)
    context = context_of(attempt, items, at)
    if attempt.is_over(at):
        return render(request, "assessments/time_up.html", context)
    context |= context_of_questions(attempt, items, request.GET.get("soal"), at)
    return render(request, "assessments/attempt.html", context)


def _save_form(request, public_id, at):
    """The whole form, as it comes without the script and before the review."""
    attempts = Attempt.objects.visible_to(request.user).filter(public_id=public_id)
    answers = partial(payloads.answers_from_form, request.POST)
    try:
        saved = services.take_answers(attempts=attempts, answers=answers, at=at)
    except Attempt.DoesNotExist as error:
        raise Http404 from error
    except services.AttemptClosed:
        return _to_result(request, public_id)
    except (services.AnswerRejected, payloads.MalformedAnswers):
        return render(request, "assessments/answer_rejected.html", {"public_id": public_id}, status=400)
    if saved.has_ended:
        return _to_result(request, public_id, is_late=saved.is_late)
    if saved.conflicts:
        return _let_choose(request, saved)
    return _next_page(request, saved.attempt, at)


def _let_choose(request, saved):
    items = current_items(saved.attempt)
    context = {
        "attempt": saved.attempt,
        "rivals": rival_answers(saved.conflicts, items),
        "sequence": str(payloads.highest_sequence(items)),
        "action": "review" if request.POST.get("action") == "review" else "save",
    }
    return render(request, "assessments/conflict.html", context, status=409)


def _next_page(request, attempt, at):
    action = request.POST.get("action") or ""
    if action == "time_up" and attempt.is_time_up(at):
        return _submit(request, attempt, at)
    if action == "review":
        return redirect("assessments:review", attempt.public_id)
    if action.startswith("file.") and is_public_id(action.removeprefix("file.")):
        return redirect("handed_in:upload", action.removeprefix("file."))
    if "check" in request.POST:
        return _check(request, attempt, at)
    if action.startswith("soal."):
        return _to_question(attempt, number_in(action.removeprefix("soal.")))
    if action != "time_up":
        messages.success(request, _("Your answers are saved."))
    return _to_question(attempt, number_in(request.POST.get("here")))


def _check(request, attempt, at):
    item = request.POST["check"]
    try:
        if not is_public_id(item):
            raise services.UnknownItem(item)
        services.check_item(attempts=Attempt.objects.filter(pk=attempt.pk), item=UUID(item), at=at)
    except services.NothingToCheck:
        messages.info(request, _("Answer the question first, then check it."))
    except services.UnknownItem:
        return render(request, "assessments/answer_rejected.html", {"public_id": attempt.public_id}, status=400)
    return _to_question(attempt, number_in(request.POST.get("here")), beside=item)


def _to_question(attempt, number, *, beside=""):
    """Back to the page of the question `number`, or with 0 to the page of all, there beside the item checked."""
    address = reverse("assessments:attempt", args=[attempt.public_id])
    if number:
        return redirect(f"{address}?soal={number}")
    place = attempt.items.filter(public_id=beside).values_list("position", flat=True).first() if beside else None
    return redirect(f"{address}#q{place}" if place else address)


@never_cache
@login_required
@require_GET
def review(request, public_id):
    """Which questions have an answer, before the attempt is submitted."""
    attempt = _own_attempt(request, public_id)
    at = timezone.now()
    if attempt.is_submitted:
        return redirect("assessments:result", attempt.public_id)
    if attempt.is_over(at):
        return redirect("assessments:attempt", attempt.public_id)
    items = current_items(attempt)
    context = context_of(attempt, items, at) | {"questions": reviewed_questions(items)}
    return render(request, "assessments/review.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def submit(request, public_id):
    """By GET as for `start`."""
    attempt = get_object_or_404(Attempt.objects.visible_to(request.user).only("public_id"), public_id=public_id)
    if request.method == "GET":
        return redirect("assessments:review", attempt.public_id)
    return _submit(request, attempt, timezone.now())


def _submit(request, attempt, at):
    try:
        services.submit_attempt(attempt=attempt, at=at)
    except services.EnrolmentWithdrawn:
        messages.error(request, _("You have left this course, so the quiz can no longer be taken."))
        return redirect("assessments:attempt", attempt.public_id)
    return redirect("assessments:result", attempt.public_id)


def _own_attempt(request, public_id):
    attempts = Attempt.objects.visible_to(request.user).select_related("version")
    return get_object_or_404(attempts, public_id=public_id)


def _to_result(request, public_id, *, is_late=False):
    if is_late:
        text = _("These answers came after the end. They do not count, but are kept for your trainer to decide.")
    else:
        text = _("This quiz was already submitted, so answers can no longer be changed.")
    messages.info(request, text)
    return redirect("assessments:result", public_id)
