"""A person's own view of their competencies. No address takes another person's: that is a 404."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from competencies.assessing.areas import areas_of
from competencies.assessing.own import reading, services
from competencies.assessing.own.forms import AreaForm
from competencies.assessing.statements import level_words, statements_of
from competencies.models import SelfAssessment


@login_required
@require_safe
def index(request):
    context = {"choices": reading.choices_of(request.user, on=timezone.localdate())}
    return render(request, "competencies/assessing/own/index.html", context)


@login_required
@require_POST
def begin(request):
    frameworks = reading.frameworks_for(request.user)
    framework = get_object_or_404(frameworks, code=request.POST.get("framework", "").replace("\0", ""))
    assessment = services.begin(person=request.user, framework=framework, at=timezone.now())
    return redirect("competencies:self_area", assessment.public_id, _first_open(assessment))


@login_required
@require_http_methods(["GET", "POST"])
def area(request, public_id, number):
    """One area. Every press of a button keeps the answers, whichever it is."""
    assessment = _own(request, public_id)
    if assessment.submitted_at:
        return redirect("competencies:self_assessment", assessment.public_id)
    areas = areas_of(assessment.framework)
    if not 1 <= number <= len(areas):
        raise Http404
    shown = areas[number - 1]
    given = request.POST if request.method == "POST" else None
    form = AreaForm(given, area=shown, levels=reading.levels_of(assessment))
    if request.method == "POST" and form.is_valid():
        try:
            services.save_answers(assessment=assessment, levels=form.levels)
        except services.AlreadySubmitted:
            return redirect("competencies:self_assessment", assessment.public_id)
        return _onwards(request, assessment, number, len(areas))
    context = {"assessment": assessment, "area": shown, "form": form, "number": number, "areas": areas}
    return render(request, "competencies/assessing/own/area.html", context)


def _onwards(request, assessment, number, last):
    if "leave" in request.POST:
        messages.success(request, _("Your answers are kept. You can go on at any time."))
        return redirect("competencies:self_assessments")
    if number == last or "review" in request.POST:
        return redirect("competencies:self_review", assessment.public_id)
    return redirect("competencies:self_area", assessment.public_id, number + 1)


@login_required
@require_http_methods(["GET", "POST"])
def review(request, public_id):
    """What was answered, before it is handed in."""
    assessment = _own(request, public_id)
    if request.method == "POST":
        try:
            services.submit(assessment=assessment, at=timezone.now())
        except services.NothingAnswered:
            messages.error(request, _("Answer at least one question first."))
            return redirect("competencies:self_review", assessment.public_id)
        return redirect("competencies:self_assessment", assessment.public_id)
    if assessment.submitted_at:
        return redirect("competencies:self_assessment", assessment.public_id)
    context = {"assessment": assessment, **_given(assessment)}
    return render(request, "competencies/assessing/own/review.html", context)


def _given(assessment):
    areas, levels = areas_of(assessment.framework), reading.levels_of(assessment)
    competencies = [each for shown in areas for each in shown.competencies]
    statements = statements_of(competencies)
    return {
        "areas": [(shown, [(each, _told(each, levels, statements)) for each in shown.competencies]) for shown in areas],
        "open": sum(each.pk not in levels for each in competencies),
        "answered": len(levels),
    }


def _told(competency, levels, statements):
    level = levels.get(competency.pk)
    return "" if level is None else level_words(statements[competency.pk], level)


@login_required
@require_safe
def result(request, public_id):
    assessment = _own(request, public_id)
    if not assessment.submitted_at:
        return redirect("competencies:self_review", assessment.public_id)
    areas = reading.result_of(assessment, at=timezone.now())
    context = {
        "assessment": assessment,
        "areas": areas,
        "before": reading.assessment_before(assessment),
        "has_scores": any(line.score for area in areas for line in area.lines),
    }
    return render(request, "competencies/assessing/own/result.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def discard(request, public_id):
    """Asked once more, because nobody can bring it back."""
    assessment = _own(request, public_id)
    if request.method == "POST":
        services.discard(assessment=assessment)
        messages.success(request, _("The self-assessment has been deleted."))
        return redirect("competencies:self_assessments")
    return render(request, "competencies/assessing/own/discard.html", {"assessment": assessment})


def _own(request, public_id):
    own = SelfAssessment.objects.filter(person=request.user).select_related("framework", "person")
    return get_object_or_404(own, public_id=public_id)


def _first_open(assessment):
    """The number of the first area with a question that is not answered."""
    levels = reading.levels_of(assessment)
    for number, shown in enumerate(areas_of(assessment.framework), start=1):
        if any(each.pk not in levels for each in shown.competencies):
            return number
    return 1
