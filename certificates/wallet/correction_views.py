"""A holder says that the name is printed wrongly, or thinks better of it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from certificates.life import correcting, services
from certificates.models import CorrectionRequest
from certificates.wallet.forms import CorrectionForm
from certificates.wallet.pages import certificates_of

CANNOT_ASK = {
    correcting.AlreadyAsked: gettext_lazy("Another request of yours still waits. Withdraw it first."),
    correcting.CertificateRevoked: gettext_lazy("This certificate was revoked, so it can't be corrected any more."),
    services.CertificateSuperseded: gettext_lazy("This certificate was corrected already. Ask about the new one."),
    correcting.NameUnchanged: gettext_lazy("The certificate is printed with this name already."),
}


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def ask_correction(request, public_id):
    certificate = get_object_or_404(certificates_of(request.user), public_id=public_id)
    initial = {"name": request.user.name_with_titles}
    form = CorrectionForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            correcting.ask_correction(certificate=certificate, **form.cleaned_data, by=request.user, at=timezone.now())
        except tuple(CANNOT_ASK) as error:
            form.add_error(None, CANNOT_ASK[type(error)])
        else:
            messages.success(request, _("Your request is on its way to the office. The answer appears here."))
            return redirect("certificates:detail", public_id)
    waiting = certificate.correction_requests.filter(state=CorrectionRequest.State.WAITING).first()
    context = {"certificate": certificate, "form": form, "waiting": waiting}
    return render(request, "certificates/wallet/ask_correction.html", context)


@login_required
@require_POST
def withdraw_correction(request, public_id):
    """`public_id` is the request's."""
    own = CorrectionRequest.objects.filter(certificate__holder=request.user).select_related("certificate")
    wanted = get_object_or_404(own, public_id=public_id)
    try:
        correcting.withdraw_correction(request=wanted)
    except correcting.AlreadyDecided:
        messages.info(request, _("The office had decided already. The answer stands here."))
    else:
        messages.success(request, _("Your request is withdrawn."))
    return redirect("certificates:detail", wanted.certificate.public_id)
