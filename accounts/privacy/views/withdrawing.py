"""Withdrawing consent from a mail, without signing in."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from accounts.privacy import withdrawal_links
from accounts.privacy.services.consents import withdraw_consent


@csrf_exempt  # mail programs post here for their reader (RFC 8058); the link alone allows this one thing
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw_by_link(request, token):
    found = withdrawal_links.read(token)
    if found is None:
        raise Http404
    user, purpose = found
    if request.method == "POST":
        withdraw_consent(user=user, purpose=purpose.code, at=timezone.now())
    is_given = user.consents.filter(purpose=purpose.code, withdrawn_at=None).exists()
    return render(request, "accounts/privacy/withdraw_by_link.html", {"purpose": purpose, "is_given": is_given})
