"""A person's own page of privacy: what is held, a copy of it, and consent to what is optional."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.privacy import archive
from accounts.privacy.notices import contact
from accounts.privacy.optional_purposes import PURPOSES
from accounts.privacy.services import exports, retention
from accounts.privacy.services.consents import give_consent, withdraw_consent


@never_cache
@require_safe
@login_required
def overview(request):
    user, now = request.user, timezone.now()
    given = set(user.consents.filter(withdrawn_at=None).values_list("purpose", flat=True))
    page = {
        "groups": groups_of(user),
        "copy_days": retention.days_kept(target=exports.TARGET),
        "export": user.data_exports.filter(expires_at__gt=now).first(),
        "open_requests": user.data_requests.open().count(),
        "purposes": [(purpose, purpose.code in given) for purpose in PURPOSES.values()],
        "notice_read": user.notices_read.select_related("notice").first(),
        "contact": contact(),
    }
    return render(request, "accounts/privacy/overview.html", page)


def groups_of(user):
    """[(label of a room, [(label of a table, how many rows)])], without what is empty."""
    groups = []
    for label, tables in archive.tables_of(user):
        counted = [(table.label, table.count()) for table in tables]
        groups.append((label, [(name, count) for name, count in counted if count]))
    return groups


@require_POST
@login_required
def ask_export(request):
    exports.ask_for_export(user=request.user, language=request.LANGUAGE_CODE, at=timezone.now())
    messages.success(request, _("We are making the copy of your data. It stands on this page in a moment."))
    return redirect("privacy:overview")


@never_cache
@require_safe
@login_required
def download_export(request, public_id):
    ready = request.user.data_exports.filter(expires_at__gt=timezone.now(), made_at__isnull=False)
    export = get_object_or_404(ready, public_id=public_id)
    try:
        file = export.file.open()
    except FileNotFoundError:
        raise Http404 from None
    response = FileResponse(file, as_attachment=True, filename="data-pribadi.zip", content_type="application/zip")
    response["Cache-Control"] = "private, no-store"
    return response


@require_POST
@login_required
def consent(request, purpose):
    """One tap gives or withdraws: the button says which."""
    if purpose not in PURPOSES:
        raise Http404
    if request.POST.get("wanted") == "yes":
        give_consent(user=request.user, purpose=purpose, at=timezone.now())
        messages.success(request, _("Your consent is recorded. You can withdraw it at any time."))
    else:
        withdraw_consent(user=request.user, purpose=purpose, at=timezone.now())
        messages.success(request, _("Your consent is withdrawn."))
    return redirect("privacy:overview")
