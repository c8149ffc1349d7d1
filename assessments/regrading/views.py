"""Pages for trainers: what a corrected key would change, what it changed, and results that wait for a decision."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.powers import Power
from assessments.models import Attempt, Question, Regrade, RegradeOutcome
from assessments.regrading import services
from assessments.regrading.forms import ApplyForm, DecisionForm
from assessments.regrading.preview import MarkedByPeople, NotComparable, preview
from assessments.regrading.proofs import proofs_of

PER_PAGE = 50
SHOWN = 100  # changes that the preview names one by one


@login_required
@require_safe
def regrades(request):
    if not request.user.has_power(Power.TEACH):
        raise Http404
    waiting = Count("outcomes", filter=Q(outcomes__decision=RegradeOutcome.Decision.WAITING))
    own = Regrade.objects.filter(outcomes__attempt__in=_taught(request)).select_related("question", "applied_by")
    rows = own.annotate(waiting=waiting, changed=Count("outcomes")).order_by("-applied_at")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "assessments/regrading/list.html", {"page": page})


@login_required
@require_http_methods(["GET", "POST"])
def question(request, public_id):
    """The preview for the newest version of a question, and its application."""
    if not request.user.has_power(Power.TEACH):
        raise Http404
    question = get_object_or_404(Question.objects.visible_to(request.user), public_id=public_id)
    version = question.versions.order_by("-number").first()
    if version is None:
        raise Http404
    form = ApplyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        regrade = _apply(request, version, form)
        if regrade:
            return redirect("regrading:outcomes", regrade.public_id)
    context = {"question": question, "version": version, "form": form, **_shown(request, version)}
    return render(request, "assessments/regrading/question.html", context)


def _shown(request, version):
    try:
        found = preview(version, _taught(request))
    except NotComparable:
        return {"obstacle": _("The question is of another kind now, so earlier answers can't be marked by it.")}
    except MarkedByPeople:
        return {"obstacle": _("People mark this question. Change its marks in the marking queue.")}
    return {"preview": found, "changes": found.changes[:SHOWN], "more": max(0, len(found.changes) - SHOWN)}


def _apply(request, version, form):
    """The Regrade, or None with the reason in the form."""
    try:
        return services.apply_regrade(
            version=version,
            attempts=_taught(request),
            reason=form.cleaned_data["reason"],
            digest=request.POST.get("digest", ""),
            by=request.user,
            at=timezone.now(),
        )
    except services.ChangedSinceShown:
        form.add_error(None, _("Results have changed since you opened this page. Look at the list again, then apply."))
    except services.NothingToChange:
        form.add_error(None, _("There is nothing to change any more."))
    except (NotComparable, MarkedByPeople):
        pass  # the page says so
    return None


@login_required
@require_safe
def outcomes(request, public_id):
    regrade, rows = _own_regrade(request, public_id)
    rows = rows.order_by("-decision", "pk")  # those that wait come before those that need nothing
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    _add_proofs(page.object_list)
    return render(request, "assessments/regrading/outcomes.html", {"regrade": regrade, "page": page})


@login_required
@require_http_methods(["GET", "POST"])
def decide(request, public_id, attempt_id):
    regrade, rows = _own_regrade(request, public_id)
    outcome = get_object_or_404(rows, attempt__public_id=attempt_id)
    form = DecisionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.decide(outcome=outcome, **form.cleaned_data, by=request.user, at=timezone.now())
        except services.AlreadyDecided:
            messages.error(request, _("Somebody else has decided otherwise in the meantime. Nothing was changed."))
        return redirect("regrading:outcomes", regrade.public_id)
    _add_proofs([outcome])
    context = {"regrade": regrade, "outcome": outcome, "form": form}
    return render(request, "assessments/regrading/decide.html", context)


def _taught(request):
    return Attempt.objects.within_power(request.user, Power.TEACH)


def _own_regrade(request, public_id):
    """The regrade and those of its outcomes that lie in the courses of this trainer."""
    regrade = get_object_or_404(Regrade.objects.select_related("question", "applied_by"), public_id=public_id)
    rows = regrade.outcomes.filter(attempt__in=_taught(request))
    if not rows.exists():
        raise Http404
    return regrade, rows.select_related("attempt__learner", "attempt__version", "decided_by")


def _add_proofs(rows):
    proofs = proofs_of([row.attempt.enrolment_id for row in rows])
    for row in rows:
        row.proofs = proofs.get(row.attempt.enrolment_id, [])
