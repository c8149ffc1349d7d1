"""A learner's own claims of trainings taken elsewhere."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from competencies.claims import drafting, pages, proof_files
from competencies.claims.forms import DetailsForm, LevelsForm, ProofForm, frameworks_for
from competencies.claims.own_certificates import find as own_certificate
from competencies.models import ExternalTraining

PER_PAGE = 20
DECIDED = gettext_lazy("Meanwhile the claim was sent or decided, so it can't be changed.")


@never_cache
@login_required
@require_safe
def claim_list(request):
    claims = _own(request).select_related("form").order_by("-created_at", "-pk")
    page = Paginator(claims, PER_PAGE).get_page(request.GET.get("page"))
    page.object_list = [pages.Row(claim) for claim in page.object_list]
    return render(request, "competencies/claims/list.html", {"page_obj": page})


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def start(request):
    form = DetailsForm(request.POST or None, learner=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            claim = drafting.start_claim(
                learner=request.user, key=form.cleaned_data["key"], facts=form.facts, at=timezone.now()
            )
        except drafting.TooManyDrafts:
            form.add_error(None, _("You have many drafts. Send or delete some of them first."))
        else:
            return redirect("competencies:claim", claim.public_id)
    return render(request, "competencies/claims/details.html", {"form": form})


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def edit(request, public_id):
    claim = get_object_or_404(_own(request), public_id=public_id)
    if claim.status not in drafting.EDITABLE:
        return redirect("competencies:claim", public_id)
    form = DetailsForm(request.POST or None, instance=claim, learner=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            drafting.change_claim(claim=claim, facts=form.facts)
        except drafting.NotEditable:
            messages.info(request, DECIDED)
        return redirect("competencies:claim", public_id)
    return render(request, "competencies/claims/details.html", {"form": form, "claim": claim})


@never_cache
@login_required
@require_safe
def detail(request, public_id):
    claim = get_object_or_404(_own(request).select_related("form", "decided_by", "learner"), public_id=public_id)
    return render(request, "competencies/claims/detail.html", {"page": pages.ClaimPage(claim, at=timezone.now())})


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def upload(request, public_id):
    """A page of its own, because a form with a file travels differently, and what was filled in is kept by then."""
    claim = get_object_or_404(_own(request), public_id=public_id)
    if claim.status not in drafting.EDITABLE:
        return redirect("competencies:claim", public_id)
    form = ProofForm(request.POST, request.FILES) if request.method == "POST" else ProofForm()
    if request.method == "POST" and form.is_valid():
        try:
            claim = drafting.attach(claim=claim, upload=form.cleaned_data["file"])
        except proof_files.FileRefused as error:
            form.refuse(error)
        except drafting.IsOfThisSite:
            form.add_error("file", _("This certificate comes from this site. Its course is recorded without a claim."))
        except drafting.NotEditable:
            messages.info(request, DECIDED)
            return redirect("competencies:claim", public_id)
        else:
            messages.success(request, _("The file is kept."))
            return redirect("competencies:claim", public_id)
    return render(request, "competencies/claims/upload.html", {"form": form, "claim": claim})


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def competencies(request, public_id):
    """Framework by framework, because each has levels of its own."""
    claim = get_object_or_404(_own(request), public_id=public_id)
    if claim.status not in drafting.EDITABLE:
        return redirect("competencies:claim", public_id)
    frameworks = list(frameworks_for(request.user))
    wanted = request.GET.get("kerangka", "")
    framework = next((each for each in frameworks if each.code == wanted), None)
    if framework is None:
        rows = pages.frameworks_of(claim, frameworks)
        return render(request, "competencies/claims/frameworks.html", {"claim": claim, "rows": rows})
    claimed = dict(claim.competencies.values_list("competency_id", "level"))
    form = LevelsForm(request.POST or None, framework=framework, claimed=claimed)
    if request.method == "POST" and form.is_valid():
        try:
            drafting.claim_competencies(claim=claim, framework=framework, levels=form.levels)
        except drafting.NotEditable:
            messages.info(request, DECIDED)
        return redirect("competencies:claim", public_id)
    context = {"claim": claim, "framework": framework, "form": form}
    return render(request, "competencies/claims/levels.html", context)


@login_required
@require_POST
def submit(request, public_id):
    claim = get_object_or_404(_own(request), public_id=public_id)
    try:
        drafting.submit(claim=claim, at=timezone.now())
    except drafting.NotComplete:
        messages.error(request, _("Something is still missing. It is listed below."))
    except drafting.ClaimedAlready as error:
        text = _("You have claimed this certificate already, as “%(name)s”. Change that claim instead.")
        messages.error(request, text % {"name": error.other.name})
    except drafting.NotEditable:
        messages.info(request, DECIDED)
    else:
        _say_sent(request, claim)
    return redirect("competencies:claim", public_id)


def _say_sent(request, claim):
    messages.success(request, _("The claim is sent. The personnel officers of your unit check it."))
    own = own_certificate(sha256=claim.file_sha256, number=claim.certificate_number)
    if own and own.holder == request.user.pk:
        text = _("This looks like a certificate of this site. Its course is recorded already, so you may withdraw it.")
        messages.info(request, text)


@login_required
@require_POST
def withdraw(request, public_id):
    claim = get_object_or_404(_own(request), public_id=public_id)
    try:
        drafting.withdraw(claim=claim, at=timezone.now())
    except drafting.NotEditable:
        messages.info(request, DECIDED)
    else:
        messages.success(request, _("The claim is withdrawn. You may change it and send it again."))
    return redirect("competencies:claim", public_id)


@login_required
@require_http_methods(["GET", "POST"])
def delete(request, public_id):
    """Asks first. What is gone already is no error: the second click of two finds nothing left."""
    claim = _own(request).filter(public_id=public_id).first()
    if request.method == "GET" or claim is None:
        claim = get_object_or_404(_own(request), public_id=public_id)
        return render(request, "competencies/claims/delete.html", {"claim": claim})
    try:
        drafting.delete(claim=claim)
    except drafting.NotEditable:
        messages.info(request, DECIDED)
        return redirect("competencies:claim", public_id)
    messages.success(request, _("The claim is deleted."))
    return redirect("competencies:claims")


def _own(request):
    return ExternalTraining.objects.filter(learner=request.user)
