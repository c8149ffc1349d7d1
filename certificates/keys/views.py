"""Rotation of signing keys, step by step, for administrators. A step taken twice changes nothing the second time."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import audit
from accounts.powers import Power
from accounts.privacy.access import with_power
from certificates.keys import did, names, overview, pkcs12, renewing, services
from certificates.keys.forms import ImportForm, ReasonForm
from certificates.keys.tasks import renew_certificates
from certificates.models import Issuer, SigningKey

PER_PAGE = 50
managing = with_power(Power.MANAGE_KEYS)
REFUSALS = {
    "unreadable": gettext_lazy("This is no PKCS#12 file, or the passphrase does not open it."),
    "no_key": gettext_lazy("The file holds no private key with its certificate."),
    "kind_of_key": gettext_lazy("The key must be P-256, or RSA with at least 2048 bits."),
    "not_for_signing": gettext_lazy("Its certificate is not meant for signatures."),
    "not_valid_now": gettext_lazy("Its certificate has ended or does not hold yet."),
    "not_its_key": gettext_lazy("The certificate belongs to another key."),
}


def _find(public_id):
    return get_object_or_404(SigningKey.objects.select_related("issuer__unit", "created_by"), public_id=public_id)


@require_safe
@managing
def key_list(request):
    issuers = list(overview.issuers(at=timezone.now()))
    return render(request, "certificates/keys/list.html", {"issuers": issuers})


@require_safe
@managing
def key_page(request, public_id):
    key = _find(public_id)
    certificates = overview.remaining(key).select_related("holder").defer("snapshot")
    context = {
        "line": overview.line_of(key, overview.uses(), timezone.now()),
        "key": key,
        "key_id": did.key_id(key),
        "page_obj": Paginator(certificates, PER_PAGE).get_page(request.GET.get("page")),
        "can_renew": renewing.can_renew(key),
    }
    return render(request, "certificates/keys/key.html", context)


@require_POST
@managing
def create(request, public_id):
    issuer = get_object_or_404(Issuer, public_id=public_id)
    purpose = request.POST.get("purpose")
    if purpose not in SigningKey.Purpose.values:
        raise Http404
    key = services.create_key(issuer=issuer, purpose=purpose, at=timezone.now(), by=request.user)
    messages.success(request, _("Key %(name)s is announced. It signs nothing yet.") % {"name": key.name})
    return redirect("certificates:key", key.public_id)


@require_POST
@managing
def activate(request, public_id):
    key = _find(public_id)
    try:
        services.activate_key(key=key, at=timezone.now())
    except services.KeyCompromised:
        messages.error(request, _("A key that was given up can’t be used again."))
    except services.CertificateEnded:
        messages.error(request, _("The certificate of this key has ended. Import a new one."))
    else:
        messages.success(request, _("Key %(name)s is in use.") % {"name": key.name})
    return redirect("certificates:key", key.public_id)


@require_http_methods(["GET", "POST"])
@managing
def give_up(request, public_id):
    key = _find(public_id)
    if key.compromised_at:
        return redirect("certificates:key", key.public_id)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.give_up_key(key=key, reason=form.cleaned_data["reason"], at=timezone.now(), by=request.user)
        messages.success(request, _("Key %(name)s was given up.") % {"name": key.name})
        return redirect("certificates:key", key.public_id)
    return render(request, "certificates/keys/give_up.html", {"form": form, "key": key})


@require_POST
@managing
def renew(request, public_id):
    key = _find(public_id)
    if not (key.compromised_at and renewing.can_renew(key)):
        raise Http404
    audit.record("key.renewal_asked", unit=key.issuer.unit, target=names.described(key))
    renew_certificates.delay_on_commit(key_id=key.pk)
    messages.success(request, _("The certificates are being signed anew. The number below goes down as it proceeds."))
    return redirect("certificates:key", key.public_id)


@sensitive_post_parameters("passphrase")
@require_http_methods(["GET", "POST"])
@managing
def import_key(request, public_id):
    issuer = get_object_or_404(Issuer, public_id=public_id)
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            key = services.import_pkcs12(
                issuer=issuer,
                data=form.cleaned_data["file"].read(),
                passphrase=form.cleaned_data["passphrase"],
                at=timezone.now(),
                by=request.user,
            )
        except pkcs12.NotUsable as refusal:
            form.add_error("file", REFUSALS[refusal.code])
        except services.KeyCompromised:
            form.add_error("file", _("This key was given up and can’t be used again."))
        else:
            messages.success(request, _("Key %(name)s is announced. It signs nothing yet.") % {"name": key.name})
            return redirect("certificates:key", key.public_id)
    return render(request, "certificates/keys/import.html", {"form": form, "issuer": issuer})
