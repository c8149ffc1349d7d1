from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import granting
from accounts.granting import people_in_reach
from accounts.models import RoleAssignment, RoleProposal
from accounts.roles import overview
from accounts.roles.forms import DecisionForm, DelegateForm, EndForm, GrantForm, RoleFilter, words_for
from accounts.roles.refusals import REFUSALS, refuse
from accounts.services import appointing

PER_PAGE = 50


@login_required
@require_safe
def own(request):
    at = timezone.now()
    context = {
        "held": overview.roles_of(request.user, at),
        "proposals": overview.proposals_about(request.user, at),
        "is_officer": overview.is_role_officer(request.user),
        "at": at,
    }
    return render(request, "accounts/roles/own.html", context)


@login_required
@require_safe
def manage(request):
    """Who holds what in the reach of whoever asks, and what waits for a second officer."""
    _officers_only(request.user)
    at = timezone.now()
    form = RoleFilter(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    found = overview.assignments_in_reach(request.user, **wanted, at=at)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    proposals = RoleProposal.objects.open(at).grantable_by(request.user).select_related("user", "unit", "proposed_by")
    context = {
        "form": form,
        "page_obj": page,
        "rows": overview.rows(page.object_list, viewer=request.user, at=at),
        "proposals": proposals[:PER_PAGE],
    }
    return render(request, "accounts/roles/manage.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def grant(request):
    _officers_only(request.user)
    at = timezone.now()
    initial = {name: request.GET.get(name, "") for name in ("person", "unit", "course", "role")}
    initial["person"] = words_for(initial["person"], people_in_reach(request.user))
    form = GrantForm(request.POST or None, initial=initial, officer=request.user, at=at)
    if request.method == "POST" and form.is_valid():
        try:
            given = _appoint(request.user, form, at)
        except REFUSALS as refusal:
            refuse(form, refusal, person="person")
        else:
            messages.success(request, _said(given))
            return redirect("roles:manage")
    return render(request, "accounts/roles/grant.html", {"form": form})


def _appoint(officer, form, at):
    facts = form.cleaned_data
    course = facts.get("course")
    return appointing.appoint(
        by=officer,
        user=facts["person"],
        role=facts["role"],
        unit=facts.get("unit"),
        course_key=course and course.key,
        course_title=course.title if course else "",
        reason=facts["reason"],
        at=at,
        **form.times,
    )


def _said(given):
    facts = {"person": given.user, "role": given.get_role_display()}
    if isinstance(given, RoleProposal):
        return _("Proposed: %(role)s for %(person)s. Another officer has to agree within 14 days.") % facts
    return _("%(person)s now has the role: %(role)s.") % facts


@login_required
@require_http_methods(["GET", "POST"])
def delegate(request, public_id):
    at = timezone.now()
    # On a shared device nobody holds anything, though the database says so.
    held = [assignment.pk for assignment in request.user.held_assignments]
    own_roles = request.user.roles.active(at).filter(pk__in=held, delegated_from=None).select_related("unit", "user")
    assignment = get_object_or_404(own_roles, public_id=public_id)
    form = DelegateForm(request.POST or None, people=granting.colleagues_of(assignment), at=at)
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        try:
            given = appointing.delegate_role(
                assignment=assignment, to=facts["colleague"], reason=facts["reason"], at=at, **form.times
            )
        except REFUSALS as refusal:
            refuse(form, refusal, person="colleague")
        else:
            messages.success(request, _said(given))
            return redirect("roles:own")
    return render(request, "accounts/roles/delegate.html", {"form": form, "assignment": assignment})


@login_required
@require_http_methods(["GET", "POST"])
def end(request, public_id):
    """For officers, and for holders who take a delegation back. A role that is over leads on without a word."""
    assignments = RoleAssignment.objects.select_related("user", "unit", "delegated_from__user")
    assignment = get_object_or_404(assignments, public_id=public_id)
    if not granting.may_end(request.user, assignment):
        raise Http404
    at = timezone.now()
    back = "roles:manage" if overview.is_role_officer(request.user) else "roles:own"
    if assignment.is_over_at(at):
        return redirect(back)
    form = EndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            appointing.dismiss(by=request.user, assignment=assignment, reason=form.cleaned_data["reason"], at=at)
        except REFUSALS as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("The role has ended: %(role)s") % {"role": assignment})
            return redirect(back)
    return render(request, "accounts/roles/end.html", {"form": form, "assignment": assignment, "back": back})


@login_required
@require_http_methods(["GET", "POST"])
def proposal(request, public_id):
    """Open to officers in whose reach it lies, whoever proposed it; decided by a third person."""
    proposals = RoleProposal.objects.grantable_by(request.user)
    proposed = get_object_or_404(
        proposals.select_related("user", "unit", "proposed_by", "decided_by"), public_id=public_id
    )
    at = timezone.now()
    form = DecisionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            _decide(request.user, proposed, form.cleaned_data, at)
        except REFUSALS as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("Your decision has been recorded."))
            return redirect("roles:manage")
    may_decide = proposed.is_open_at(at) and granting.may_decide(request.user, proposed)
    context = {"form": form, "proposal": proposed, "may_decide": may_decide, "is_open": proposed.is_open_at(at)}
    return render(request, "accounts/roles/proposal.html", context)


@login_required
@require_POST
def withdraw(request, public_id):
    """For whoever proposed, also after their own role ended."""
    proposed = get_object_or_404(RoleProposal.objects.filter(proposed_by=request.user), public_id=public_id)
    try:
        appointing.withdraw_proposal(proposal=proposed, by=request.user, at=timezone.now())
    except appointing.ProposalClosed:
        messages.info(request, _("This proposal has been decided on or has lapsed."))
    else:
        messages.success(request, _("The proposal has been withdrawn."))
    return redirect("roles:own")


def _decide(officer, proposed, facts, at):
    if facts["decision"] == "approve":
        return appointing.approve_role(proposal=proposed, by=officer, at=at)
    return appointing.refuse_role(proposal=proposed, by=officer, reason=facts["reason"], at=at)


def _officers_only(user):
    if not overview.is_role_officer(user):
        raise Http404
