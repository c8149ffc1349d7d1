from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.powers import Power
from certificates.issuing import scope, services
from certificates.issuing.forms import NumberByHandForm, VoidForm
from certificates.issuing.printability import NotPrintable
from certificates.issuing.problems import in_words, kept, strange_characters
from certificates.models import Certificate
from courses.models import Enrolment

SERIES_ON_A_PAGE = 50
LATEST = 100


@login_required
@require_safe
def all_series(request):
    if not request.user.has_power(Power.ISSUE_CERTIFICATES):
        raise Http404
    series = scope.series_of(request.user).select_related("agency")
    page = Paginator(series, SERIES_ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "certificates/issuing/numbers.html", {"page_obj": page})


@login_required
@require_http_methods(["GET", "POST"])
def one_series(request, agency, year, course_code=""):
    """The numbers of a series that went another way, and the form to void the next one."""
    found = scope.series_of(request.user).select_related("agency")
    series = get_object_or_404(found, agency__public_id=agency, year=year, course_code=course_code)
    form = VoidForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and (voided := _voided(form, series, request.user)):
        messages.success(request, _("Number %(number)s is voided.") % {"number": voided.number})
        return redirect(request.path)
    context = {
        "series": series,
        "form": form,
        "is_open": series.year == timezone.localdate().year,
        "voided": series.voided_numbers.select_related("voided_by").order_by("-sequence")[:LATEST],
        "by_hand": _given_by_hand(series)[:LATEST],
    }
    return render(request, "certificates/issuing/series.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def number_by_hand(request, public_id):
    """One learner's certificate with a number that somebody chose."""
    enrolments = Enrolment.objects.completed().filter(cohort__in=scope.cohorts_of(request.user), certificates=None)
    enrolment = get_object_or_404(enrolments.select_related("learner", "cohort", "version"), public_id=public_id)
    form = NumberByHandForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and (certificate := _issued(form, enrolment, request.user)):
        messages.success(request, _("Certificate %(number)s is issued.") % {"number": certificate.number})
        return redirect("certificates:issuing_cohort", enrolment.cohort.public_id)
    return render(request, "certificates/issuing/by_hand.html", {"form": form, "enrolment": enrolment})


def _given_by_hand(series):
    given = Certificate.objects.filter(series=series, sequence=None, revision=0)
    return given.select_related("holder").defer("snapshot").order_by("-issued_at", "-pk")


def _voided(form, series, by):
    try:
        return services.void_number(series=series, reason=form.cleaned_data["reason"], by=by, at=timezone.now())
    except services.SeriesClosed:
        form.add_error(None, _("Only numbers of the running year are voided."))
    return None


def _issued(form, enrolment, by):
    number, reason = form.cleaned_data["number"], form.cleaned_data["manual_reason"]
    try:
        return services.issue_by_hand(enrolment=enrolment, number=number, reason=reason, by=by, at=timezone.now())
    except services.NumberTaken:
        form.add_error("number", _("This number is given already, or it was voided."))
    except services.NumberMalformed as error:
        form.add_error("number", strange_characters(error.characters))
    except services.TwoPeopleNeeded:
        form.add_error(None, _("Your agency asks for two people, so nobody gives a number alone."))
    except (NotPrintable, services.NoCurrentTemplate) as error:
        form.add_error(None, in_words(kept(error)))
    return None
