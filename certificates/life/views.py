"""What officers do about issued certificates: revoke them, and decide about corrections of the name."""

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
from certificates.issuing.printability import NameNotPrintable
from certificates.life import correcting, services
from certificates.life.forms import DecisionForm, RevocationForm
from certificates.models import Certificate, CorrectionRequest

PER_PAGE = 50
CANNOT_DECIDE = {
    NameNotPrintable: gettext_lazy("The wanted name has characters that can't be printed. Refuse it and say so."),
    correcting.OwnRequest: gettext_lazy("This is your own certificate. Somebody else decides about it."),
    correcting.AlreadyDecided: gettext_lazy("This request was decided or withdrawn in the meantime."),
    correcting.CertificateRevoked: gettext_lazy("The certificate was revoked, so it can't be corrected. Refuse it."),
    correcting.CertificateSuperseded: gettext_lazy("The certificate was corrected in the meantime. Refuse it."),
    correcting.NameUnchanged: gettext_lazy("The certificate has this name already. Refuse it."),
}


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def revoke(request, public_id):
    certificates = Certificate.objects.revocable_by(request.user).with_fate().select_related("revocation__revoked_by")
    certificate = get_object_or_404(certificates, public_id=public_id)
    form = RevocationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.revoke_certificate(
                certificate=certificate, **form.cleaned_data, by=request.user, at=timezone.now()
            )
        except services.CertificateSuperseded:
            return redirect("certificates:revoke", public_id)
        messages.success(request, _("Certificate %(number)s is revoked.") % {"number": certificate.number})
        return redirect("certificates:verify", code=certificate.code)
    return render(request, "certificates/life/revoke.html", {"certificate": certificate, "form": form})


@never_cache
@login_required
@require_safe
def corrections(request):
    """Those that wait, the oldest first; with ?state=done the others, the newest first."""
    if not correcting.decides_corrections(request.user):
        raise Http404
    is_done = request.GET.get("state") == "done"
    found = correcting.requests_before(request.user).select_related("certificate", "asked_by", "decided_by")
    waiting = {"state": CorrectionRequest.State.WAITING}
    found = found.exclude(**waiting).order_by("-asked_at") if is_done else found.filter(**waiting).order_by("asked_at")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "certificates/life/corrections.html", {"page_obj": page, "is_done": is_done})


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def correction(request, public_id):
    wanted = get_object_or_404(
        correcting.requests_before(request.user).select_related("certificate__holder", "decided_by", "result"),
        public_id=public_id,
    )
    is_own = wanted.certificate.holder_id == request.user.pk
    may_decide = wanted.state == CorrectionRequest.State.WAITING and not is_own
    form = DecisionForm(request.POST or None) if may_decide else None
    if request.method == "POST" and form and form.is_valid():
        try:
            _decide(wanted, form.cleaned_data, by=request.user)
        except tuple(CANNOT_DECIDE) as error:
            form.add_error(None, CANNOT_DECIDE[type(error)])
        else:
            messages.success(request, _("Your decision is kept, and the holder is told."))
            return redirect("certificates:corrections")
    if request.method == "GET":
        holder, number = wanted.certificate.holder, wanted.certificate.number
        audit.record_view(request, subject=holder, target=number, action="certificate.correction_viewed")
    context = {"wanted": wanted, "form": form, "is_own": is_own, "holder": wanted.certificate.holder}
    return render(request, "certificates/life/correction.html", context)


def _decide(wanted, facts, *, by):
    is_approved = facts["decision"] == DecisionForm.APPROVE
    decide = correcting.approve_correction if is_approved else correcting.refuse_correction
    return decide(request=wanted, note=facts["note"], by=by, at=timezone.now())
