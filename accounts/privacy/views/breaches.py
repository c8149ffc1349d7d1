"""The register of data breaches: incidents, the people affected, the letters and who was told."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.models import BreachIncident
from accounts.powers import Power
from accounts.privacy.access import with_power
from accounts.privacy.forms import AffectedForm, BreachForm
from accounts.privacy.notices import contact
from accounts.privacy.services import breaches

managing = with_power(Power.MANAGE_PRIVACY)


def find(request, public_id):
    within_reach = BreachIncident.objects.within_power(request.user, Power.MANAGE_PRIVACY)
    return get_object_or_404(within_reach.select_related("unit", "recorded_by"), public_id=public_id)


@require_safe
@managing
def register(request):
    found = BreachIncident.objects.within_power(request.user, Power.MANAGE_PRIVACY).select_related("unit")
    page_obj = Paginator(found, 50).get_page(request.GET.get("page"))
    now = timezone.now()
    rows = [(incident, incident.is_overdue(now)) for incident in page_obj]
    return render(request, "accounts/privacy/breaches.html", {"page_obj": page_obj, "rows": rows})


@require_http_methods(["GET", "POST"])
@managing
def new(request):
    form = BreachForm(request.POST or None, officer=request.user)
    if request.method == "POST" and form.is_valid():
        incident = breaches.record_breach(officer=request.user, **form.cleaned_data)
        messages.success(request, _("The incident is recorded."))
        return redirect("privacy:breach", incident.public_id)
    return render(request, "accounts/privacy/breach_form.html", {"form": form})


@require_http_methods(["GET", "POST"])
@managing
def edit(request, public_id):
    incident = find(request, public_id)
    if incident.is_closed:
        return redirect("privacy:breach", public_id)
    form = BreachForm(request.POST or None, instance=incident, officer=request.user)
    if request.method == "POST" and form.is_valid():
        return _done(
            request,
            public_id,
            lambda: breaches.change_breach(incident=incident, **form.cleaned_data),
            _("The incident is changed."),
        )
    return render(request, "accounts/privacy/breach_form.html", {"form": form, "incident": incident})


@never_cache
@require_safe
@managing
def incident_page(request, public_id):
    incident = find(request, public_id)
    return _page(request, incident, AffectedForm(officer=request.user))


def _page(request, incident, form):
    counts = incident.subjects.aggregate(
        people=Count("pk"),
        told=Count("pk", filter=Q(told_at__isnull=False)),
        without_mail=Count("pk", filter=Q(told_at=None, user__email=None)),
        to_mail=Count("pk", filter=Q(told_at=None, user__email__isnull=False)),
    )
    page = {
        "incident": incident,
        "form": form,
        "counts": counts,
        "categories": incident.data_categories.all(),
        "is_overdue": incident.is_overdue(timezone.now()),
    }
    return render(request, "accounts/privacy/breach.html", page)


@require_POST
@managing
def add_people(request, public_id):
    incident, form = find(request, public_id), AffectedForm(request.POST, officer=request.user)
    if not form.is_valid():
        return _page(request, incident, form)
    return _done(request, public_id, lambda: _add(request, incident, **form.cleaned_data))


def _add(request, incident, *, unit, numbers):
    added, unknown = 0, []
    if unit:
        added = breaches.add_unit(incident=incident, unit=unit, on=timezone.localdate())
    if numbers:
        more, unknown = breaches.add_numbers(
            incident=incident, numbers=numbers, officer=request.user, power=Power.MANAGE_PRIVACY
        )
        added += more
    messages.success(
        request, ngettext("%(count)d person was added.", "%(count)d people were added.", added) % {"count": added}
    )
    if unknown:
        text = _("Nobody in your units has these numbers: %(numbers)s. Check them and enter them again.")
        messages.warning(request, text % {"numbers": ", ".join(unknown[:20])})


@never_cache
@require_safe
@managing
def letter(request, public_id, receiver):
    """To print: "orang" for the people, "lembaga" for the agency for data protection."""
    if receiver not in ("orang", "lembaga"):
        raise Http404
    incident = find(request, public_id)
    page = {
        "incident": incident,
        "categories": incident.data_categories.all(),
        "contact": contact(),
        "is_for_agency": receiver == "lembaga",
        "people": max(incident.people_count, incident.subjects.count()),
        "now": timezone.now(),
    }
    return render(request, "accounts/privacy/breach_letter.html", page)


# What a button on the page of an incident does, and what is said afterwards.
ACTS = {
    "agency_told": (breaches.tell_agency, gettext_lazy("It is recorded that the agency for data protection was told.")),
    "mail": (breaches.tell_people, gettext_lazy("The mails are being sent in the background.")),
    "letters_sent": (breaches.letters_sent, gettext_lazy("It is recorded that the letters were sent.")),
    "close": (breaches.close_breach, gettext_lazy("The incident is closed.")),
}


@require_POST
@managing
def act(request, public_id):
    incident = find(request, public_id)
    if request.POST.get("act") not in ACTS:
        raise Http404
    service, message = ACTS[request.POST["act"]]
    return _done(request, public_id, lambda: service(incident=incident, at=timezone.now()), message)


def _done(request, public_id, service, message=""):
    try:
        service()
        if message:
            messages.success(request, message)
    except breaches.BreachIsClosed:
        messages.info(request, _("This incident is closed; it is a record now."))
    return redirect("privacy:breach", public_id)
