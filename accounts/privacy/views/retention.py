"""Retention rules: what each would touch now, which are switched on, and what they did."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.models import RetentionRule, RetentionRun
from accounts.powers import Power
from accounts.privacy import registry
from accounts.privacy.access import for_whole_site, serves_whole_site, with_power
from accounts.privacy.forms import PeriodForm
from accounts.privacy.services import retention


@require_safe
@with_power(Power.MANAGE_PRIVACY)
def rules(request):
    now = timezone.now()
    runs = RetentionRun.objects.select_related("rule").order_by("-started_at")[:20]
    found = RetentionRule.objects.select_related("switched_on_by")
    page = {
        "rules": [(rule, _touched(rule, now)) for rule in found],
        "runs": runs,
        "can_change": serves_whole_site(request.user),
        "now": now,
    }
    return render(request, "accounts/privacy/retention.html", page)


def _touched(rule, now):
    """How many rows the rule would touch now; None if its app is gone."""
    return retention.rows_of(rule=rule, at=now).count() if registry.retention_target(rule.target) else None


@require_POST
@for_whole_site
def switch(request, public_id):
    """On or off, whichever the button says."""
    rule = get_object_or_404(RetentionRule, public_id=public_id)
    if request.POST.get("wanted") == "on":
        retention.switch_on(rule=rule, officer=request.user, at=timezone.now())
        messages.success(request, _("The rule is switched on. It is applied from the next night on."))
    else:
        retention.switch_off(rule=rule)
        messages.success(request, _("The rule is switched off."))
    return redirect("privacy:retention")


@require_http_methods(["GET", "POST"])
@for_whole_site
def change(request, public_id):
    rule = get_object_or_404(RetentionRule, public_id=public_id)
    form = PeriodForm(request.POST or None, instance=rule)
    if request.method == "POST" and form.is_valid():
        before = RetentionRule.objects.get(pk=rule.pk)
        retention.change_period(rule=before, **form.cleaned_data)
        messages.success(request, _("A new version of the rule is recorded. Look at its preview, then switch it on."))
        return redirect("privacy:retention")
    return render(request, "accounts/privacy/retention_rule.html", {"rule": rule, "form": form})
