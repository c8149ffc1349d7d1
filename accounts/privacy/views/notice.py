"""The privacy notice: for everyone, and for who has just signed in and not read it yet."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import PrivacyNotice
from accounts.privacy.notices import NOTICE_DUE, blocks, contact
from accounts.privacy.services.notices import acknowledge_notice
from theme.own_addresses import own_address


@require_safe
def public_notice(request):
    notice = PrivacyNotice.objects.current(timezone.localdate())
    page = {"notice": notice, "blocks": blocks(notice.text) if notice else [], "contact": contact()}
    return render(request, "accounts/privacy/public_notice.html", page)


@never_cache
@require_http_methods(["GET", "POST"])
@login_required
def read_notice(request):
    notice = PrivacyNotice.objects.current(timezone.localdate())
    if notice is None:
        raise Http404
    if request.method == "POST":
        # Only what was on the page counts: another version may have come into force meanwhile.
        if request.POST.get("version") != str(notice.version):
            return redirect("privacy:notice")
        acknowledge_notice(user=request.user, notice=notice, at=timezone.now())
        request.session.pop(NOTICE_DUE, None)
        return redirect(own_address(request) or "home:dashboard")
    page = {"notice": notice, "blocks": blocks(notice.text), "next": request.GET.get("next", "")}
    return render(request, "accounts/privacy/notice.html", page)
