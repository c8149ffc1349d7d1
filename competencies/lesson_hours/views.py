"""A person's own statement, on the page and as a file."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from competencies.lesson_hours.exports import FORMATS, file_name
from competencies.lesson_hours.forms import YearForm
from competencies.lesson_hours.professionalism import figure_of
from competencies.lesson_hours.statement import statement


@login_required
@require_safe
def own(request):
    context = shown(request, request.user, request.user.current_employment())
    return render(request, "competencies/lesson_hours/own.html", context)


@login_required
@require_safe
def own_file(request, kind):
    return as_file(request, kind, request.user, request.user.current_employment())


def shown(request, person, employment, *, is_own=True):
    """What the page of a statement shows; an officer's page adds to it."""
    form, today = YearForm(request.GET), timezone.localdate()
    year = form.cleaned_data["year"] if form.is_valid() else None
    found = statement(person=person, employment=employment, year=year, this_year=today.year, is_own=is_own)
    return {
        "form": form,
        "statement": found,
        "index": figure_of(employment=employment, credits=found.standing, on=today),
        "employment": employment,
        "kinds": list(FORMATS),
    }


def as_file(request, kind, person, employment, *, is_own=True):
    form, now = YearForm(request.GET), timezone.now()
    if kind not in FORMATS or not form.is_valid():
        raise Http404
    this_year = timezone.localtime(now).year
    found = statement(
        person=person, employment=employment, year=form.cleaned_data["year"], this_year=this_year, is_own=is_own
    )
    content, media_type = FORMATS[kind](found, person=person, employment=employment, at=now)
    name = content_disposition_header(True, file_name(found, person, kind))
    headers = {"Content-Disposition": name, "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type=media_type, headers=headers)
