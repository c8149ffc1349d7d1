"""Two records of one person: find the other one, look at both, merge."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts import audit, merging, services
from accounts.granting import may_set_way_in
from accounts.models import User
from accounts.people.forms import OtherRecordForm
from accounts.people.views import person_to_manage
from accounts.powers import Power


@login_required
@require_http_methods(["GET", "POST"])
def merge(request, public_id):
    """Asks for the number of the other record; the number travels in the body, never in an address."""
    person = _mergeable(request, public_id)
    form = OtherRecordForm(request.POST or None, person=person, reach=_reach(request))
    if request.method == "POST" and form.is_valid():
        return redirect("people:merge_preview", person.public_id, form.other.public_id)
    return render(request, "accounts/people/merge.html", {"form": form, "person": person})


@login_required
@require_http_methods(["GET", "POST"])
def merge_preview(request, public_id, other_id):
    """Shows what becomes of both, and merges on POST. Repeated after a merge it leads to the person."""
    kept = _mergeable(request, public_id)
    merged = User.objects.filter(public_id=other_id, merged_into=kept)
    if merged.exists():
        return redirect("people:person", kept.public_id)
    other = _mergeable(request, other_id)
    if kept == other:
        raise Http404
    if request.method == "POST":
        try:
            services.merge_people(kept=kept, other=other, at=timezone.now())
        except services.MergeRefused:
            messages.error(request, _("The records have not been merged. See what stands in the way."))
        else:
            messages.success(request, _("The two records are one now."))
            return redirect("people:person", kept.public_id)
    audit.record_view(request, subject=other)
    return render(request, "accounts/people/merge_preview.html", _preview(kept, other))


def _preview(kept, other):
    conflicts = merging.conflicts(kept, other)
    return {
        "kept": kept,
        "other": other,
        "tallies": merging.tallies(kept, other),
        "conflicts": conflicts,
        "is_blocked": any(conflict.blocks for conflict in conflicts),
        "records": [
            {"person": kept, "employments": kept.employments.select_related("unit")},
            {"person": other, "employments": other.employments.select_related("unit")},
        ],
        "swapped": reverse("people:merge_preview", args=[other.public_id, kept.public_id]),
    }


def _reach(request):
    return User.objects.filter(merged_into=None).within_power(request.user, Power.MANAGE_PEOPLE)


def _mergeable(request, public_id):
    """Merging opens one account with the means of another, so it takes the right to choose those of both. Nobody gives
    themselves what another record has: that is for a colleague."""
    person = person_to_manage(request, public_id)
    if person == request.user or not may_set_way_in(request.user, person):
        raise Http404
    return person
