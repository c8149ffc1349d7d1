"""The digital CV: the person's links, and the page behind one of them."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from competencies.models import ProfileShare
from competencies.profile import sharing
from competencies.profile.cv import cv_of
from competencies.profile.forms import ShareForm


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def shares(request):
    at = timezone.now()
    if request.method == "POST" and request.is_shared_device:
        raise Http404  # a link outlives the few minutes that a card and a PIN open there
    form = ShareForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            sharing.create_share(person=request.user, **form.cleaned_data, at=at)
        except sharing.TooManyLinks:
            form.add_error(None, _("Too many links work at the same time. Withdraw one first."))
        else:
            messages.success(request, _("The link works now. Copy it below and send it."))
            return redirect("competencies:shares")
    return render(request, "competencies/profile/shares.html", {"form": form, "rows": _rows(request.user, at)})


@login_required
@require_POST
def withdraw_share(request, public_id):
    share = get_object_or_404(request.user.profile_shares, public_id=public_id)
    sharing.withdraw_share(share=share, at=timezone.now())
    messages.success(request, _("The link no longer works."))
    return redirect("competencies:shares")


@never_cache
@require_safe
def shared(request, token):
    """For whoever was given the link. An ended one says so, an unknown one is not found."""
    at = timezone.now()
    share = ProfileShare.objects.select_related("person").filter(token=token).first()
    if share is None or not _is_open(share, at):
        status = 404 if share is None else 410
        return _private(render(request, "competencies/profile/share_ended.html", {"share": share}, status=status))
    cv = cv_of(share.person, share.sections, on=timezone.localdate(at))
    return _private(render(request, "competencies/profile/cv.html", {"share": share, "cv": cv, "now": at}))


def _is_open(share, at):
    """Whoever restricted the use of their data, or has left for good, shows nothing meanwhile."""
    return share.works(at) and share.person.is_active and share.person.processing_restricted_at is None


def _rows(person, at):
    """[(link, address, what it shows, whether it works)], the newest first."""
    return [
        (
            share,
            settings.SITE_URL + reverse("cv:shared", args=[share.token]),
            [sharing.SECTIONS[name] for name in sharing.known(share.sections)],
            share.works(at),
        )
        for share in person.profile_shares.all()
    ]


def _private(response):
    """The address is the secret: it is for who was given it, not for search engines or the sites it links to."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
