"""Where officers see who has no account open yet, mail links, print codes, and help with a lost second step."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.entering import activation, code_sheet, second_factor, signals
from accounts.entering.forms import ReasonForm
from accounts.granting import may_change_account
from accounts.models import ActivationCode, Employment, Invitation, OrgUnit, User
from accounts.powers import Power
from theme.own_addresses import own_address

PER_PAGE = 50


def units_of(user):
    return OrgUnit.objects.open().within_power(user, Power.ISSUE_CODES)


def top_units_of(user):
    if user.is_superuser:
        return list(OrgUnit.objects.open().filter(depth=1))
    return list(user.units_with(Power.ISSUE_CODES))


@require_safe
@login_required
def choose_unit(request):
    """The officer's own unit at once; whoever serves several, or everything, starts at the top ones."""
    if not request.user.has_power(Power.ISSUE_CODES):
        raise Http404
    units = top_units_of(request.user)
    if len(units) == 1:
        return redirect("entering:manage_unit", units[0].public_id)
    return render(request, "accounts/entering/choose_unit.html", {"units": units})


@require_safe
@login_required
def manage_unit(request, public_id):
    unit = get_object_or_404(units_of(request.user), public_id=public_id)
    now = timezone.now()
    people = (
        activation.waiting(unit)
        .select_related("user", "unit")
        .annotate(
            has_code=Exists(ActivationCode.objects.open(now).filter(user=OuterRef("user"))),
            is_invited=Exists(Invitation.objects.filter(user=OuterRef("user"))),
        )
        .order_by("user__full_name", "pk")
    )
    context = {
        "unit": unit,
        "is_first_page": top_units_of(request.user) == [unit],
        "above": unit.get_ancestors() if unit.depth > 1 else [],
        "parts": unit.get_children().filter(closed_on=None).order_by("name"),
        "page_obj": Paginator(people, PER_PAGE).get_page(request.GET.get("page")),
        "most_on_a_sheet": activation.MOST_ON_A_SHEET,
        "reachable": list(units_of(request.user).filter(path__in=_paths_above(unit)).values_list("path", flat=True)),
    }
    return render(request, "accounts/entering/manage_unit.html", context)


def _paths_above(unit):
    return [unit.path[:end] for end in range(unit.steplen, len(unit.path), unit.steplen)]


@require_POST
@login_required
def mail_unit(request, public_id):
    unit = get_object_or_404(units_of(request.user), public_id=public_id)
    people = activation.waiting(unit).values("user")
    _invite(request, people)
    return redirect("entering:manage_unit", public_id)


@require_POST
@login_required
def mail_person(request, public_id):
    employment = _employment(request, public_id)
    _invite(request, [employment.user_id])
    return redirect(own_address(request) or reverse("entering:manage_unit", args=[employment.unit.public_id]))


def _employment(request, public_id):
    employments = Employment.objects.current().within_power(request.user, Power.ISSUE_CODES)
    return get_object_or_404(employments.select_related("unit", "user"), user__public_id=public_id)


def _invite(request, people):
    count = activation.invite(people=people, asked_by=request.user, at=timezone.now())
    if count:
        signals.people_invited.send(sender=mail_unit)
        words = ngettext("%(count)d mail is on its way.", "%(count)d mails are on their way.", count)
        messages.success(request, words % {"count": count})
    else:
        messages.info(request, _("Nobody to write to: no e-mail is recorded, or a mail is on its way already."))


@never_cache
@require_POST
@login_required
def make_sheet(request, public_id):
    """The codes are in this answer and nowhere else; asking again makes new ones and ends these."""
    unit = get_object_or_404(units_of(request.user), public_id=public_id)
    now = timezone.now()
    try:
        slips = activation.make_sheet(unit=unit, made_by=request.user, at=now)
    except activation.NobodyLeft:
        messages.info(
            request,
            _("Nobody here needs a code from you. People with a role get theirs from whoever may give that role."),
        )
        return redirect("entering:manage_unit", public_id)
    return _pdf(unit, slips, now)


@never_cache
@require_POST
@login_required
def print_code(request, public_id):
    """A sheet for one person, for example who lost theirs."""
    employment, now = _employment(request, public_id), timezone.now()
    if not may_change_account(request.user, employment.user):
        raise Http404
    try:
        slips = activation.make_sheet(unit=employment.unit, made_by=request.user, at=now, person=employment.user)
    except activation.NobodyLeft:
        messages.info(request, _("This person has chosen a password, so no code is needed."))
        return redirect(own_address(request) or reverse("entering:manage_unit", args=[employment.unit.public_id]))
    return _pdf(employment.unit, slips, now)


def _pdf(unit, slips, at):
    response = HttpResponse(code_sheet.draw(unit=unit, slips=slips, at=at), content_type="application/pdf")
    response.headers["Content-Disposition"] = 'attachment; filename="kode-aktivasi.pdf"'
    return response


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def reset_two_factor(request, public_id):
    people = User.objects.filter(
        employments__in=Employment.objects.current().within_power(request.user, Power.RESET_TWO_FACTOR)
    ).exclude(pk=request.user.pk)
    person = get_object_or_404(people.distinct(), public_id=public_id)
    if not may_change_account(request.user, person):
        raise Http404
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        second_factor.reset(user=person, reason=form.cleaned_data["reason"])
        signals.two_factor_was_reset.send(
            sender=reset_two_factor, user_id=person.pk, reason=form.cleaned_data["reason"]
        )
        words = _("The second sign-in step of %(name)s was removed. The person signs in with the password alone.")
        messages.success(request, words % {"name": person.full_name})
        return redirect("people:person", person.public_id)
    context = {"form": form, "person": person, "has_second_factor": second_factor.is_set_up(person)}
    return render(request, "accounts/entering/reset_two_factor.html", context)
