"""Learning paths: one's own, and those that officers keep."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.powers import Power
from competencies.advice.offers import offers
from competencies.models import LearningPath
from competencies.paths import services
from competencies.paths.forms import CourseForm, NewPathForm, PathForm, PlaceForm
from competencies.paths.pages import page_of_paths, paths_for, state_of
from competencies.standards.views import for_officers
from competencies.standards.words import positions_of


@login_required
@require_safe
def own(request):
    employment = request.user.current_employment()
    paths = paths_for(request.user, employment, timezone.now())
    return render(request, "competencies/paths/own.html", {"paths": paths, "employment": employment})


@for_officers
@require_safe
def kept(request):
    return render(request, "competencies/paths/kept.html", {"page_obj": page_of_paths(request.user, _page(request))})


def _page(request):
    return request.GET.get("page")


def managed(request, public_id):
    paths = LearningPath.objects.within_power(request.user, Power.MANAGE_STANDARDS)
    return get_object_or_404(paths.select_related("unit", "position_kind"), public_id=public_id)


@for_officers
@require_http_methods(["GET", "POST"])
def new(request):
    form = NewPathForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        path = services.create_path(**form.cleaned_data, by=request.user, at=timezone.now())
        return redirect("competencies:path", path.public_id)
    return render(request, "competencies/paths/new.html", {"form": form})


@for_officers
@require_safe
def path(request, public_id):
    found = managed(request, public_id)
    return render(request, "competencies/paths/path.html", _context(found, CourseForm(offers=_not_in(found))))


def _not_in(path):
    known = set(path.steps.values_list("course_key", flat=True))
    return [offer for offer in offers(at=timezone.now()) if offer.key not in known]


def _context(path, form):
    state, tone = state_of(path)
    steps = [{"step": step, "up": place - 1, "down": place + 1} for place, step in enumerate(path.steps.all(), start=1)]
    if steps:
        steps[0]["up"] = steps[-1]["down"] = None
    return {"path": path, "form": form, "steps": steps, "state": state, "tone": tone, "positions": positions_of(path)}


@for_officers
@require_http_methods(["GET", "POST"])
def edit(request, public_id):
    found = managed(request, public_id)
    initial = {name: getattr(found, name) for name in PathForm.base_fields}
    initial["position_kind"] = found.position_kind and found.position_kind.code
    form = PathForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            services.change_path(path=found, **form.cleaned_data, by=request.user, at=timezone.now())
        except services.NameTaken:
            form.add_error("name_id", _("The unit has another draft of this name. Choose another name."))
        else:
            return redirect("competencies:path", found.public_id)
    return render(request, "competencies/paths/edit.html", {"form": form, "path": found})


@for_officers
@require_POST
def add_course(request, public_id):
    found = managed(request, public_id)
    form = CourseForm(request.POST, offers=offers(at=timezone.now()))
    if not form.is_valid():
        return render(request, "competencies/paths/path.html", _context(found, form))
    chosen = form.chosen
    try:
        services.add_course(path=found, course_key=chosen.key, title=chosen.title, by=request.user, at=timezone.now())
    except services.PathIsFull:
        form.add_error("course", _("The path has 50 courses already. Make a second one for what comes after."))
        return render(request, "competencies/paths/path.html", _context(found, form))
    return redirect("competencies:path", found.public_id)


@for_officers
@require_POST
def move_course(request, public_id, key):
    found, form = managed(request, public_id), PlaceForm(request.POST)
    if form.is_valid():
        to = form.cleaned_data["to"]
        services.move_course(path=found, course_key=key, to=to, by=request.user, at=timezone.now())
    return redirect("competencies:path", found.public_id)


@for_officers
@require_POST
def remove_course(request, public_id, key):
    found = managed(request, public_id)
    try:
        services.remove_course(path=found, course_key=key, by=request.user, at=timezone.now())
    except services.PathIsEmpty:
        messages.error(request, _("A published path needs at least one course. Stop offering the path instead."))
    return redirect("competencies:path", found.public_id)


@for_officers
@require_POST
def publish(request, public_id):
    found = managed(request, public_id)
    try:
        services.publish_path(path=found, by=request.user, at=timezone.now())
    except services.PathIsEmpty:
        messages.error(request, _("Add at least one course before you publish the path."))
    else:
        messages.success(request, _("People of these positions now see the path."))
    return redirect("competencies:path", found.public_id)


@for_officers
@require_POST
def retire(request, public_id):
    found = managed(request, public_id)
    services.retire_path(path=found, by=request.user, at=timezone.now())
    return redirect("competencies:path", found.public_id)


@for_officers
@require_POST
def discard(request, public_id):
    found = managed(request, public_id)
    try:
        services.discard_path(path=found, by=request.user, at=timezone.now())
    except services.PathIsPublished:
        messages.error(request, _("People see this path. Stop offering it instead."))
        return redirect("competencies:path", found.public_id)
    messages.success(request, _("The draft has been discarded."))
    return redirect("competencies:paths_kept")
