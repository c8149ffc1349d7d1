from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.powers import Power
from assessments.course_quizzes import quiz_or_404
from assessments.models import QuizOverride
from assessments.overrides.forms import OverrideForm
from assessments.overrides.services import AlreadyExcepted, end_override, set_override

PER_PAGE = 50
POWERS = (Power.TEACH, Power.ORGANISE)


@never_cache
@login_required
@require_safe
def overview(request, quiz_key):
    """Those that hold now, then those that have ended."""
    quiz = quiz_or_404(request.user, quiz_key, *POWERS)
    found = QuizOverride.objects.filter(quiz_key=quiz_key).select_related("learner", "cohort", "created_by")
    page = Paginator(found.holding_first(), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "assessments/overrides/list.html", {"quiz": quiz, "page_obj": page})


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def add(request, quiz_key):
    quiz = quiz_or_404(request.user, quiz_key, *POWERS)
    form = OverrideForm(request.POST or None, course_key=quiz.course.translation_key)
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        try:
            set_override(
                quiz_key=quiz.key,
                quiz_title=quiz.title,
                learner=facts["learner"],
                cohort=facts["cohort"],
                terms=form.terms,
                reason=facts["reason"],
                by=request.user,
                at=timezone.now(),
            )
        except AlreadyExcepted:
            message = _("There is an exception already. End it first, then make the new one.")
            form.add_error(facts["whom"], message)
        else:
            messages.success(request, _("The exception holds from now on, also for attempts that have begun."))
            return redirect("overrides:list", quiz_key)
    return render(request, "assessments/overrides/add.html", {"quiz": quiz, "form": form})


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def end(request, public_id):
    """One that is over leads on without a word."""
    override = get_object_or_404(QuizOverride.objects.select_related("learner", "cohort"), public_id=public_id)
    quiz = quiz_or_404(request.user, override.quiz_key, *POWERS)
    if override.ended_at:
        return redirect("overrides:list", quiz.key)
    if request.method == "POST":
        end_override(override=override, quiz_title=quiz.title, by=request.user, at=timezone.now())
        messages.success(request, _("The exception has ended. The usual terms hold again."))
        return redirect("overrides:list", quiz.key)
    return render(request, "assessments/overrides/end.html", {"quiz": quiz, "override": override})
