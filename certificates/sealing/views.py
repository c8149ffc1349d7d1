"""Documents that wait to be signed elsewhere, and the activation of BSrE's institutional seal."""

import tempfile
import zipfile

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import audit
from accounts.powers import Power
from accounts.privacy.access import with_power
from certificates.sealing import activation, bsre, elsewhere, words
from certificates.sealing.forms import ActivationForm, PersonalSignatureForm, SignedFilesForm
from certificates.sealing.receiving import knows_authorities, receive, sign_with_bsre, waiting

PER_PAGE = 50
MOST_IN_ARCHIVE = 200


@require_safe
@with_power(Power.SIGN)
def documents(request):
    return _page(request)


@require_POST
@with_power(Power.SIGN)
def receive_signed(request):
    form = SignedFilesForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, upload=form, problem_form=form)
    reports = receive(files=form.cleaned_data["files"], by=request.user, at=timezone.now())
    lines = [(report, words.OF_FILES.get(report.problem, "")) for report in reports]
    return _page(request, lines=lines, accepted=sum(not report.problem for report in reports))


@sensitive_post_parameters("passphrase", "nik")
@require_POST
@with_power(Power.SIGN)
def sign_here(request):
    form = PersonalSignatureForm(request.POST)
    if form.is_valid():
        try:
            signed = sign_with_bsre(
                certificates=waiting(request.user), **form.cleaned_data, by=request.user, at=timezone.now()
            )
        except bsre.Refused as refusal:
            form.add_error(None, _in_words(refusal))
        else:
            text = ngettext("%(count)s document is signed.", "%(count)s documents are signed.", len(signed))
            messages.success(request, text % {"count": len(signed)})
            return redirect("certificates:sealing")
    return _page(request, personal=form, problem_form=form)


def _page(request, *, upload=None, personal=None, problem_form=None, lines=(), accepted=0):
    page_obj = Paginator(waiting(request.user).defer("snapshot"), PER_PAGE).get_page(request.GET.get("page"))
    laid_out, copies = elsewhere.in_folder()
    context = {
        "page_obj": page_obj,
        "rows": [(each, str(each.public_id) in copies, str(each.public_id) in laid_out) for each in page_obj],
        "form": upload or SignedFilesForm(),
        "personal": (personal or PersonalSignatureForm()) if settings.BSRE_URL else None,
        "problem_form": problem_form,
        "lines": lines,
        "accepted": accepted,
        "knows_authorities": knows_authorities(),
        "most_in_archive": MOST_IN_ARCHIVE,
        "most_with_bsre": bsre.MOST_AT_ONCE,
    }
    return render(request, "certificates/sealing/documents.html", context)


@require_safe
@with_power(Power.SIGN)
def take_one(request, public_id):
    certificate = get_object_or_404(waiting(request.user), public_id=public_id)
    document = elsewhere.open_laid_out(certificate)
    if document is None:
        raise Http404
    audit.record_view(request, subject=certificate.holder, target=certificate.number, action="seal.taken")
    return FileResponse(document, as_attachment=True, filename=elsewhere.file_name(certificate))


@require_safe
@with_power(Power.SIGN)
def take_all(request):
    """Those that nobody has brought back yet, the oldest first."""
    laid_out, copies = elsewhere.in_folder()
    ready = waiting(request.user).filter(public_id__in=laid_out - copies).defer("snapshot")
    chosen = list(ready[:MOST_IN_ARCHIVE])
    if not chosen:
        messages.info(request, _("No document waits for a signature."))
        return redirect("certificates:sealing")
    out = tempfile.TemporaryFile()  # noqa: SIM115  the response closes it
    with zipfile.ZipFile(out, "w") as archive:
        for certificate in chosen:
            archive.writestr(elsewhere.file_name(certificate), elsewhere.laid_out(certificate))
            audit.record_view(request, subject=certificate.holder, target=certificate.number, action="seal.taken")
    out.seek(0)
    name = f"sertifikat-untuk-ditandatangani-{timezone.localdate():%Y-%m-%d}.zip"
    return FileResponse(out, as_attachment=True, filename=name, content_type="application/zip")


@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
@with_power(Power.MANAGE_KEYS)
def institutional_seal(request):
    form = ActivationForm(request.POST if "code" in request.POST else None)
    try:
        if request.method == "POST" and "code" not in request.POST:
            activation.ask_for_code()
            messages.success(request, _("BSrE sends a code to the e-mail address of the subscriber."))
            return redirect("certificates:institutional_seal")
        if form.is_valid():
            activation.activate(code=form.cleaned_data["code"], at=timezone.now())
            messages.success(request, _("The institutional seal is activated."))
            return redirect("certificates:institutional_seal")
    except bsre.Refused as refusal:
        if not form.is_bound:
            messages.error(request, _in_words(refusal))
            return redirect("certificates:institutional_seal")
        form.add_error(None, _in_words(refusal))
    context = {"form": form, "since": activation.since(), "is_configured": bool(settings.BSRE_URL)}
    return render(request, "certificates/sealing/institutional_seal.html", context)


def _in_words(refusal):
    text = str(words.OF_BSRE[refusal.code])
    if refusal.code not in {"refused", "not_activated"} or not refusal.said:
        return text
    said = _("BSrE says: %(said)s") % {"said": refusal.said}
    return f"{text} {said}"
