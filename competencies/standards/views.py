"""Standards: the list, one of them, and how it begins, changes and ends."""

from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.powers import Power
from competencies.models import PositionStandard
from competencies.standards import drafting, publishing
from competencies.standards.forms import CopyForm, EndForm, NewStandardForm, PublishForm, StandardForm
from competencies.standards.pages import may_manage, page_of_lines, page_of_standards, standards_seen
from competencies.standards.problems import describe
from competencies.standards.reach import people_concerned
from competencies.standards.rows import Refused, StandardIsPublished
from competencies.standards.words import state_of


def for_officers(view):
    """Whoever sets what positions demand, somewhere; the queries say where."""

    @login_required
    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not request.user.has_power(Power.MANAGE_STANDARDS):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


def managed(request, public_id):
    standards = PositionStandard.objects.within_power(request.user, Power.MANAGE_STANDARDS)
    return get_object_or_404(standards.select_related("unit"), public_id=public_id)


def managed_draft(request, public_id):
    standard = managed(request, public_id)
    if standard.is_published:
        raise Http404
    return standard


def is_published_now(request, standard):
    messages.error(request, _("The standard has been published meanwhile, so its lines stay as they are."))
    return redirect("competencies:standard", standard.public_id)


@for_officers
@require_safe
def standards(request):
    page = page_of_standards(request.user, request.GET.get("page"), timezone.localdate())
    return render(request, "competencies/standards/list.html", {"page_obj": page})


@for_officers
@require_safe
def standard(request, public_id):
    standard = get_object_or_404(standards_seen(request.user), public_id=public_id)
    today = timezone.localdate()
    state, tone = state_of(standard, today)
    is_own = may_manage(request.user, standard)
    context = {
        "standard": standard,
        "state": state,
        "tone": tone,
        "is_own": is_own,
        "may_change": is_own and not standard.is_published,
        "may_take_back": is_own and standard.is_published and standard.valid_from > today,
        "may_end": is_own and standard.is_published and not standard.is_over(today),
        "page_obj": page_of_lines(standard, request.GET.get("page")),
    }
    return render(request, "competencies/standards/standard.html", context)


@for_officers
@require_http_methods(["GET", "POST"])
def new(request):
    form = NewStandardForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            draft = drafting.create_draft(**form.cleaned_data, by=request.user, at=timezone.now())
        except Refused as refused:
            form.refuse(refused)
        else:
            return redirect("competencies:standard", draft.public_id)
    return render(request, "competencies/standards/new.html", {"form": form})


@for_officers
@require_http_methods(["GET", "POST"])
def edit(request, public_id):
    standard = managed_draft(request, public_id)
    initial = {name: getattr(standard, name) for name in StandardForm.base_fields}
    form = StandardForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            drafting.change_draft(standard=standard, **form.cleaned_data, by=request.user, at=timezone.now())
        except Refused as refused:
            form.refuse(refused)
        except StandardIsPublished:
            return is_published_now(request, standard)
        else:
            return redirect("competencies:standard", standard.public_id)
    return render(request, "competencies/standards/edit.html", {"form": form, "standard": standard})


@for_officers
@require_http_methods(["GET", "POST"])
def copy(request, public_id):
    """Anything one sees may be copied, such as the national standard into one of one's own unit."""
    standard = get_object_or_404(standards_seen(request.user), public_id=public_id)
    is_own = may_manage(request.user, standard)
    initial = {"name": standard.name, "unit": standard.unit.public_id if is_own and standard.unit else ""}
    form = CopyForm(request.POST or None, initial=initial, user=request.user)
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        try:
            draft = drafting.copy_standard(standard=standard, **facts, by=request.user, at=timezone.now())
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("The lines have been copied into a draft."))
            return redirect("competencies:standard", draft.public_id)
    return render(request, "competencies/standards/copy.html", {"form": form, "standard": standard})


@for_officers
@require_POST
def discard(request, public_id):
    standard = managed_draft(request, public_id)
    try:
        drafting.discard_draft(standard=standard, by=request.user, at=timezone.now())
    except StandardIsPublished:
        return is_published_now(request, standard)
    messages.success(request, _("The draft has been discarded."))
    return redirect("competencies:standards")


@for_officers
@require_http_methods(["GET", "POST"])
def publish(request, public_id):
    """Says first how many people it concerns, and what it stands beside."""
    standard = managed(request, public_id)
    if standard.is_published:
        return redirect("competencies:standard", standard.public_id)
    form = PublishForm(request.POST if request.method == "POST" else None)
    previous = list(publishing.previous_standards(standard))
    if not previous:
        del form.fields["ends_previous"]
    if request.method == "POST" and form.is_valid():
        try:
            publishing.publish(standard=standard, **form.cleaned_data, by=request.user, at=timezone.now())
        except Refused as refused:
            messages.error(request, " ".join(_words(refused.problems)))
        else:
            messages.success(request, _("The standard has been published."))
            return redirect("competencies:standard", standard.public_id)
    today = timezone.localdate()
    problems = publishing.problems_before_publishing(standard, today)
    context = {
        "standard": standard,
        "form": form,
        "previous": previous,
        "problems": _words(problems),
        "people": people_concerned(standard, today),
    }
    return render(request, "competencies/standards/publish.html", context)


def _words(problems):
    return list(dict.fromkeys(str(describe(problem)) for problem in problems))


@for_officers
@require_POST
def take_back(request, public_id):
    standard = managed(request, public_id)
    try:
        publishing.take_back(standard=standard, by=request.user, at=timezone.now())
    except publishing.StandardHasBegun:
        messages.error(request, _("The standard holds already. You can only end it."))
    except Refused as refused:
        messages.error(request, " ".join(_words(refused.problems)))
    else:
        messages.success(request, _("The standard is a draft again."))
    return redirect("competencies:standard", standard.public_id)


@for_officers
@require_http_methods(["GET", "POST"])
def end(request, public_id):
    standard = managed(request, public_id)
    if not standard.is_published:
        raise Http404
    form = EndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            publishing.end(standard=standard, **form.cleaned_data, by=request.user, at=timezone.now())
        except Refused as refused:
            for problem in refused.problems:
                form.add_error("last_day", describe(problem))
        else:
            messages.success(request, _("The last day of the standard is set."))
            return redirect("competencies:standard", standard.public_id)
    return render(request, "competencies/standards/end.html", {"form": form, "standard": standard})
