from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.powers import Power
from assessments.course_quizzes import quiz_or_404
from assessments.quiz_desk.blueprints import blueprint_of, sections_of, shared_with_tests, tables_of
from assessments.quiz_desk.tasks_of_quiz import figures_of, links_for
from assessments.quiz_plan import plan_of


@never_cache
@login_required
@require_safe
def desk(request, quiz_key):
    """All that can be done about one quiz, for the trainers, organisers and markers of its course."""
    quiz = quiz_or_404(request.user, quiz_key, Power.TEACH, Power.ORGANISE, Power.MARK)
    figures = figures_of(quiz_key)
    context = {"quiz": quiz, "figures": figures, "links": links_for(request.user, quiz, figures)}
    return render(request, "assessments/quiz_desk/desk.html", context)


@never_cache
@login_required
@require_safe
def blueprint(request, quiz_key):
    """Of the last saved draft, because that is what its trainer works on."""
    quiz = quiz_or_404(request.user, quiz_key, Power.TEACH)
    draft = quiz.draft
    plan = plan_of(draft)
    found = blueprint_of(plan)
    context = {
        "quiz": quiz,
        "draft": draft,
        "blueprint": found,
        "minutes": int(found.minutes),
        "sections": sections_of(plan, found),
        "tables": tables_of(found, _("no level")),
        "shared": shared_with_tests(quiz, draft.role, found),
        "time_limit": draft.time_limit,
        "is_too_short": bool(draft.time_limit) and found.minutes > draft.time_limit,
    }
    return render(request, "assessments/quiz_desk/blueprint.html", context)
