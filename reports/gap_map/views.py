from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from accounts import audit
from accounts.models import OrgUnit, User
from accounts.powers import Power
from competencies.advice.offers import offers
from competencies.models import Competency, Framework
from courses.assigning import MOST_AT_ONCE, TooManyPeople, assign_training, open_cohorts
from courses.services import CourseNotPublished, RegistrationClosed
from reports.gap_map import pages
from reports.gap_map.exports import map_csv
from reports.gap_map.forms import AssignForm
from reports.gap_map.lacking import lacking
from reports.gap_map.reading import gap_map
from reports.gap_map.words import what_came_of_it
from reports.scope import top_units

PEOPLE_ON_A_PAGE = 50
NO_REGISTRATIONS = gettext_lazy("This course takes no registrations any more. Choose another one.")


@login_required
@require_safe
def own_gap_map(request):
    """The way in: to the first of the units that the person serves."""
    units = top_units(request.user)
    if not units:
        raise Http404
    return redirect("reports:gap_map", units[0].public_id)


@login_required
@require_safe
def gap_map_page(request, public_id):
    unit = get_object_or_404(OrgUnit.objects.visible_to(request.user), public_id=public_id)
    found = gap_map(user=request.user, unit=unit, framework_code=request.GET.get("kerangka", ""))
    audit.record_view(request, unit=unit, target=unit.name)
    context = {
        "found": found,
        "now": timezone.now(),
        "tops": top_units(request.user),
        "chart": pages.heat_map(found) if found.competencies else None,
        "finding": pages.finding(found),
        "wanted": [(each, found.whole[each.pk], pages.address(unit, each)) for each in found.most_wanted],
    }
    return render(request, "reports/gap_map/map.html", context)


@login_required
@require_safe
def gap_map_csv(request, public_id):
    unit = get_object_or_404(OrgUnit.objects.visible_to(request.user), public_id=public_id)
    found = gap_map(user=request.user, unit=unit, framework_code=request.GET.get("kerangka", ""))
    audit.record_view(request, unit=unit, target=unit.name, action="unit.exported")
    return map_csv(found, on=timezone.localdate())


@login_required
def gap_people(request, public_id, framework, code):
    """Who lacks the level, and the form that assigns them a course. Sent twice, nobody is enrolled twice."""
    unit = get_object_or_404(OrgUnit.objects.visible_to(request.user), public_id=public_id)
    frameworks = Framework.objects.for_agency(unit.agency_path).filter(code=framework)
    competencies = Competency.objects.filter(framework__in=frameworks).select_related("framework")
    competency = get_object_or_404(competencies, code=code)
    people = lacking(unit=unit, competency=competency)
    now = timezone.now()
    page = Paginator(people, PEOPLE_ON_A_PAGE).get_page(request.GET.get("page"))
    number = page.paginator.count
    may_assign = request.user.has_power_over(Power.ASSIGN_TRAINING, unit)
    form = None
    if may_assign and number:
        form = _form(request, competency, number, now)
    if request.method == "POST":
        if form is None:
            raise Http404
        chosen = set(request.POST.getlist("person"))
        if form.is_valid() and _assign(request, form, people, chosen, now):
            return redirect(request.get_full_path())
    audit.record_view(request, unit=unit, target=f"{unit.name}: {competency.name}")
    context = {
        "unit": unit,
        "competency": competency,
        "page_obj": page,
        "number": number,
        "form": form,
        "may_assign": may_assign,
        "ticked": request.POST.getlist("person") if request.method == "POST" else None,
    }
    return render(request, "reports/gap_map/people.html", context)


def _form(request, competency, number, now):
    """Courses that bring anybody a level of this competency and take registrations now."""
    found = [offer for offer in offers(at=now) if offer.is_open and competency.pk in offer.proves]
    found.sort(key=lambda offer: (-offer.proves[competency.pk], offer.hours, offer.code))
    if not found:
        return None
    data = request.POST if request.method == "POST" else None
    return AssignForm(data, offers=found, number=number, today=timezone.localdate(now))


def _assign(request, form, people, chosen, now):
    """Whether it was done; otherwise the form says why not."""
    facts = form.cleaned_data
    if facts["who"] == form.CHOSEN:
        people = [each for each in people if str(each.user.public_id) in chosen]
    learners = User.objects.filter(pk__in=[each.user_id for each in people])
    if not learners:
        form.add_error("who", _("Tick at least one person, or choose the whole list."))
        return False
    cohort = next(iter(open_cohorts([facts["course"]], at=now).values()), None)
    if cohort is None:
        form.add_error("course", NO_REGISTRATIONS)
        return False
    try:
        done = assign_training(
            people=learners.order_by("full_name"),
            cohort=cohort,
            by=request.user,
            at=now,
            due_on=facts["due_on"],
            note=facts["note"],
        )
    except TooManyPeople:
        words = _("At most %(most)s people can be enrolled at once. Choose a unit further down.")
        form.add_error("who", words % {"most": MOST_AT_ONCE})
        return False
    except (RegistrationClosed, CourseNotPublished):
        form.add_error("course", NO_REGISTRATIONS)
        return False
    messages.success(request, what_came_of_it(done, cohort))
    return True
