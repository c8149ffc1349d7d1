"""Changing a framework by hand: for those who manage it, and a 404 for all others."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.powers import Power
from competencies.frameworks import services
from competencies.frameworks.exchange.judging import agencies_of, managed_by
from competencies.frameworks.forms import CompetencyForm, FrameworkForm, NewFrameworkForm
from competencies.models import CompetencyLink, Framework


@login_required
@require_http_methods(["GET", "POST"])
def create(request):
    user = request.user
    if not user.has_power(Power.MANAGE_FRAMEWORKS):
        raise Http404
    form = NewFrameworkForm(request.POST or None, agencies=agencies_of(user), may_be_national=user.is_superuser)
    if request.method == "POST" and form.is_valid():
        try:
            framework = services.create_framework(**form.arguments, by=user, at=timezone.now())
            messages.success(request, _("The framework has been made. Add its areas and competencies next."))
            return redirect("competencies:framework", framework.code)
        except services.CodeTaken:
            form.add_error("code", _("This code is in use. Choose another one, with your agency's name in it."))
    return render(request, "competencies/frameworks/new.html", {"form": form})


@login_required
@require_http_methods(["GET", "POST"])
def change(request, code):
    framework = get_object_or_404(managed_by(request.user), code=code)
    form = FrameworkForm(request.POST or None, instance=framework)
    if request.method == "POST" and form.is_valid():
        services.change_framework(framework=framework, fields=form.cleaned_data, by=request.user, at=timezone.now())
        messages.success(request, _("The framework has been saved."))
        return redirect("competencies:framework", framework.code)
    return render(request, "competencies/frameworks/change.html", {"form": form, "framework": framework})


@login_required
@require_http_methods(["GET", "POST"])
def competency(request, code, competency=None):
    """One competency or area with its statements; without a code a new one."""
    framework = get_object_or_404(managed_by(request.user), code=code)
    row = get_object_or_404(framework.competencies, code=competency) if competency else None
    form = CompetencyForm(request.POST or None, instance=row, framework=framework)
    if request.method == "POST" and form.is_valid():
        try:
            saved = services.save_competency(framework=framework, **form.arguments, by=request.user, at=timezone.now())
            messages.success(request, _("“%(name)s” has been saved.") % {"name": saved.name})
            return redirect("competencies:framework", framework.code)
        except services.CodeTaken:
            form.add_error("code", _("This framework has a competency with this code. Choose another code."))
    context = {"form": form, "framework": framework, "competency": row}
    return render(request, "competencies/frameworks/competency.html", context)


@login_required
@require_POST
def remove_link(request):
    """The line between the two competencies that the form names; gone already is as good as removed."""
    if not request.user.has_power(Power.MANAGE_FRAMEWORKS):
        raise Http404
    link = _named_link(request)
    if link:
        services.remove_link(link=link, by=request.user, at=timezone.now())
        messages.success(request, _("The line has been removed from the crosswalk."))
    return redirect("competencies:crosswalk")


def _named_link(request):
    fields = {
        "competency__framework__code": "framework",
        "competency__code": "code",
        "other__framework__code": "other_framework",
        "other__code": "other_code",
    }
    named = {field: request.POST.get(name, "").replace("\0", "") for field, name in fields.items()}
    lines = CompetencyLink.objects.among(Framework.objects.readable_by(request.user)).filter(**named)
    managed = set(managed_by(request.user).values_list("pk", flat=True))
    link = lines.select_related("competency__framework", "other__framework").first()
    is_managed = link and {link.competency.framework_id, link.other.framework_id} & managed
    return link if is_managed else None
