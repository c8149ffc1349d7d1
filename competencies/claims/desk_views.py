"""Where officers check the claims of the people they serve."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from accounts import audit
from accounts.models import User
from accounts.powers import Power
from competencies.claims import checking, deciding, pages, words
from competencies.claims.facts import proposal_for
from competencies.claims.forms import DecisionForm, QueueFilter, RevocationForm
from competencies.claims.proof_files import media_type_of
from competencies.claims.scope import claims_before, readable_by
from competencies.claims.warnings import warnings_of
from competencies.lesson_hours.crediting import TooManyHours
from competencies.lesson_hours.explaining import in_words
from competencies.models import ExternalTraining

PER_PAGE = 50
Status = ExternalTraining.Status
TABS = {
    "": (gettext_lazy("To check"), [Status.SUBMITTED]),
    "diminta": (gettext_lazy("Asked back"), [Status.RETURNED]),
    "selesai": (gettext_lazy("Decided"), [Status.APPROVED, Status.REFUSED, Status.REVOKED]),
}
CANNOT_DECIDE = {
    deciding.OwnClaim: gettext_lazy("This is your own training. Somebody else decides about it."),
    deciding.AlreadyDecided: gettext_lazy("Meanwhile the claim was decided or withdrawn."),
    deciding.ChangedMeanwhile: gettext_lazy("The learner has sent the claim anew. Read it again before you decide."),
}
DONE = {
    DecisionForm.ASK_BACK: gettext_lazy("The claim went back to the learner with your note."),
    DecisionForm.REFUSE: gettext_lazy("The claim is refused, and the learner is told why."),
}


@never_cache
@login_required
@require_safe
def queue(request):
    """Those that wait, the oldest first; the others by the day of their decision, the newest first."""
    _require_officer(request.user)
    tab = request.GET.get("status", "")
    tab = tab if tab in TABS else ""
    form = QueueFilter(request.GET)
    form.is_valid()
    claims = claims_before(request.user).filter(status__in=TABS[tab][1])
    if searched := form.cleaned_data.get("q"):
        claims = claims.filter(learner__in=User.objects.matching(searched).values("pk"))
    if chosen := form.cleaned_data.get("form"):
        claims = claims.filter(form=chosen)
    claims = claims.order_by("submitted_at", "pk") if tab == "" else claims.order_by("-decided_at", "-pk")
    page = Paginator(claims.select_related("learner", "form"), PER_PAGE).get_page(request.GET.get("page"))
    page.object_list = [pages.Row(claim) for claim in page.object_list]
    tabs = [(code, label, code == tab) for code, (label, _statuses) in TABS.items()]
    is_filtered = bool(searched or chosen)
    context = {"page_obj": page, "form": form, "tabs": tabs, "tab": tab, "is_filtered": is_filtered}
    return render(request, "competencies/claims/queue.html", context)


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def check(request, public_id):
    claims = claims_before(request.user).select_related("learner", "form", "decided_by")
    claim = get_object_or_404(claims, public_id=public_id)
    at = timezone.now()
    facts = pages.Facts(claim)
    form = None
    if claim.status == Status.SUBMITTED:
        claimed = [each.claimed for each in facts.competencies]
        is_reckoning = "reckon" in request.POST
        form = DecisionForm(request.POST or None, claim=claim, claimed=claimed, is_reckoning=is_reckoning)
        if request.method == "POST" and form.is_valid() and not is_reckoning and _decided(request, claim, form, at):
            return redirect("competencies:claim_queue")
    elif request.method == "POST":
        messages.info(request, CANNOT_DECIDE[deciding.AlreadyDecided])
        return redirect("competencies:claim_check", public_id)
    if request.method == "GET":
        audit.record_view(request, subject=claim.learner, target=claim.name, action="claim.viewed")
    return render(request, "competencies/claims/check.html", _context(request, facts, form, at))


def _context(request, facts, form, at):
    claim = facts.claim
    context = {"page": facts, "claim": claim, "form": form, "employment": claim.learner.current_employment()}
    if form is None:
        return context
    granted = form.granted if form.is_bound and form.is_valid() else None
    proposal = proposal_for(claim, at=at, granted=granted)
    warnings = warnings_of(claim, officer=request.user, proposal=proposal, at=at)
    return context | {
        "proposal": proposal,
        "explanation": in_words(proposal.steps),
        "warnings": warnings,
    }


def _decided(request, claim, form, at):
    """Whether it went through; if not, the form says why."""
    facts = form.cleaned_data
    answer = {
        "claim": claim,
        "by": request.user,
        "at": at,
        "note": facts["note"],
        "seen": _moment(facts["seen"]) or claim.created_at,
    }
    try:
        if facts["decision"] == DecisionForm.APPROVE:
            _claim, credit = deciding.approve(**answer, granted=form.granted, levels=form.levels)
            hours = credit.hours if credit else 0
            messages.success(request, _("Approved. Lesson hours recorded: %(hours)s JP.") % {"hours": _plain(hours)})
        else:
            decide = deciding.ask_back if facts["decision"] == DecisionForm.ASK_BACK else deciding.refuse
            decide(**answer)
            messages.success(request, DONE[facts["decision"]])
    except tuple(CANNOT_DECIDE) as error:
        form.add_error(None, CANNOT_DECIDE[type(error)])
        return False
    except TooManyHours as error:
        form.add_error("granted_hours", words.sentence(checking.too_many_hours(error.hours)))
        return False
    return True


def _moment(text):
    try:
        return parse_datetime(text)
    except ValueError:
        return None


def _plain(hours):
    return int(hours) if hours == int(hours) else hours


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def revoke(request, public_id):
    claims = claims_before(request.user).filter(status__in=[Status.APPROVED, Status.REVOKED])
    claim = get_object_or_404(claims.select_related("learner", "form"), public_id=public_id)
    if claim.status == Status.REVOKED:
        return redirect("competencies:claim_check", public_id)
    form = RevocationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        deciding.revoke(claim=claim, by=request.user, at=timezone.now(), reason=form.cleaned_data["reason"])
        messages.success(request, _("The approval is taken back, with its evidence and lesson hours."))
        return redirect("competencies:claim_check", public_id)
    context = {"claim": claim, "form": form, "page": pages.Facts(claim)}
    return render(request, "competencies/claims/revoke.html", context)


@never_cache
@login_required
@require_GET
def proof(request, public_id):
    """For its learner and those who check it; it never opens in the browser, whatever is inside."""
    claims = readable_by(request.user).exclude(file="").select_related("learner")
    claim = get_object_or_404(claims, public_id=public_id)
    try:
        file = claim.file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    audit.record_view(request, subject=claim.learner, target=claim.name, action="claim.file_opened")
    response = FileResponse(
        file, as_attachment=True, filename=claim.file_name, content_type=media_type_of(claim.file.name)
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _require_officer(user):
    if not user.has_power(Power.CHECK_CLAIMS):
        raise Http404
