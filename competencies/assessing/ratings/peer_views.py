"""Naming the peers of a person: they and the superior name; from the first day on only the superior removes. Who
answered is shown to neither."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.models import User
from accounts.unit_choice import is_uuid
from competencies.assessing import reach
from competencies.assessing.ratings import peers
from competencies.assessing.together import FEWEST_NAMED, MOST_NAMED
from competencies.models import Rating


@login_required
@require_safe
def named(request, public_id):
    rating = _with_peers(request, public_id)
    on = timezone.localdate()
    is_own = rating.subject_id == request.user.pk
    text = " ".join(request.GET.get("q", "").replace("\0", "").split())[:80]
    asked = peers.peers_of(rating).select_related("assessor").order_by("assessor__full_name", "assessor_id")
    context = {
        "rating": rating,
        "is_own": is_own,
        "is_open": rating.cycle.takes_peers(on),
        "may_remove": peers.may_remove(rating, request.user, on=on),
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
    rating = _with_peers(request, public_id)
    colleague = _person(request)
    try:
        peers.propose(rating=rating, colleague=colleague, at=timezone.now())
    except peers.NotAColleague as error:
        raise Http404 from error
    except peers.TooManyPeers:
        messages.error(request, _("At most %(most)s people can be named.") % {"most": MOST_NAMED})
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
        peers.remove(rating=rating, colleague=_person(request), by=request.user, at=timezone.now())
    except peers.PeersAreClosed:
        messages.error(request, _("The names of this cycle stay as they are."))
    except peers.SuperiorRemoves:
        messages.error(request, _("From the first day on only your superior can remove a name."))
    else:
        messages.success(request, _("The name has been removed."))
    return redirect("competencies:peers", rating.public_id)


def _with_peers(request, public_id):
    """Of oneself, or of somebody whom one leads."""
    team = reach.of_team(request.user, on=timezone.localdate()).values("pk")
    found = Rating.objects.by_superiors().filter(Q(subject=request.user) | Q(pk__in=team), cycle__has_peers=True)
    return get_object_or_404(found.select_related("cycle", "subject", "assessor"), public_id=public_id)


def _person(request):
    key = request.POST.get("person", "")
    if not is_uuid(key):
        raise Http404
    return get_object_or_404(User, public_id=key)
