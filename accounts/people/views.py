"""The list of people and the page of each, for officers who may see them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import audit, services
from accounts.granting import may_change_account, may_set_way_in
from accounts.models import OrgUnit, User
from accounts.people.forms import UNIT_IS_CLOSED, NamesForm, NewPersonForm, PeopleFilter
from accounts.people.listing import page_of_people
from accounts.people.page import person_page
from accounts.powers import Power


def person_to_manage(request, public_id):
    """Neither a record that was given up nor one that was erased: those stay as they are."""
    reach = User.objects.filter(merged_into=None, erased_at=None).within_power(request.user, Power.MANAGE_PEOPLE)
    return get_object_or_404(reach, public_id=public_id)


def units_to_manage(request):
    return OrgUnit.objects.within_power(request.user, Power.MANAGE_PEOPLE)


@login_required
@require_safe
def people_list(request):
    if not request.user.has_power(Power.SEE_PEOPLE):
        raise Http404
    form = PeopleFilter(request.GET, viewer=request.user)
    form.is_valid()
    listing = page_of_people(viewer=request.user, filters=form.filters())
    _record_list_view(request, form.filters())
    context = {
        "form": form,
        "listing": listing,
        "may_add": request.user.has_power(Power.MANAGE_PEOPLE),
    }
    return render(request, "accounts/people/list.html", context)


def _record_list_view(request, filters):
    served = request.user.units_with(Power.SEE_PEOPLE)
    unit = filters["unit"] or (served[0] if served else None)
    audit.record_view(request, action="people.listed", unit=unit, target=filters["q"])


@login_required
@require_safe
def person(request, public_id):
    """A record that was merged into another leads there."""
    person = get_object_or_404(User.objects.select_related("merged_into"), public_id=public_id)
    target = person.merged_into or person
    get_object_or_404(User.objects.within_power(request.user, Power.SEE_PEOPLE), pk=target.pk)
    if target != person:
        return redirect("people:person", target.public_id)
    page = person_page(viewer=request.user, person=person)
    audit.record_view(request, subject=person, unit=page.place and page.place.unit)
    return render(request, "accounts/people/person.html", {"page": page, "person": person})


@login_required
@require_http_methods(["GET", "POST"])
def add(request):
    if not request.user.has_power(Power.MANAGE_PEOPLE):
        raise Http404
    form = NewPersonForm(request.POST or None, reach=units_to_manage(request))
    if request.method == "POST" and form.is_valid():
        try:
            person = services.add_person(**form.cleaned_data)
        except services.NumberInUse:
            form.add_error("number", _("Someone is employed under this number already. Look for it in the list."))
        except services.UnitIsClosed:
            form.add_error("unit", UNIT_IS_CLOSED)
        except services.EmailInUse:
            form.add_error("email", _("Another account has this address already."))
        else:
            messages.success(request, _("%(name)s has been added.") % {"name": person.name_with_titles})
            return redirect("people:person", person.public_id)
    return render(request, "accounts/people/add.html", {"form": form})


@login_required
@require_http_methods(["GET", "POST"])
def edit(request, public_id):
    person = person_to_manage(request, public_id)
    initial = {name: getattr(person, name) for name in NamesForm.base_fields}
    form = NamesForm(request.POST or None, initial=initial)
    if not may_set_way_in(request.user, person):
        del form.fields["email"]
    if request.method == "POST" and form.is_valid():
        try:
            services.correct_person(user=person, **form.cleaned_data)
        except services.EmailInUse:
            form.add_error("email", _("Another account has this address already."))
        else:
            messages.success(request, _("The changes have been saved."))
            return redirect("people:person", person.public_id)
    return render(request, "accounts/people/edit.html", {"form": form, "person": person})


@login_required
@require_POST
def account(request, public_id):
    """Closes or opens the account, as the button says; to say it twice changes nothing."""
    person = person_to_manage(request, public_id)
    if person == request.user or not may_change_account(request.user, person):
        raise Http404
    if request.POST.get("action") == "open":
        services.open_account(user=person)
        messages.success(request, _("The account is open again."))
    else:
        services.close_account(user=person)
        messages.success(request, _("The account is closed. Nobody can sign in with it any more."))
    return redirect("people:person", person.public_id)
