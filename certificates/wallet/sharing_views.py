"""What others see of a certificate beyond the public facts: the holder's choices, and the page behind a secret link."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from certificates.life.disclosing import choose_disclosure, rows, shown_of
from certificates.models import Certificate, ShareLink
from certificates.wallet import sharing
from certificates.wallet.forms import DisclosureForm, ShareLinkForm
from certificates.wallet.pages import certificates_of, held_of, newest_shared


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def disclose(request, public_id):
    certificate = _own(request, public_id)
    form = DisclosureForm(
        request.POST if request.method == "POST" else None,
        snapshot=certificate.snapshot,
        initial={"shown": shown_of(certificate)},
    )
    if request.method == "POST" and form.is_valid():
        shown = form.cleaned_data["shown"]
        choose_disclosure(certificate=certificate, shown=shown, by=request.user, at=timezone.now())
        messages.success(request, _("The public page now shows what you chose."))
        return redirect("certificates:detail", public_id)
    return render(request, "certificates/wallet/disclose.html", {"certificate": certificate, "form": form})


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def share(request, public_id):
    """The links of one certificate, and the form for another."""
    at = timezone.now()
    certificate = _own(request, public_id)
    form = ShareLinkForm(request.POST if request.method == "POST" else None, snapshot=certificate.snapshot)
    if request.method == "POST" and form.is_valid():
        try:
            sharing.create_share_link(certificate=certificate, **form.cleaned_data, by=request.user, at=at)
        except sharing.TooManyLinks:
            form.add_error(None, _("Too many links work for this certificate. Withdraw one first."))
        else:
            messages.success(request, _("The link works now. Copy it below and send it."))
            return redirect("certificates:share", public_id)
    context = {"certificate": certificate, "form": form, "links": _links(certificate, at)}
    return render(request, "certificates/wallet/share.html", context)


@login_required
@require_POST
def withdraw_link(request, public_id):
    links = ShareLink.objects.filter(certificate__in=Certificate.objects.held_by(request.user))
    link = get_object_or_404(links.select_related("certificate"), public_id=public_id)
    sharing.withdraw_share_link(link=link, by=request.user, at=timezone.now())
    messages.success(request, _("The link no longer works."))
    return redirect("certificates:share", link.certificate.public_id)


@never_cache
@require_safe
def shared(request, token):
    """For whoever was given the link. An ended one says so, an unknown one is not found."""
    at = timezone.now()
    link = ShareLink.objects.select_related("certificate").filter(token=token).first()
    if link is None or not link.works(at):
        status = 404 if link is None else 410
        return _private(render(request, "certificates/wallet/link_ended.html", {"link": link}, status=status))
    certificate = newest_shared(link)
    context = {
        "link": link,
        "held": held_of(certificate, at=at),
        "certificate": certificate,
        "holder": certificate.snapshot["holder"],
        "issuer": certificate.snapshot["issuer"],
        "shown": rows(certificate.snapshot, link.shown),
    }
    return _private(render(request, "certificates/wallet/shared.html", context))


def _own(request, public_id):
    return get_object_or_404(certificates_of(request.user).select_related("disclosure"), public_id=public_id)


def _links(certificate, at):
    """[(link, address, whether it works)], the newest first."""
    links = certificate.share_links.all()
    return [
        (link, settings.SITE_URL + reverse("certificates:shared", args=[link.token]), link.works(at)) for link in links
    ]


def _private(response):
    """The address is the secret: it is for who was given it, not for search engines."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response
