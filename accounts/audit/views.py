from functools import wraps

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.audit.details import Line, changes_of, fits_the_chain, unit_of
from accounts.audit.export import MOST_ROWS, TooMuchToExport, trail_csv
from accounts.audit.forms import TrailFilter
from accounts.audit.recording import record_view
from accounts.audit.search import entries_for, page_after
from accounts.models import AuditEntry
from accounts.powers import Power


def for_auditors(view):
    @require_safe
    @login_required
    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not request.user.has_power(Power.SEE_AUDIT):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


@for_auditors
def trail(request):
    form = TrailFilter(request.GET, user=request.user)
    if not form.is_valid():
        return render(request, "accounts/audit/trail.html", {"form": form}, status=400)
    entries, has_more = page_after(entries_for(request.user, form.cleaned_data), form.cleaned_data["after"])
    context = {
        "form": form,
        "lines": [Line(entry) for entry in entries],
        "older": entries[-1].public_id if has_more else None,
    }
    return render(request, "accounts/audit/trail.html", context)


@for_auditors
def entry(request, public_id):
    entry = get_object_or_404(AuditEntry.objects.visible_to(request.user), public_id=public_id)
    context = {
        "line": Line(entry),
        "changes": changes_of(entry),
        "unit": unit_of(entry),
        "fits": fits_the_chain(entry),
    }
    return render(request, "accounts/audit/entry.html", context)


@for_auditors
def export(request):
    """What the list shows under the same filters, on all its pages. Taking it out stands in the trail as well."""
    form = TrailFilter(request.GET, user=request.user)
    if form.is_valid():
        try:
            response = trail_csv(entries_for(request.user, form.cleaned_data), on=timezone.localdate())
        except TooMuchToExport:
            message = _("More than %(count)s entries fit. Choose a shorter period, then download again.")
            form.add_error("since", message % {"count": MOST_ROWS})
        else:
            unit = next(iter(request.user.units_with(Power.SEE_AUDIT)), None)
            record_view(request, unit=unit, target=request.GET.urlencode(), action="audit.exported")
            return response
    return render(request, "accounts/audit/trail.html", {"form": form}, status=400)
