"""Naming the peers of a person: they name and remove, the superior removes. Who answered is shown to neither."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.models import User
from accounts.unit_choice import is_uuid
from competencies.assessing.ratings import peers, reading
from competencies.assessing.together import FEWEST_NAMED, MOST_NAMED


@login_required
@require_safe
def named(request, public_id):
    rating = _with_peers(request, public_id)
    on = timezone.localdate()
    is_own = rating.subject_id == request.user.pk
    text = " ".join(request.GET.get("q", "").replace("\0", "").split())[:80] if is_own else ""
    asked = peers.peers_of(rating).select_related("assessor").order_by("assessor__full_name", "assessor_id")
    context = {
        "rating": rating,
        "is_own": is_own,
        "is_open": rating.cycle.takes_peers(on),
        "named": asked,
        "q": text,
        "found": peers.found_by_name(rating, text, on=on) if text else [],
        "is_short": bool(text) and len(text.replace(" ", "")) < peers.SHORTEST_SEARCH,
        "fewest": FEWEST_NAMED,
        "most": MOST_NAMED,
    }
    return render(request, "competencies/assessing/ratings/peers.html", context)


@login_required
@require_POST
def propose(request, public_id):
    """Only the person themself names."""
    rating = _with_peers(request, public_id)
    if rating.subject_id != request.user.pk:
        raise Http404
    colleague = _person(request)
    try:
        peers.propose(rating=rating, colleague=colleague, at=timezone.now())
    except peers.NotAColleague as error:
        raise Http404 from error
    except peers.TooManyPeers:
        messages.error(request, _("You can name at most %(most)s people.") % {"most": MOST_NAMED})
    except peers.PeersAreClosed:
        messages.error(request, _("Nobody can be named in this cycle any more."))
    else:
        messages.success(request, _("%(person)s is asked.") % {"person": colleague})
    return redirect("competencies:peers", rating.public_id)


@login_required
@require_POST
def remove(request, public_id):
    rating = _with_peers(request, public_id)
    try:
        peers.remove(rating=rating, colleague=_person(request), at=timezone.now())
    except peers.PeersAreClosed:
        messages.error(request, _("The names of this cycle stay as they are."))
    else:
        messages.success(request, _("The name has been removed."))
    return redirect("competencies:peers", rating.public_id)


def _with_peers(request, public_id):
    found = reading.of_superior_about(request.user).filter(cycle__has_peers=True)
    return get_object_or_404(found, public_id=public_id)


def _person(request):
    key = request.POST.get("person", "")
    if not is_uuid(key):
        raise Http404
    return get_object_or_404(User, public_id=key)
