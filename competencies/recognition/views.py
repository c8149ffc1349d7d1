"""Officers recognise what people learnt before or elsewhere, and take back what was said in error."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts import audit
from accounts.powers import Power
from accounts.privacy.access import with_power
from competencies import services
from competencies.ledger.recognising import TAKEN_BACK_BY_ROW
from competencies.models import Evidence
from competencies.recognition import pages
from competencies.recognition.forms import RecognitionForm, RevocationForm

PER_PAGE = 25
checking = with_power(Power.CHECK_CLAIMS)


@never_cache
@checking
@require_safe
def evidence_of(request, public_id):
    person = _person(request, public_id)
    audit.record_view(request, subject=person, action="evidence.viewed")
    rows = pages.rows_of(person, timezone.localdate())
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "competencies/recognition/person.html", {"person": person, "page_obj": page})


@never_cache
@checking
@require_http_methods(["GET", "POST"])
def recognise(request, public_id):
    """Framework by framework, because each has levels of its own."""
    person = _person(request, public_id)
    frameworks = list(pages.frameworks_of(person))
    wanted = request.GET.get("kerangka", "")
    framework = next((each for each in frameworks if each.code == wanted), None)
    if framework is None:
        context = {"person": person, "frameworks": frameworks}
        return render(request, "competencies/recognition/frameworks.html", context)
    form = RecognitionForm(request.POST or None, framework=framework)
    if request.method == "POST" and form.is_valid():
        services.recognise(person=person, by=request.user, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("The prior learning is recognised."))
        return redirect("competencies:evidence_of", public_id)
    context = {"person": person, "framework": framework, "form": form}
    return render(request, "competencies/recognition/recognise.html", context)


@never_cache
@checking
@require_http_methods(["GET", "POST"])
def revoke(request, public_id):
    """What rests on a certificate or on a claim is taken back there."""
    rows = Evidence.objects.filter(person__in=pages.people_of(request.user), source_kind__in=TAKEN_BACK_BY_ROW)
    row = get_object_or_404(rows.select_related("person", "competency"), public_id=public_id)
    form = RevocationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.revoke_evidence(evidence=row, reason=form.cleaned_data["reason"], by=request.user, at=timezone.now())
        messages.success(request, _("The proof is taken back."))
        return redirect("competencies:evidence_of", row.person.public_id)
    return render(request, "competencies/recognition/revoke.html", {"row": row, "form": form})


def _person(request, public_id):
    return get_object_or_404(pages.people_of(request.user), public_id=public_id)
