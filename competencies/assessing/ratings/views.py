"""Assessing others, and being assessed. What is not one's own is a 404."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from competencies.assessing import reach
from competencies.assessing.ratings import reading, services
from competencies.assessing.ratings.forms import RatingForm, ReasonForm
from competencies.assessing.statements import statements_of

PER_PAGE = 25


@login_required
@require_safe
def index(request):
    on = timezone.localdate()
    written = Paginator(reading.of_team_by(request.user, on=on), PER_PAGE).get_page(request.GET.get("page"))
    about = [(rating, rating.cycle.takes_peers(on)) for rating in reading.about(request.user)]
    context = {"waiting": reading.waiting_for(request.user, on=on), "page_obj": written, "about": about}
    return render(request, "competencies/assessing/ratings/index.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def rate(request, public_id):
    """The form of one person; `save` keeps it for later, any other button hands it in."""
    rating = _to_write(request, public_id)
    at = timezone.now()
    if rating.submitted_at or rating.declined_at or not rating.cycle.takes_answers(timezone.localdate(at)):
        return _written(request, rating, at)
    competencies = reading.competencies_of(rating.cycle)
    form = RatingForm(
        request.POST or None,
        rating=rating,
        competencies=competencies,
        statements=statements_of(competencies),
        has_gaps="save" in request.POST,
    )
    if request.method == "POST" and form.is_valid() and _handed_in(request, rating, form, at):
        return redirect("competencies:ratings")
    return render(request, "competencies/assessing/ratings/rate.html", {"rating": rating, "form": form})


def _handed_in(request, rating, form, at):
    try:
        if "save" in request.POST:
            services.save(rating=rating, lines=form.lines, at=at)
            messages.success(request, _("Kept. Nobody sees it until you hand it in."))
        else:
            services.submit(rating=rating, lines=form.lines, at=at)
            messages.success(request, _("Handed in. Thank you."))
    except services.NotTheSuperior as error:
        raise Http404 from error
    except services.NothingAnswered:
        form.add_error(None, _("Choose a level for at least one competency."))
        return False
    except services.RatingIsClosed:
        messages.error(request, _("This assessment does not take answers any more."))
    return True


def _written(request, rating, at):
    """A superior goes to the result; what a peer said is not shown again, not even to them."""
    if rating.is_by_superior and rating.submitted_at:
        return redirect("competencies:rating_result", rating.public_id)
    return render(request, "competencies/assessing/ratings/closed.html", {"rating": rating})


@login_required
@require_POST
def decline(request, public_id):
    rating = _to_write(request, public_id)
    if rating.is_by_superior:
        raise Http404
    try:
        services.decline(rating=rating, at=timezone.now())
    except services.RatingIsClosed:
        messages.error(request, _("This assessment does not take answers any more."))
    else:
        messages.success(request, _("You are not asked any more. Nobody is told that you declined."))
    return redirect("competencies:ratings")


@login_required
@require_http_methods(["GET", "POST"])
def take_back(request, public_id):
    rating = _to_write(request, public_id)
    if not rating.is_by_superior:
        raise Http404
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.take_back(rating=rating, reason=form.cleaned_data["reason"], at=timezone.now())
        except services.NotTheSuperior as error:
            raise Http404 from error
        except services.RatingIsClosed:
            messages.error(request, _("The cycle is over. Ask the HR officer to withdraw the evidence."))
            return redirect("competencies:rating_result", rating.public_id)
        messages.success(request, _("Taken back. You can change your assessment and hand it in again."))
        return redirect("competencies:rate", rating.public_id)
    return render(request, "competencies/assessing/ratings/take_back.html", {"rating": rating, "form": form})


@login_required
@require_safe
def result(request, public_id):
    """What the superior and, once the cycle is over, the peers together said: for the person and the superior. Who
    wrote it as their superior of before reads the own part."""
    on = timezone.localdate()
    readable = reach.readable_by(request.user, on=on).select_related("cycle", "subject", "assessor")
    rating = get_object_or_404(readable, public_id=public_id)
    is_own, is_writer = (person == request.user.pk for person in (rating.subject_id, rating.assessor_id))
    sees_peers = is_own or reach.of_team(request.user, on=on).filter(pk=rating.pk).exists()
    has_peers = rating.cycle.has_peers and sees_peers
    context = {
        "rating": rating,
        "is_own": is_own,
        "has_peers": has_peers,
        "lines": reading.result_of(rating, with_notes=is_own or is_writer, with_peers=has_peers),
        "may_take_back": is_writer and sees_peers and rating.submitted_at and rating.cycle.takes_answers(on),
        "takes_peers": sees_peers and rating.cycle.takes_peers(on),
    }
    return render(request, "competencies/assessing/ratings/result.html", context)


def _to_write(request, public_id):
    asked = reach.asked_of(request.user, on=timezone.localdate()).select_related("cycle", "subject")
    return get_object_or_404(asked, public_id=public_id)
