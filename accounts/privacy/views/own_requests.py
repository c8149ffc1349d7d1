"""A person's own requests about their data: make one, follow it, withdraw it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.privacy.forms import RequestForm
from accounts.privacy.services.requests import RequestIsClosed, file_request, withdraw_request


@never_cache
@require_http_methods(["GET", "POST"])
@login_required
def requests(request):
    form = RequestForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        filed = file_request(person=request.user, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("We have received your request."))
        return redirect("privacy:request", filed.public_id)
    own = request.user.data_requests.order_by("-received_at", "-pk")
    page_obj = Paginator(own, 50).get_page(request.GET.get("page"))
    return render(request, "accounts/privacy/requests.html", {"form": form, "page_obj": page_obj})


@never_cache
@require_safe
@login_required
def own_request(request, public_id):
    found = get_object_or_404(request.user.data_requests, public_id=public_id)
    return render(request, "accounts/privacy/request.html", {"data_request": found})


@require_POST
@login_required
def withdraw(request, public_id):
    found = get_object_or_404(request.user.data_requests, public_id=public_id)
    try:
        withdraw_request(request=found, at=timezone.now())
        messages.success(request, _("Your request is withdrawn."))
    except RequestIsClosed:
        messages.info(request, _("This request has its answer already."))
    return redirect("privacy:request", public_id)
