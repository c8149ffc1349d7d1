"""Appeals: made by learners from their result, answered by the trainers of the course."""

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
from assessments.attempt_items import items_with_mark
from assessments.marking import appealing
from assessments.marking.appeal_pages import Appealed, is_open_to_appeal, questions_to_choose
from assessments.marking.forms import AppealAnswerForm, AppealForm, filters_of
from assessments.models import Appeal, Attempt
from assessments.overrides.terms import parts_shown

PER_PAGE = 50
CANNOT_APPEAL = {
    appealing.TooLate: gettext_lazy("The days for an appeal are over."),
    appealing.NotMarked: gettext_lazy("This answer has no mark yet."),
    appealing.AlreadyMade: gettext_lazy("You have made an appeal about this question already."),
}
CANNOT_ANSWER = {
    appealing.AlreadyAnswered: gettext_lazy("Somebody else has answered this appeal. Nothing was changed."),
    appealing.NothingMarked: gettext_lazy("The attempt has no marks now. Answer when it is marked again."),
    appealing.NotMorePoints: gettext_lazy("An appeal that is upheld gives more points than before."),
}


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def make(request, attempt):
    """For one's own attempt, while its score is shown and the days for an appeal run."""
    attempts = Attempt.objects.visible_to(request.user).select_related("version", "enrolment")
    attempt = get_object_or_404(attempts, public_id=attempt)
    at = timezone.now()
    items = items_with_mark(attempt)
    shown = parts_shown(attempt, at) if attempt.is_marked else set()
    if "score" not in shown or not is_open_to_appeal(attempt, items, at):
        messages.info(request, _("No appeal can be made about this attempt now."))
        return redirect("assessments:result", attempt.public_id)
    questions = questions_to_choose(attempt, items, shown)
    form = AppealForm(request.POST or None, questions=questions, initial=_asked(request, items))
    if request.method == "POST" and form.is_valid():
        item = attempt.items.get(public_id=form.cleaned_data["item"])
        try:
            appealing.make_appeal(item=item, reason=form.cleaned_data["reason"], at=at)
        except appealing.CannotAppeal as error:
            form.add_error(None, CANNOT_APPEAL[type(error)])
        else:
            messages.success(request, _("Your appeal is on its way to the trainer. The answer appears here."))
            return redirect("assessments:result", attempt.public_id)
    context = {"attempt": attempt, "form": form, "has_questions": bool(questions)}
    return render(request, "assessments/marking/appeal_make.html", context)


def _asked(request, items):
    """?soal=3 chooses the third question."""
    number = request.GET.get("soal")
    return {"item": next((item.public_id for item in items if str(item.position) == number), None)}


@never_cache
@login_required
@require_safe
def own(request):
    appeals = Appeal.objects.filter(attempt__in=Attempt.objects.visible_to(request.user))
    appeals = appeals.select_related("attempt__version", "item").order_by("-made_at")
    page = Paginator(appeals, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "assessments/marking/appeals_own.html", {"page_obj": page})


@never_cache
@login_required
@require_safe
def queue(request):
    """Those that wait, the oldest first; with ?state=done those that are answered, the newest first."""
    if not request.user.has_power(Power.TEACH):
        raise Http404
    quiz, is_done = filters_of(request.GET).quiz, filters_of(request.GET).state == "done"
    appeals = _appeals(request.user).filter(answered_at__isnull=not is_done)
    appeals = appeals.filter(attempt__quiz_key=quiz) if quiz else appeals
    page = Paginator(appeals.order_by("-answered_at" if is_done else "made_at", "pk"), PER_PAGE)
    page = page.get_page(request.GET.get("page"))
    rows = [Appealed(appeal) for appeal in page.object_list]
    context = {"page_obj": page, "rows": rows, "is_done": is_done, "quiz_key": quiz}
    return render(request, "assessments/marking/appeals.html", context)


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def answer(request, public_id):
    appealed = Appealed(get_object_or_404(_appeals(request.user), public_id=public_id))
    if appealed.mark is None or appealed.appeal.answered_at:
        return _show(request, appealed, None)
    form = AppealAnswerForm(request.POST or None, points=appealed.mark.points, worth=appealed.mark.max_points)
    if request.method == "POST" and form.is_valid():
        try:
            appealing.answer_appeal(appeal=appealed.appeal, **form.cleaned_data, by=request.user, at=timezone.now())
        except appealing.CannotAnswer as error:
            form.add_error(None, CANNOT_ANSWER[type(error)])
        else:
            messages.success(request, _("Your answer is kept. The learner sees it with the result."))
            return redirect("appeals:queue")
    return _show(request, appealed, form)


def _show(request, appealed, form):
    if request.method == "GET" and appealed.learner:
        title = appealed.appeal.attempt.version.title
        audit.record_view(request, action="answer.viewed", subject=appealed.learner, target=title)
    return render(request, "assessments/marking/appeal.html", {"appealed": appealed, "form": form})


def _appeals(user):
    related = ("attempt__version", "attempt__learner", "item__question_version", "item__key_version", "item__mark")
    appeals = Appeal.objects.filter(attempt__in=Attempt.objects.within_power(user, Power.TEACH))
    return appeals.select_related(*related, "item__mark__response", "item__mark__marked_by", "answered_by")
