"""Frameworks and their crosswalk: reading them is for everybody who is signed in."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from accounts.powers import Power
from competencies.frameworks.exchange.judging import managed_by
from competencies.frameworks.exchange.wording import RELATIONS
from competencies.frameworks.exchange.writing import CONTENT_TYPES, crosswalk_file, framework_file
from competencies.frameworks.pages import FrameworkPage, listed_for
from competencies.models import CompetencyLink, Framework
from theme import csv_files

LINES_ON_A_PAGE = 30


@login_required
@require_safe
def frameworks(request):
    national, own = listed_for(request.user)
    context = {"national": national, "own": own, "may_manage": request.user.has_power(Power.MANAGE_FRAMEWORKS)}
    return render(request, "competencies/frameworks/list.html", context)


@login_required
@require_safe
def framework(request, code):
    page = FrameworkPage(_readable(request.user, code), request.user)
    return render(request, "competencies/frameworks/framework.html", {"page": page, "framework": page.framework})


@login_required
@require_safe
def download(request, code, extension):
    framework = _readable(request.user, code)
    return _file(lambda: framework_file(framework, extension), f"kerangka-{framework.code}", extension)


@login_required
@require_safe
def crosswalk(request):
    """All lines between frameworks that this person may read, or those of one of them."""
    readable = Framework.objects.readable_by(request.user)
    lines = CompetencyLink.objects.among(readable).select_related("competency__framework", "other__framework")
    page = Paginator(lines, LINES_ON_A_PAGE).get_page(request.GET.get("page"))
    managed = set(managed_by(request.user).values_list("pk", flat=True))
    page.object_list = [
        (line, RELATIONS[line.relation], bool({line.competency.framework_id, line.other.framework_id} & managed))
        for line in page.object_list
    ]
    return render(
        request,
        "competencies/frameworks/crosswalk.html",
        {"page_obj": page, "may_manage": request.user.has_power(Power.MANAGE_FRAMEWORKS)},
    )


@login_required
@require_safe
def download_crosswalk(request, extension):
    readable = Framework.objects.readable_by(request.user)
    return _file(lambda: crosswalk_file(readable, extension), "padanan-kompetensi", extension)


def _readable(user, code):
    return get_object_or_404(Framework.objects.readable_by(user).select_related("agency"), code=code)


def _file(make, name, extension):
    if extension not in CONTENT_TYPES:
        raise Http404
    return HttpResponse(make(), content_type=CONTENT_TYPES[extension], headers=csv_files.headers(f"{name}.{extension}"))
